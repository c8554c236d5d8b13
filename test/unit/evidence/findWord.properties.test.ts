import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findWord } from '../../../src/core/evidence/imports/summary/findWord.js';
import { PackedSummary } from '../../../src/core/evidence/imports/summary/PackedSummary.js';
import { SummaryPacker } from '../../../src/core/evidence/imports/summary/SummaryPacker.js';
import { packedSummaryOf } from '../../../src/core/evidence/imports/summary/packedSummaryOf.js';

suite('words of a packed summary', () => {
  const word = fc.oneof(
    fc.constantFrom('', 'a', 'b', 'ab', 'a\nb', '\n', '\na', 'b\n'),
    fc.string({ maxLength: 4 }),
  );

  test('each is found by its number, and no other', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { maxLength: 12 }),
        word,
        fc.nat(12),
        fc.nat(3),
        (all, other, some, at) => {
          const count = Math.min(some, all.length);
          const cells = new Int32Array(at + all.length);
          let end = 0;
          for (const [i, each] of all.entries()) cells[at + i] = end += 1 + each.length;
          const words = `\n${all.join('\n')}\n`;
          for (const each of [...all, other]) {
            const expected = all.indexOf(each);
            assert.equal(
              findWord(each, words, cells, at, count),
              expected >= 0 && expected < count ? expected : undefined,
            );
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('a module that is asked for many names says the same', () => {
    const names = Array.from({ length: 50 }, (_, i) => `name${i}`);
    const text = `from other import taken as name0\n${names.map((name) => `${name} = 1`).join('\n')}\n`;
    const summary = new PackedSummary(packedSummaryOf(new SummaryPacker(true), 'a.py', { text }, [3, 13]));
    for (let round = 0; round < 2; round++) {
      for (const [i, name] of names.entries()) assert.equal(summary.symbolNamed(name), i);
      assert.equal(summary.symbolNamed('taken'), undefined);
    }
  });
});
