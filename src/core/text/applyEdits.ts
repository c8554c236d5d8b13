import type { TextEdit } from '../model/range.js';
import { LineIndex } from './LineIndex.js';

/**
 * The text after the edits. Ranges are relative to `text` before any of them and must not overlap; edits at
 * the same place are applied in the order given.
 * @param lines of `text`. Default: they are counted
 */
export function applyEdits(
  text: string,
  edits: readonly TextEdit[],
  lines: LineIndex = new LineIndex(text),
): string {
  const sorted = edits
    .map((edit, order) => ({
      start: lines.offset(edit.range.start),
      end: lines.offset(edit.range.end),
      newText: edit.newText,
      order,
    }))
    .sort((a, b) => a.start - b.start || a.order - b.order);
  let result = '';
  let at = 0;
  for (const edit of sorted) {
    if (edit.start < at) throw new RangeError('overlapping edits');
    result += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return result + text.slice(at);
}
