import assert from 'node:assert/strict';
import type { Position, TextEdit } from '../../../src/core/model/range.js';

/** Fails unless the edits are sorted, do not overlap and have no place in common. */
export function assertEditsInOrder(edits: readonly TextEdit[]): void {
  for (const [i, { range, newText }] of edits.entries()) {
    assert.ok(isBefore(range.start, range.end) || isSame(range.start, range.end));
    assert.ok(newText !== '' || !isSame(range.start, range.end), 'an edit that does nothing');
    const previous = edits[i - 1];
    if (!previous) continue;
    assert.ok(!isBefore(range.start, previous.range.end), 'edits overlap');
    assert.ok(isBefore(previous.range.start, range.start), 'edits at one place');
  }
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

function isSame(a: Position, b: Position): boolean {
  return a.line === b.line && a.character === b.character;
}
