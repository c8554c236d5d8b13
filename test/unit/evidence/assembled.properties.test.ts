import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Assembled } from '../../../src/core/evidence/Assembled.js';
import type { Entry } from '../../../src/core/evidence/Question.js';
import { toldByAll } from '../../../src/core/evidence/toldProblems.js';
import { alignSame } from '../../../src/core/ledger/alignSame.js';
import type { Defect, Problem } from '../../../src/core/model/ledger.js';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const problems = ['a', 'b', 'c'].map((message): Problem => ({
  path: 'x.json',
  range,
  severity: 'warning',
  message,
}));

/** Which entries there are in which order, which are made anew, and what each tells. */
const step = fc.record({
  order: fc.uniqueArray(fc.nat(11), { maxLength: 10 }),
  fresh: fc.uniqueArray(fc.nat(11), { maxLength: 3 }),
  told: fc.array(fc.uniqueArray(fc.constantFrom(...problems), { maxLength: 2 }), {
    minLength: 12,
    maxLength: 12,
  }),
  shared: fc.uniqueArray(fc.nat(11), { maxLength: 4 }),
  alone: fc.uniqueArray(fc.nat(11), { maxLength: 4 }),
  own: fc.constantFrom([], [problems[0]!], [problems[0]!, problems[1]!]),
  overtaken: fc.boolean(),
});

suite('what a ledger is put together of', () => {
  test('is the same over any history as when it is put together anew', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const assembled = new Assembled();
        const entries = new Map<number, Entry>();
        const waiting = new Set<number>();
        let before: Entry[] = [];
        for (const { order, fresh, told, shared, alone, own, overtaken } of steps) {
          for (const id of fresh) entries.delete(id);
          const now = order.map((id) => {
            const known = entries.get(id);
            if (known) return known;
            const defect = { id: String(id) } as Defect;
            const entry: Entry = {
              defect,
              asked: [],
              made: undefined,
              told: [],
              shares: false,
              place: -1,
            };
            entries.set(id, entry);
            waiting.add(id);
            return entry;
          });
          const aligned = alignSame(before, now);
          const gone = aligned.gone.map((i) => before[i]!);
          assembled.reorder(gone, now, aligned);
          before = now;
          if (overtaken) continue;
          for (const id of shared) if (order.includes(id)) assembled.share(entries.get(id)!, true);
          for (const id of alone) if (order.includes(id)) assembled.share(entries.get(id)!, false);
          for (const id of new Set([...waiting, ...shared])) {
            if (order.includes(id)) assembled.set(entries.get(id)!, { id: String(id) } as Defect, told[id]!);
            if (order.includes(id)) waiting.delete(id);
          }
          const result = assembled.result(now, own);
          assert.ok(result.defects.every((defect, i) => defect === now[i]!.made));
          assert.equal(result.defects.length, now.length);
          assert.deepEqual(result.problems, [...own, ...toldByAll(now)]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('the list of what is told stays the same object while it says the same', () => {
    const assembled = new Assembled();
    const make = (): Entry => ({
      defect: { id: 'D-1' } as Defect,
      asked: [],
      made: undefined,
      told: [],
      shares: false,
      place: -1,
    });
    const [a, b] = [make(), make()];
    assembled.reorder([], [a], alignSame([], [a]));
    assembled.set(a, a.defect, [problems[0]!]);
    const own: Problem[] = [];
    const { problems: told } = assembled.result([a], own);
    assembled.reorder([a], [b], alignSame([a], [b]));
    assembled.set(b, b.defect, [problems[0]!]);
    assert.equal(assembled.result([b], []).problems, told);
    assembled.set(b, b.defect, []);
    assert.deepEqual(assembled.result([b], own).problems, []);
  });
});
