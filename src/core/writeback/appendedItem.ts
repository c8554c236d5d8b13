import { appendToBrackets, bracketLayout, fillBrackets } from '../fixes/data/bracketEdits.js';
import { indentAt, lineEndAt, lineEndOf, lineStartAt } from '../fixes/lines.js';
import type { OffsetEdit } from '../fixes/offsetEdits.js';
import type { ListNode } from '../sources/valueTree.js';
import { contentEnd } from './entryExtent.js';
import type { Proof } from './Proof.js';

/** What is put into a list, as it is written. */
export interface Item {
  readonly text: string;
  /** Of its first character, so that its other lines can be indented anew. */
  readonly column: number;
  /** Comments: whole lines before it, and what follows on its last line. */
  readonly above?: string;
  readonly behind?: string;
}

/** An item at the end of a list of JSON or YAML, in the layout of its others. */
export function* appendedItem(proof: Proof, target: ListNode, item: Item): Iterable<readonly OffsetEdit[]> {
  const { text } = proof.work;
  const { items } = target;
  const last = items.at(-1);
  if (text[target.start] === '[') {
    const brackets = {
      text,
      start: target.start,
      end: target.end,
      items,
      lineComment: proof.format === 'json' ? '//' : '#',
    };
    const layout = bracketLayout(brackets);
    const column = layout?.lines ? layout.indent.length : columnAt(text, target.start) + 1;
    const moved = shifted(item, column);
    if (layout) yield appendToBrackets(brackets, layout, [moved]);
    yield fillBrackets(brackets, { lines: false }, '', [moved]);
    return;
  }
  if (!last) return;
  const column = columnAt(text, last.start);
  const dash = text.slice(lineStartAt(text, last.start), last.start).replaceAll(/[^\s-]/gu, ' ');
  const at = lineEndAt(text, contentEnd(text, last.start, last.end));
  const lead = dash.includes('-') ? dash : `${' '.repeat(Math.max(0, column - 2))}- `;
  const above = aboveAt(text, item, indentAt(lead, 0));
  const newText = lineEndOf(text) + above + lead + shifted(item, column) + (item.behind ?? '');
  yield [{ start: at, end: at, newText }];
}

/** The comments above an item, indented like it. */
export function aboveAt(text: string, { above = '' }: Item, indent: string): string {
  return above
    .split(/\r\n|\n/u)
    .filter((line) => line.trim() !== '')
    .map((line) => indent + line.trimStart() + lineEndOf(text))
    .join('');
}

/** The further lines of an item at another column. */
export function shifted({ text, column }: Item, to: number): string {
  return text
    .split('\n')
    .map((line, i) => {
      if (i === 0 || line.trim() === '') return line;
      if (to >= column) return ' '.repeat(to - column) + line;
      return line.slice(Math.min(column - to, indentAt(line, 0).length));
    })
    .join('\n');
}

/** Of the first character that is no blank or dash before the offset's own. In JSON that of the line. */
export function columnAt(text: string, at: number): number {
  const start = lineStartAt(text, at);
  const before = text.slice(start, at);
  return /^[\s-]*$/u.test(before) ? at - start : indentAt(text, start).length;
}

/** One line of JSON as a person would write it. */
export function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, part]) => `${JSON.stringify(key)}: ${spaced(part)}`)
    .join(', ')} }`;
}
