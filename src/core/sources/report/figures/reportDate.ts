import { isoDate } from '../../dates.js';
import { splitLabels } from '../fields/splitLabels.js';
import type { Section } from '../markdown/ReportDocument.js';
import { plainText } from '../text/plainText.js';

const dateLabel =
  /^(?:(?:report |analysis |assessment |audit |review )?date|generated(?: on| at)?|report generated|created|last updated|updated|as of|published|prepared(?: on)?)$/iu;

/** The day that a report says it was written: its first labelled date, `YYYY-MM-DD`. */
export function reportDate(root: Section): string | undefined {
  const sections = [root, ...root.sections, ...root.sections.flatMap((section) => section.sections)];
  for (const section of sections) {
    for (const block of section.blocks) {
      const lines =
        block.kind === 'paragraph'
          ? block.lines
          : block.kind === 'list'
            ? block.items.flatMap((item) => item.lines.slice(0, 1))
            : [];
      for (const line of lines) {
        for (const { label, value } of splitLabels(line)) {
          const date = dateLabel.test(label) ? isoDate(plainText(value.text)) : undefined;
          if (date !== undefined) return date;
        }
      }
    }
  }
  return undefined;
}
