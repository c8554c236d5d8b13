import assert from 'node:assert/strict';
import fc from 'fast-check';
import { alignSame } from '../../../src/core/ledger/alignSame.js';

interface Item {
  readonly name: number;
}
const items: readonly Item[] = Array.from({ length: 300 }, (_, name) => ({ name }));

suite('alignSame', () => {
  const lists: [what: string, before: number[], after: number[], gone: number[], fresh: number[]][] = [
    ['nothing', [], [], [], []],
    ['the same', [1, 2, 3], [1, 2, 3], [], []],
    ['all new', [], [1, 2], [], [0, 1]],
    ['all gone', [1, 2], [], [0, 1], []],
    ['one replaced', [1, 2, 3], [1, 9, 3], [1], [1]],
    ['one more', [1, 2, 3], [1, 9, 2, 3], [], [1]],
    ['one less', [1, 2, 3, 4], [1, 3, 4], [1], []],
    ['two apart', [1, 2, 3, 4, 5], [9, 2, 3, 5], [0, 3], [0]],
    ['one moved', [1, 2, 3, 4], [2, 3, 1, 4], [0], [2]],
  ];
  for (const [what, before, after, gone, fresh] of lists) {
    test(what, () => {
      const of = (names: number[]): Item[] => names.map((name) => items[name]!);
      const aligned = alignSame(of(before), of(after));
      assert.deepEqual([aligned.gone, aligned.fresh], [gone, fresh]);
    });
  }

  test('pairs the same objects only, in order, and leaves out none', () => {
    const list = fc.array(fc.constantFrom(...items), { maxLength: 200 });
    fc.assert(
      fc.property(
        list,
        fc.array(fc.tuple(fc.nat(200), fc.nat(3), list), { maxLength: 3 }),
        (before, edits) => {
          const after = [...before];
          for (const [at, count, more] of edits) after.splice(at, count, ...more);
          const { from, gone, fresh } = alignSame(before, after);
          const pairs = [...from].flatMap((i, j) => (i < 0 ? [] : [[i, j] as const]));
          for (const [n, [i, j]] of pairs.entries()) {
            assert.equal(before[i], after[j]);
            assert.ok(n === 0 || i > pairs[n - 1]![0]);
          }
          const all = (places: readonly number[]): number[] => [...places].sort((a, b) => a - b);
          assert.deepEqual(
            all([...gone, ...pairs.map(([i]) => i)]),
            before.map((_, i) => i),
          );
          assert.deepEqual(
            all([...fresh, ...pairs.map(([, j]) => j)]),
            after.map((_, j) => j),
          );
        },
      ),
    );
  });

  test('a stretch of new ones does not part what follows', () => {
    const [head, tail] = [items.slice(0, 50), items.slice(200)];
    const { gone, fresh } = alignSame(
      [...head, ...items.slice(50, 190), ...tail],
      [...head, ...Array.from({ length: 150 }, (_, name) => ({ name })), ...tail],
    );
    assert.deepEqual([gone.length, fresh.length], [140, 150]);
  });
});
