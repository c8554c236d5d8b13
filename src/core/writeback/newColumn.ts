import { lineEndAt, lineStartAt, nextLineStart } from '../fixes/lines.js';
import type { OffsetEdit } from '../fixes/offsetEdits.js';
import type { FieldTask } from './FieldTask.js';
import { fieldName, fieldValues } from './newLabel.js';

const separator = /^[\s>]*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/u;

/** Rows more than this are no table that a person would give a column by hand. */
const mostRows = 500;

/** A column for a field that the table of an entry lacks, behind its last one; what the other rows have there is a dash. */
export function* newColumn(task: FieldTask): Iterable<readonly OffsetEdit[]> {
  const { proof, entry } = task;
  const { text } = proof.work;
  const row = lineStartAt(text, proof.work.offset(entry.mention.range.start));
  const lines = tableAround(text, row);
  if (!lines || lines.length > mostRows) return;
  const name = fieldName(task);
  for (const value of fieldValues(task))
    yield lines.map(({ start, end }, i) => {
      const isClosed = text[end - 1] === '|' && text[end - 2] !== '\\';
      const cell =
        i === 0 ? name : i === 1 ? '-'.repeat(Math.max(3, name.length)) : start === row ? value : '-';
      const isTight = i === 1 && !/\s\|\s*$|\|\s/u.test(text.slice(start, end));
      const padded = isTight ? `-${cell}-` : ` ${cell} `;
      return { start: end, end, newText: isClosed ? `${padded}|` : ` |${padded.trimEnd()}` };
    });
}

/** The lines of the table that a row stands in, from its head, each without the blanks at its end; undefined where it is none of pipes. */
function tableAround(text: string, row: number): { start: number; end: number }[] | undefined {
  const lines: { start: number; end: number }[] = [];
  const at = (start: number): { start: number; end: number } => {
    const lineEnd = lineEndAt(text, start);
    return { start, end: start + text.slice(start, lineEnd).trimEnd().length };
  };
  let first = row;
  while (first > 0) {
    const above = lineStartAt(text, first - (text.startsWith('\r\n', first - 2) ? 2 : 1));
    if (!text.slice(above, lineEndAt(text, above)).includes('|')) break;
    first = above;
    if (row - first > 200_000) return undefined;
  }
  for (let start: number | undefined = first; start !== undefined && start < text.length;) {
    const line = at(start);
    if (!text.slice(line.start, line.end).includes('|')) break;
    lines.push(line);
    if (lines.length > mostRows) return undefined;
    start = nextLineStart(text, lineEndAt(text, start));
  }
  return lines.length > 2 && separator.test(text.slice(lines[1]!.start, lines[1]!.end)) ? lines : undefined;
}
