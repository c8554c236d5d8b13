import assert from 'node:assert/strict';
import type { TextEdit } from '../../../src/core/model/range.js';
import { LineIndex } from '../../../src/core/text/LineIndex.js';

/** What is outside the edits, before and after. */
export function untouched(before: string, after: string, edits: readonly TextEdit[]): [string, string] {
  const lines = new LineIndex(before);
  let kept = '';
  let found = '';
  let at = 0;
  let shift = 0;
  for (const { range, newText } of edits) {
    const start = lines.offset(range.start);
    const end = lines.offset(range.end);
    kept += before.slice(at, start);
    found += after.slice(at + shift, start + shift);
    assert.equal(after.slice(start + shift, start + shift + newText.length), newText);
    shift += newText.length - (end - start);
    at = end;
  }
  return [kept + before.slice(at), found + after.slice(at + shift)];
}
