import type { DefectEntry } from '../../fragment.js';
import { readFields } from '../fields/readFields.js';
import type { Block, Paragraph, Section, Span } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import { cleanTitle } from '../text/cleanTitle.js';
import { fieldNamed } from '../fields/fieldNames.js';
import { defectFromFields } from './defectFromFields.js';
import { groupContext } from './GroupContext.js';
import { isEmptyForm, isOtherEntry, isStrong, ranks } from './isDefectSection.js';
import { bareTitle } from './bareTitle.js';

export interface BoldHead {
  entry: DefectEntry;
  used: Iterable<Block>;
}

/** Bold lines that do the work of headings: `**[H-01] Title**` or `**1. Title**` with fields beneath. */
export function boldHeads(section: Section, report: Report): BoldHead[] {
  const { blocks } = section;
  const heads = blocks.flatMap((block, i) =>
    block.kind === 'paragraph' && !report.taken.has(block) && headLine(block) ? [i] : [],
  );
  if (heads.length === 0) return [];
  const context = groupContext(section, undefined, report);
  return heads.flatMap((at, n): BoldHead[] => {
    const head = blocks[at] as Paragraph;
    const end = heads[n + 1] ?? blocks.length;
    const rest: Block[] = [
      ...(head.lines.length > 1
        ? [
            {
              kind: 'paragraph' as const,
              start: head.lines[1]!.start,
              end: head.end,
              lines: head.lines.slice(1),
            },
          ]
        : []),
      ...blocks.slice(at + 1, end),
    ];
    const stop = rest.findIndex((block) => block.kind === 'rule');
    const body = stop < 0 ? rest : rest.slice(0, stop);
    const { fields, used } = readFields(body);
    const title = cleanTitle(head.lines[0]!.text);
    const strong = new Set(fields.filter(isStrong).map((field) => field.name)).size;
    const ranked = fields.some(ranks);
    if (
      !/\p{L}/u.test(title.title) ||
      isEmptyForm(title.title, fields) ||
      isOtherEntry(title, fields, context) ||
      !(strong >= 2 || (ranked && (fields.length >= 2 || context.group !== undefined)))
    )
      return [];
    const last = body.at(-1) ?? head;
    const entry = defectFromFields(
      {
        title: { ...title, title: bareTitle(title.title) },
        titleSpan: head.lines[0]!,
        fields,
        context,
        form: 'section',
        siblings: `bold@${section.start}`,
        start: head.start,
        end: last.end,
        body: body.flatMap((block): Span[] => (block.kind === 'paragraph' ? block.lines : [])),
      },
      report,
    );
    // A paragraph that was cut behind its first line is none of the section's.
    return [
      {
        entry,
        used: [head, ...[...used].filter((block) => block !== rest[0] || rest[0] === blocks[at + 1])],
      },
    ];
  });
}

/** The first line is bold as a whole and is no label of a field. */
function headLine(block: Paragraph): boolean {
  const match = /^[^\p{L}\p{N}*_[(]{0,6}(?:\*\*|__)([^*]+?)(?:\*\*|__)(?:\s*\([^()]*\))?$/u.exec(
    block.lines[0]!.text,
  );
  const label = match?.[1]?.replace(/:$/u, '');
  return (
    label !== undefined && label.length <= 160 && !match![1]!.endsWith(':') && fieldNamed(label) === undefined
  );
}
