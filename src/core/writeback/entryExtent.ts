import { indentAt, lineEndAt, lineStartAbove, lineStartAt, nextLineStart } from '../fixes/lines.js';

/** A stretch of a text, by offsets. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/**
 * Whole lines of an entry with the comments right above it that are indented like it; up to the start of the next line. Undefined where it does
 * not have its lines to itself.
 * @param end after its last character that is not blank
 */
export function linesOf(text: string, start: number, end: number, comment: RegExp): Extent | undefined {
  let from = lineStartAt(text, start);
  const indent = indentAt(text, from);
  if (text.slice(from, start).replace(/^[\s>]*(?:-\s+)*/u, '') !== '') return undefined;
  const lineEnd = lineEndAt(text, end);
  if (!/^\s*,?\s*(?:(?:#|\/\/).*|\/\*.*\*\/\s*)?$/u.test(text.slice(end, lineEnd))) return undefined;
  while (from > 0) {
    const above = lineStartAbove(text, from);
    const line = text.slice(above, lineEndAt(text, above));
    if (indentAt(text, above) !== indent || !comment.test(line.trimStart())) break;
    from = above;
  }
  return { start: from, end: nextLineStart(text, lineEnd) ?? text.length };
}

/** Without the blanks and line ends that a node's range takes along. */
export function contentEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/u.test(text[at - 1]!)) at--;
  return at;
}
