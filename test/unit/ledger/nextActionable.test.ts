import assert from 'node:assert/strict';
import { nextActionable } from '../../../src/core/ledger/phases/nextActionable.js';
import {
  blockersOf,
  evidenceProgress,
  refutedBy,
  taskProgress,
} from '../../../src/core/ledger/phases/phaseProgress.js';
import type { Defect, Task } from '../../../src/core/model/ledger.js';
import { makeDefect, makeLedger, makePhase, placeAt } from '../support/handMadeLedger.js';

type Fields = Partial<Defect> & { id: string };

function orderOf(...fields: Fields[]): string {
  const defects = fields.map(makeDefect);
  const phases = [makePhase({ id: 'p1' }), makePhase({ id: 'p2' })];
  const byId = new Map(defects.map((defect) => [defect.id, defect]));
  return nextActionable(makeLedger({ defects, phases }), byId)
    .map(({ defect }) => defect.id)
    .join(' ');
}

const cases: [title: string, fields: Fields[], order: string][] = [
  [
    'the highest gap first, none last',
    [{ id: 'A' }, { id: 'B', gapPercent: 5 }, { id: 'C', gapPercent: 9 }],
    'C B A',
  ],
  ['a gap of nothing goes before none', [{ id: 'A' }, { id: 'B', gapPercent: 0 }], 'B A'],
  [
    'then priority',
    [
      { id: 'A', gapPercent: 5 },
      { id: 'B', gapPercent: 5, priority: 'P2' },
      { id: 'C', gapPercent: 5, priority: 'P0' },
      { id: 'D', gapPercent: 6, priority: 'P4' },
    ],
    'D C B A',
  ],
  [
    'then severity, then the order of the phases, then that of the ledger',
    [
      { id: 'A', severity: 'low' },
      { id: 'B', severity: 'high', phases: ['p2'] },
      { id: 'C', severity: 'high', phases: ['p2', 'p1'] },
      { id: 'D', severity: 'high' },
      { id: 'E', severity: 'low' },
    ],
    'C B D A E',
  ],
  [
    'open ones only; what looks fixed or says that it is blocked is not',
    [
      { id: 'A', status: 'resolved' },
      { id: 'B', status: 'blocked' },
      { id: 'C', status: 'in-progress' },
      { id: 'D', evidence: 'cleared' },
      { id: 'E', status: 'verified', evidence: 'confirmed' },
      { id: 'F', status: 'wont-fix' },
    ],
    'C',
  ],
  [
    'nothing that waits for open ones; resolved, cleared and unknown ones block nothing, a regression does',
    [
      { id: 'A', dependsOn: ['B'] },
      { id: 'B' },
      { id: 'C', dependsOn: ['D', 'E', 'NOBODY', 'C'] },
      { id: 'D', status: 'resolved' },
      { id: 'E', evidence: 'cleared' },
      { id: 'F', dependsOn: ['G'] },
      { id: 'G', status: 'resolved', evidence: 'confirmed' },
    ],
    'B C',
  ],
  [
    'two that wait for each other both wait',
    [
      { id: 'A', dependsOn: ['B'] },
      { id: 'B', dependsOn: ['A'] },
    ],
    '',
  ],
];

suite('nextActionable', () => {
  for (const [title, fields, order] of cases) test(title, () => assert.equal(orderOf(...fields), order));
});

suite('progress by tasks and by evidence', () => {
  test('percent is rounded down: 100 means all', () => {
    const tasks = (done: number, total: number) =>
      taskProgress(Array.from({ length: total }, (_, i) => ({ done: i < done })));
    assert.deepEqual(tasks(1, 3), { done: 1, total: 3, percent: 33 });
    assert.equal(tasks(299, 300).percent, 99);
    assert.equal(tasks(2, 2).percent, 100);
    assert.equal(tasks(0, 0).percent, undefined);
  });

  const states: [Partial<Defect>, fixed: number, confirmed: number][] = [
    [{ status: 'open', evidence: 'confirmed' }, 0, 1],
    [{ status: 'resolved', evidence: 'confirmed' }, 0, 1],
    [{ status: 'open', evidence: 'cleared' }, 1, 0],
    [{ status: 'resolved', evidence: 'unlocated' }, 1, 0],
    [{ status: 'verified', evidence: 'located' }, 1, 0],
    [{ status: 'open', evidence: 'located' }, 0, 0],
    [{ status: 'in-progress', evidence: 'unlocated' }, 0, 0],
  ];
  for (const [fields, fixed, confirmed] of states)
    test(`${fields.status}, ${fields.evidence}: ${fixed} fixed, ${confirmed} confirmed`, () =>
      assert.deepEqual(evidenceProgress([makeDefect({ id: 'A', ...fields })]), {
        total: 1,
        fixed,
        confirmed,
      }));

  test('a task that says done is refuted by what the code still proves, unless nobody means to fix it', () => {
    const defects = new Map(
      [
        makeDefect({ id: 'A', evidence: 'confirmed' }),
        makeDefect({ id: 'B', evidence: 'confirmed', status: 'resolved' }),
        makeDefect({ id: 'C', evidence: 'confirmed', status: 'wont-fix' }),
        makeDefect({ id: 'D', evidence: 'cleared' }),
      ].map((defect) => [defect.id, defect]),
    );
    const task = (done: boolean): Task => ({
      title: 'All',
      done,
      defects: [...defects.keys(), 'NOBODY'],
      source: placeAt('a.md', 1),
    });
    const ids = (done: boolean) => refutedBy(task(done), (id) => defects.get(id)).map(({ id }) => id);
    assert.deepEqual(ids(true), ['A', 'B']);
    assert.deepEqual(ids(false), []);
  });

  test('blockers are named once', () => {
    const [a, b] = [makeDefect({ id: 'A', dependsOn: ['B', 'B', 'A'] }), makeDefect({ id: 'B' })];
    const byId = new Map([a, b].map((defect) => [defect.id, defect]));
    assert.deepEqual(
      blockersOf(a, (id) => byId.get(id)),
      [b],
    );
  });
});
