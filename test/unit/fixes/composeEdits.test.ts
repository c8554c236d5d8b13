import assert from 'node:assert/strict';
import fc from 'fast-check';
import { composeEdits } from '../../../src/core/fixes/composeEdits.js';
import type { OffsetEdit } from '../../../src/core/fixes/offsetEdits.js';

function apply(text: string, edits: readonly OffsetEdit[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, newText } of edits) {
    assert.ok(start >= at, 'edits are sorted and do not overlap');
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

/** Sorted edits of a text of that length that do not overlap. */
function editsOf(length: number): fc.Arbitrary<OffsetEdit[]> {
  const offset = fc.nat({ max: length });
  return fc.array(fc.tuple(offset, offset, fc.string({ maxLength: 4 })), { maxLength: 6 }).map((raw) => {
    const places = raw.flatMap(([a, b]) => [a, b]).sort((a, b) => a - b);
    return raw.map(([, , newText], i) => ({ start: places[2 * i]!, end: places[2 * i + 1]!, newText }));
  });
}

suite('composeEdits', () => {
  test('does at once what the two do one after the other', () => {
    const cases = fc
      .string({ maxLength: 30 })
      .chain((text) =>
        editsOf(text.length).chain((first) =>
          editsOf(apply(text, first).length).map((second) => ({ text, first, second })),
        ),
      );
    fc.assert(
      fc.property(cases, ({ text, first, second }) => {
        const composed = composeEdits(first, second, text.length);
        assert.equal(apply(text, composed), apply(apply(text, first), second));
        for (const [i, edit] of composed.entries())
          assert.ok(i === 0 || composed[i - 1]!.end < edit.start, 'edits do not touch');
      }),
      { numRuns: 2000 },
    );
  });

  test('what neither touches stays out of the edits', () => {
    const first = [{ start: 1, end: 2, newText: 'XYZ' }];
    const second = [
      { start: 2, end: 3, newText: '' },
      { start: 7, end: 8, newText: '!' },
    ];
    assert.deepEqual(composeEdits(first, second, 8), [
      { start: 1, end: 2, newText: 'XZ' },
      { start: 5, end: 6, newText: '!' },
    ]);
  });
});
