import { lineEndAt, lineStartAt, nextLineStart } from '../fixes/lines.js';
import type { DefectEntry } from '../sources/fragment.js';
import { parseMarkdown } from '../sources/report/markdown/parseMarkdown.js';
import type { Section } from '../sources/report/markdown/ReportDocument.js';
import { contentEnd, type Extent } from './entryExtent.js';
import type { Proof } from './Proof.js';

/**
 * The lines of an entry of a report with the empty ones behind it, up to the start of the next line: of a section its body up to the next heading of
 * the same or a higher level, else the lines that it takes.
 */
export function extentInReport({ work }: Proof, { form, mention: { range } }: DefectEntry): Extent {
  const { text } = work;
  const start = lineStartAt(text, work.offset(range.start));
  const isSection = form === 'section';
  const section = isSection ? sectionAt(parseMarkdown(text).root, work.offset(range.start)) : undefined;
  const own = contentEnd(text, start, work.offset(range.end));
  // What follows a rule within the section is no longer about it.
  if (section && /^[\s*_-]*$/u.test(text.slice(own, section.end))) return { start, end: section.end };
  const lineEnd = lineEndAt(text, own);
  let end = nextLineStart(text, lineEnd) ?? text.length;
  if (!isSection) return { start, end };
  while (end < text.length && text.slice(end, lineEndAt(text, end)).trim() === '')
    end = nextLineStart(text, lineEndAt(text, end)) ?? text.length;
  return { start, end };
}

function sectionAt({ sections }: Section, start: number): Section | undefined {
  for (const section of sections) {
    if (section.start === start) return section;
    const inner = section.start < start && start < section.end ? sectionAt(section, start) : undefined;
    if (inner) return inner;
  }
  return undefined;
}
