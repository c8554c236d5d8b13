export type LineEnd = '\n' | '\r\n';

/** The line end that most lines of the text have; `\n` for a text of one line. */
export function lineEndOf(text: string): LineEnd {
  const all = text.split('\n').length - 1;
  const withReturn = text.split('\r\n').length - 1;
  return withReturn * 2 > all ? '\r\n' : '\n';
}

/** The text with every line end, a lone `\r` too, made `lineEnd`. */
export function withLineEnd(text: string, lineEnd: LineEnd): string {
  return text.replace(/\r\n|\r|\n/gu, lineEnd);
}

/** Offset of the first character of the line that `offset` is on. Offsets are zero-based. */
export function lineStartAt(text: string, offset: number): number {
  let i = offset;
  while (i > 0 && text[i - 1] !== '\n' && text[i - 1] !== '\r') i--;
  return i;
}

/** Offset of the first character of the line above the one that starts at `lineStart`, which is not the first. */
export function lineStartAbove(text: string, lineStart: number): number {
  const returned = text[lineStart - 1] === '\n' && text[lineStart - 2] === '\r';
  return lineStartAt(text, lineStart - (returned ? 2 : 1));
}

/** Offset of the end of the line that `offset` is on, before its line end. */
export function lineEndAt(text: string, offset: number): number {
  let i = offset;
  while (i < text.length && text[i] !== '\n' && text[i] !== '\r') i++;
  return i;
}

/** Offset of the first character of the next line; undefined on the last line. `lineEnd` is from `lineEndAt`. */
export function nextLineStart(text: string, lineEnd: number): number | undefined {
  if (lineEnd >= text.length) return undefined;
  return lineEnd + (text.startsWith('\r\n', lineEnd) ? 2 : 1);
}

/** The blanks that the line starting at `lineStart` begins with. */
export function indentAt(text: string, lineStart: number): string {
  let end = lineStart;
  while (text[end] === ' ' || text[end] === '\t' || text[end] === '\f') end++;
  return text.slice(lineStart, end);
}

/** How many lines with nothing but blanks follow the line that ends at `lineEnd`; Infinity when nothing else does. */
export function blankLinesAfter(text: string, lineEnd: number): number {
  let count = 0;
  for (let at = nextLineStart(text, lineEnd); at !== undefined; count++) {
    const end = lineEndAt(text, at);
    if (text.slice(at, end).trim() !== '') return count;
    at = nextLineStart(text, end);
  }
  return Infinity;
}
