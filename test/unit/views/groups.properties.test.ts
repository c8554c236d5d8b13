import fc from 'fast-check';
import assert from 'node:assert/strict';
import type { Defect } from '../../../src/core/model/ledger.js';
import { EVIDENCE_STATES, PRIORITIES, SEVERITIES, STATUSES } from '../../../src/core/model/vocabulary.js';
import { GROUPINGS, SORTINGS, type Arrangement } from '../../../src/views/model/arrangement.js';
import { DefectsModel, type DefectNode } from '../../../src/views/model/DefectsModel.js';
import { makeDefect, makeLedger, mentionAt, placeAt } from '../support/handMadeLedger.js';

const files = ['a.py', 'src/a.py', 'src/b.py', 'src/deep/er/c.py', 'test/d.py'];
const optional = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const fields = fc.record({
  title: fc.constantFrom('a', 'b', 'B 2', 'B 10'),
  priority: optional(PRIORITIES),
  severity: optional(SEVERITIES),
  status: fc.constantFrom(...STATUSES),
  evidence: fc.constantFrom(...EVIDENCE_STATES),
  owner: optional(['Ann', 'Bo']),
  paths: fc.array(fc.constantFrom(...files), { maxLength: 3 }),
  sources: fc.array(fc.constantFrom('x.md', 'docs/y.md'), { minLength: 1, maxLength: 2 }),
});

type Fields = typeof fields extends fc.Arbitrary<infer T> ? T : never;

function defectOf(id: number, { paths, sources, priority, severity, owner, ...rest }: Fields): Defect {
  return makeDefect({
    ...rest,
    ...(priority === undefined ? {} : { priority }),
    ...(severity === undefined ? {} : { severity }),
    ...(owner === undefined ? {} : { owner }),
    id: `D-${id}`,
    occurrences: paths.map((path, line) => ({
      ...placeAt(path, line),
      anchor: 0,
      confidence: 'exact',
      proves: true,
      message: 'here',
    })),
    mentions: sources.map((path) => mentionAt(path, id, `D-${id}`)),
  });
}

const arrangements: fc.Arbitrary<Arrangement> = fc.record({
  groupBy: fc.constantFrom(...GROUPINGS),
  sortBy: fc.constantFrom(...SORTINGS),
  byFolder: fc.boolean(),
});
const edits = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), at: fc.nat(20), fields }),
  fc.record({ kind: fc.constant('add' as const), at: fc.nat(20), fields }),
  fc.record({ kind: fc.constant('drop' as const), at: fc.nat(20) }),
  fc.record({ kind: fc.constant('move' as const), at: fc.nat(20), to: fc.nat(20) }),
);
type Edit = typeof edits extends fc.Arbitrary<infer T> ? T : never;

function edited(defects: readonly Defect[], edit: Edit, id: number): Defect[] {
  const list = [...defects];
  const at = list.length > 0 ? edit.at % list.length : 0;
  if (edit.kind === 'add') list.splice(at, 0, defectOf(id, edit.fields));
  else if (list.length === 0) return list;
  else if (edit.kind === 'drop') list.splice(at, 1);
  else if (edit.kind === 'set') list[at] = defectOf(Number(list[at]!.id.slice(2)), edit.fields);
  else list.splice(edit.to % list.length, 0, ...list.splice(at, 1));
  return list;
}

/** What VS Code has been told of each node: its row, and which rows are below it. */
function told(model: DefectsModel): Map<string, { node: DefectNode; row: string; below: string }> {
  const map = new Map<string, { node: DefectNode; row: string; below: string }>();
  const visit = (node: DefectNode): void => {
    const children = model.children(node);
    const group = model.group(node);
    const row = group
      ? `${group.rows.size} ${group.open} ${group.confirmed}`
      : node.type === 'folder'
        ? `${model.folder(node)!.branch.label} ${model.folder(node)!.count}`
        : JSON.stringify(node.type === 'defect' ? model.defect(node) : node.id);
    assert.ok(!map.has(node.id), `${node.id} twice`);
    map.set(node.id, { node, row, below: children.map(({ id }) => id).join() });
    children.forEach(visit);
  };
  model.roots().forEach(visit);
  return map;
}

suite('DefectsModel: histories', () => {
  test('after any edits the tree is that of a fresh model, and what differs was told of', () => {
    fc.assert(
      fc.property(
        arrangements,
        fc.constantFrom('', 'status:open', 'b'),
        fc.array(fields, { maxLength: 8 }),
        fc.array(fc.array(edits, { minLength: 1, maxLength: 4 }), { maxLength: 5 }),
        (arrangement, filter, first, batches) => {
          let defects = first.map((each, i) => defectOf(i, each));
          let made = first.length;
          const make = (): DefectsModel => {
            const model = new DefectsModel();
            model.arrange(arrangement);
            model.setFilter(filter);
            return model;
          };
          const model = make();
          model.update([{ key: 'k', ledger: makeLedger({ defects }) }]);
          let before = told(model);
          let roots = model.roots();
          for (const batch of batches) {
            for (const edit of batch) defects = edited(defects, edit, made++);
            const change = model.update([{ key: 'k', ledger: makeLedger({ defects }) }]);
            const fresh = make();
            fresh.update([{ key: 'k', ledger: makeLedger({ defects }) }]);
            const now = told(model);
            assert.deepEqual(
              [...now].map(([id, { row, below }]) => [id, row, below]),
              [...told(fresh)].map(([id, { row, below }]) => [id, row, below]),
            );
            assert.equal(model.shownCount(), fresh.shownCount());
            if (change !== 'all') {
              const fired = new Set(change.map(({ id }) => id));
              const isFired = (node: DefectNode | undefined): boolean =>
                node !== undefined && (fired.has(node.id) || isFired(model.parent(node)));
              assert.deepEqual(
                model.roots().map(({ id }) => id),
                roots.map(({ id }) => id),
              );
              for (const [id, { node, row, below }] of now) {
                const old = before.get(id);
                // The same handle, so that selection and expansion survive.
                if (old) assert.equal(node, old.node);
                if (!old || old.row !== row || old.below !== below)
                  assert.ok(isFired(node), `${id} is stale`);
              }
            }
            before = now;
            roots = model.roots();
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
