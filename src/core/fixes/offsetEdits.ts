import type { TextEdit } from '../model/range.js';
import { LineIndex } from '../text/LineIndex.js';
import { lineEndOf, withLineEnd } from './lines.js';

/** An edit by offsets: zero-based UTF-16 code units of the text before any edit, end exclusive. */
export interface OffsetEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * The edits with LSP ranges, sorted, those at one place joined in the order given; line ends of the new text become
 * those of `text`.
 * @param lines of `text`. Default: they are counted
 */
export function toTextEdits(
  text: string,
  edits: readonly OffsetEdit[],
  lines: LineIndex = new LineIndex(text),
): TextEdit[] {
  const lineEnd = lineEndOf(text);
  const joined: OffsetEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined[joined.length - 1];
    if (last && last.start === edit.start && last.end === edit.start) {
      joined[joined.length - 1] = { ...edit, newText: last.newText + edit.newText };
    } else joined.push(edit);
  }
  return joined.map(({ start, end, newText }) => ({
    range: lines.range(start, end),
    newText: withLineEnd(newText, lineEnd),
  }));
}
