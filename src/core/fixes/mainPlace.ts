import type { Position } from '../model/range.js';
import { LineIndex } from '../text/LineIndex.js';
import type { FileFix } from './FixPlan.js';

/** Where the longest piece that a fix writes begins in the file as it is afterwards: what a person wants to look at. */
export function mainPlace({ before, edits, after }: FileFix): Position {
  const lines = new LineIndex(before);
  let shift = 0;
  let place = 0;
  let most = -1;
  for (const { range, newText } of edits) {
    const start = lines.offset(range.start);
    if (newText.length > most) {
      most = newText.length;
      place = start + shift + newText.length - newText.trimStart().length;
    }
    shift += newText.length - (lines.offset(range.end) - start);
  }
  return new LineIndex(after).position(place);
}
