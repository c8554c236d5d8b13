import fc from 'fast-check';
import assert from 'node:assert/strict';
import type { Defect } from '../../../src/core/model/ledger.js';
import { PRIORITIES, STATUSES } from '../../../src/core/model/vocabulary.js';
import { GROUPINGS, SORTINGS, type Arrangement } from '../../../src/views/model/arrangement.js';
import { DefectsModel, type DefectNode } from '../../../src/views/model/DefectsModel.js';
import type { KeyedLedger } from '../../../src/views/model/KeyedLedger.js';
import { makeDefect, makeLedger } from '../support/handMadeLedger.js';

/** What a person does while rows are put into their groups: by the number of steps that were taken before. */
type Meanwhile = ReadonlyMap<number, { arrangement?: Arrangement | undefined; filter?: string | undefined }>;

const arrangements: fc.Arbitrary<Arrangement> = fc.record({
  groupBy: fc.constantFrom(...GROUPINGS),
  sortBy: fc.constantFrom(...SORTINGS),
  byFolder: fc.boolean(),
});
const meanwhile: fc.Arbitrary<Meanwhile> = fc
  .array(
    fc.tuple(
      fc.nat(14),
      fc.record({
        arrangement: fc.option(arrangements, { nil: undefined }),
        filter: fc.option(fc.constantFrom('', 'status:open', '7'), { nil: undefined }),
      }),
    ),
    { maxLength: 2 },
  )
  .map((entries) => new Map(entries));

/** How many defects there are, the first of them, and what differs in those whose number it divides. */
const shapes = fc.record({
  count: fc.integer({ min: 0, max: 900 }),
  first: fc.nat(300),
  each: fc.integer({ min: 2, max: 40 }),
  shift: fc.nat(3),
});
type Shape = typeof shapes extends fc.Arbitrary<infer T> ? T : never;

/** The same object for a defect that is the same, as the ledger has it. */
class Defects {
  private readonly made = new Map<string, Defect>();

  of({ count, first, each, shift }: Shape): Defect[] {
    return Array.from({ length: count }, (_, i) => {
      const number = first + i;
      const kind = number % each === 0 ? shift : 0;
      const key = `${number} ${kind}`;
      let defect = this.made.get(key);
      if (!defect) {
        const status = STATUSES[(number + kind) % STATUSES.length]!;
        const priority = PRIORITIES[number % PRIORITIES.length]!;
        defect = makeDefect({ id: `D-${number}`, title: `Defect ${number % 17}`, status, priority });
        this.made.set(key, defect);
      }
      return defect;
    });
  }
}

function shown(model: DefectsModel): string[] {
  const rows: string[] = [String(model.shownCount())];
  const visit = (node: DefectNode): void => {
    const group = model.group(node);
    rows.push(
      group ? `${node.id} ${group.rows.size} ${group.open}` : `${node.id} ${model.defect(node)?.status}`,
    );
    for (const child of model.children(node)) visit(child);
  };
  model.roots().forEach(visit);
  return rows;
}

suite('DefectsModel: updates in steps', () => {
  test('whatever is arranged or filtered between them, the tree is that of a fresh model', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(shapes, shapes, meanwhile), { minLength: 1, maxLength: 3 }),
        (history) => {
          const [one, two] = [new Defects(), new Defects()];
          const model = new DefectsModel();
          for (const [a, b, doing] of history) {
            const ledgers: KeyedLedger[] = [
              { key: 'a', name: 'one', ledger: makeLedger({ defects: one.of(a) }) },
              { key: 'b', name: 'two', ledger: makeLedger({ defects: two.of(b) }) },
            ].slice(0, a.shift === 3 ? 1 : 2);
            const steps = model.updateInSteps(ledgers);
            for (let step = 0; !steps.next().done; step++) {
              const { arrangement, filter } = doing.get(step) ?? {};
              if (arrangement) model.arrange(arrangement);
              if (filter !== undefined) model.setFilter(filter);
              // Whoever asks in between is answered.
              shown(model);
            }
            const fresh = new DefectsModel();
            fresh.arrange(model.arrangement);
            fresh.setFilter(model.filter);
            fresh.update(ledgers);
            assert.deepEqual(shown(model), shown(fresh));
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test('ten thousand rows are put into their groups a few hundred at a time', () => {
    const defects = new Defects().of({ count: 10_000, first: 0, each: 2, shift: 0 });
    const steps = new DefectsModel().updateInSteps([{ key: 'a', ledger: makeLedger({ defects }) }]);
    let count = 0;
    while (!steps.next().done) count++;
    assert.ok(count >= 60, `${count} steps`);
  });
});
