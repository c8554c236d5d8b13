import { indentAt, lineEndAt, lineStartAt } from '../lines.js';
import type { OffsetEdit } from '../offsetEdits.js';

/** What stands between brackets: `{}` of JSON and of YAML's flow style. */
export interface Bracketed {
  text: string;
  /** Of the brackets: `[start, end)`. */
  start: number;
  end: number;
  /** Where each item begins and ends, without its comma. */
  items: readonly { start: number; end: number }[];
  /** What begins a comment to the end of the line: `//` or `#`. */
  lineComment: string;
  /** Nothing stands after the commas, where no comma shows it. Default: false. */
  packed?: boolean;
}

/** How items are laid out: on lines of their own with this indentation, or all on one line. */
export type BracketLayout = { lines: true; indent: string } | { lines: false };

/** The layout that the brackets have; of empty ones that span no lines, undefined. */
export function bracketLayout({ text, start, items }: Bracketed): BracketLayout | undefined {
  if (items.length === 0) return undefined;
  for (const item of [...items].reverse()) {
    const lineStart = lineStartAt(text, item.start);
    const indent = indentAt(text, lineStart);
    if (lineStart > start && lineStart + indent.length === item.start) return { lines: true, indent };
  }
  return { lines: false };
}

/** The edits that put items, each without line end and comma, after the last one. The brackets have items already. */
export function appendToBrackets(
  brackets: Bracketed,
  layout: BracketLayout,
  added: readonly string[],
): OffsetEdit[] {
  const { items } = brackets;
  const last = items[items.length - 1]!.end;
  const { comma, contentEnd } = afterLast(brackets, last);
  if (!layout.lines) {
    const newText = added.map((item) => betweenItems(brackets) + item).join(',');
    // `[a, b, ]` keeps its last comma.
    if (comma !== undefined) return [{ start: comma + 1, end: comma + 1, newText: `${newText},` }];
    return [{ start: last, end: last, newText: `,${newText}` }];
  }
  const newText = added.map((item) => `\n${layout.indent}${item}`).join(',');
  if (comma !== undefined) return [{ start: contentEnd, end: contentEnd, newText: `${newText},` }];
  return [
    { start: last, end: last, newText: ',' },
    { start: contentEnd, end: contentEnd, newText },
  ];
}

/** Everything between empty brackets anew; comments in it are kept. */
export function fillBrackets(
  { text, start, end }: Bracketed,
  layout: BracketLayout,
  closingIndent: string,
  added: readonly string[],
): OffsetEdit[] {
  const inner = text.slice(start + 1, end - 1);
  const body = layout.lines
    ? `${added.map((item) => `\n${layout.indent}${item}`).join(',')}\n${closingIndent}`
    : added.join(', ');
  if (inner.trim() === '') return [{ start: start + 1, end: end - 1, newText: body }];
  const kept = start + 1 + inner.trimEnd().length;
  const lines = added.map((item) => `\n${layout.lines ? layout.indent : ''}${item}`).join(',');
  return [{ start: kept, end: end - 1, newText: `${lines}\n${closingIndent}` }];
}

/** What stands between one-line items: `, ` or `,`. */
function betweenItems({ text, items, packed }: Bracketed): string {
  const [first, second] = items;
  if (!first || !second) return packed ? '' : ' ';
  const between = text.slice(first.end, second.start);
  return /^\s*,(\s*)$/u.exec(between)?.[1] === '' ? '' : ' ';
}

/** The comma after the last item, and where comments after it end. */
function afterLast(
  { text, end, lineComment }: Bracketed,
  last: number,
): { comma: number | undefined; contentEnd: number } {
  let comma: number | undefined;
  let contentEnd = last;
  for (let at = last; at < end - 1;) {
    if (text[at] === ',' && comma === undefined) {
      comma = at;
      contentEnd = ++at;
    } else if (text.startsWith(lineComment, at)) contentEnd = at = lineEndAt(text, at);
    else if (lineComment === '//' && text.startsWith('/*', at)) {
      const close = text.indexOf('*/', at + 2);
      contentEnd = at = close < 0 ? end - 1 : close + 2;
    } else at++;
  }
  return { comma, contentEnd };
}
