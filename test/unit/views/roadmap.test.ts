import assert from 'node:assert/strict';
import type { Task } from '../../../src/core/model/ledger.js';
import { DrawnRows } from '../../../src/views/model/DrawnRows.js';
import { topicsLabel } from '../../../src/views/model/roadmapLabels.js';
import { taskProgress } from '../../../src/core/ledger/phases/phaseProgress.js';
import type { Defect, Ledger, Phase } from '../../../src/core/model/ledger.js';
import type { KeyedLedger } from '../../../src/views/model/KeyedLedger.js';
import { roadmapRowOf } from '../../../src/views/model/roadmapRowOf.js';
import { RoadmapModel, type RoadmapNode } from '../../../src/views/model/RoadmapModel.js';
import { makeDefect, makeLedger, makePhase, placeAt } from '../support/handMadeLedger.js';

const task = (title: string, line: number, done = false, defects: string[] = []): Task => ({
  title,
  done,
  defects,
  source: placeAt('a.md', line),
});
const phase = makePhase({
  id: 'p1',
  title: 'Foundation',
  topics: ['Raft', 'SPIRE'],
  weeks: { start: 1, end: 2 },
  tasks: [task('Write', 3)],
  tracks: [
    {
      title: 'Testing',
      tasks: [task('Try', 6, true), task('Break', 7, false, ['D-1'])],
      source: placeAt('a.md', 5),
    },
    { title: 'Docs', tasks: [task('Tell', 9)], source: placeAt('b.md', 8) },
  ],
  exitCriteria: [{ text: 'All done', done: false, source: placeAt('a.md', 11) }],
  mentions: [placeAt('a.md', 2), placeAt('docs/b.md', 1)],
});

function modelOf(): { model: RoadmapModel; root: RoadmapNode } {
  const model = new RoadmapModel();
  model.update([{ key: 'k', ledger: makeLedger({ phases: [phase], defects: [makeDefect({ id: 'D-1' })] }) }]);
  return { model, root: model.roots()[1]! };
}

suite('RoadmapModel: tracks and topics', () => {
  test('below a phase: its tasks, its tracks, its exit criteria', () => {
    const { model, root } = modelOf();
    const rows = model.children(root);
    assert.deepEqual(
      rows.map((node) => node.type),
      ['task', 'track', 'track', 'exit-criteria'],
    );
    assert.deepEqual(
      rows.slice(1, 3).map((node) => [model.track(node)?.title, taskProgress(model.checksBelow(node))]),
      [
        ['Testing', { done: 1, total: 2, percent: 50 }],
        ['Docs', { done: 0, total: 1, percent: 0 }],
      ],
    );
  });

  test("a track's tasks are its own, with their sources and defects", () => {
    const { model, root } = modelOf();
    const [own, testing, docs] = model.children(root) as [RoadmapNode, RoadmapNode, RoadmapNode];
    assert.equal(model.task(own)?.title, 'Write');
    assert.deepEqual(
      model.children(testing).map((node) => model.task(node)?.title),
      ['Try', 'Break'],
    );
    assert.equal(model.source(model.children(testing)[1]!), phase.tracks![0]!.tasks[1]!.source);
    assert.equal(model.source(docs), phase.tracks![1]!.source);
    const [linked] = model.children(model.children(testing)[1]!);
    assert.equal(model.defect(linked!)?.id, 'D-1');
  });

  test('parents lead back, ids are unique', () => {
    const { model, root } = modelOf();
    const ids = new Set<string>();
    let count = 0;
    const visit = (node: RoadmapNode): void => {
      ids.add(node.id);
      count += 1;
      for (const child of model.children(node)) {
        assert.equal(model.parent(child), node);
        visit(child);
      }
    };
    visit(root);
    assert.equal(count, 10);
    assert.equal(ids.size, count);
  });

  test('a phase opens at its first mention; the hover names all, and its topics', () => {
    const { model, root } = modelOf();
    assert.equal(model.source(root), phase.mentions[0]);
    const { tooltip } = roadmapRowOf(model, root)!;
    for (const part of ['weeks 1–2', 'Topics: Raft, SPIRE', 'Reported in a\\.md:3, docs/b\\.md:2'])
      assert.ok(tooltip?.replaceAll('\\:', ':').includes(part), tooltip);
  });

  test('topics that the title says already are not said twice', () => {
    assert.equal(topicsLabel(phase), 'Raft, SPIRE');
    assert.equal(topicsLabel({ ...phase, title: 'Foundation (Raft, SPIRE)' }), undefined);
    assert.equal(topicsLabel(makePhase({ id: 'x' })), undefined);
  });
});

const task0 = (title: string, fields: Partial<Task> = {}): Task => ({
  title,
  done: false,
  defects: [],
  source: placeAt('a.md', 3),
  ...fields,
});

function viewOf(
  today: string | undefined,
  ...ledgers: readonly (Partial<Ledger> & { key?: string })[]
): { model: RoadmapModel; keyed: KeyedLedger[] } {
  const keyed = ledgers.map(({ key = 'k', ...parts }) => ({
    key,
    name: `folder ${key}`,
    ledger: makeLedger(parts),
  }));
  const model = new RoadmapModel();
  model.update(keyed, today);
  return { model, keyed };
}

function rowOfPhase(today: string | undefined, phase: Partial<Phase>, ...defects: Defect[]) {
  const { model } = viewOf(today, { phases: [makePhase({ id: 'p', ...phase })], defects });
  return roadmapRowOf(
    model,
    model.roots().find(({ type }) => type === 'phase')!,
  )!;
}

suite('Roadmap rows', () => {
  const dates = { start: '2026-01-05', end: '2026-01-16' };
  const states: [
    today: string | undefined,
    phase: Partial<Phase>,
    word: string,
    icon: string,
    expansion: string,
  ][] = [
    ['2026-01-10', { dates }, 'current · 0/0', 'play-circle', 'expanded'],
    ['2026-02-10', { dates }, 'past · 0/0', 'history', 'collapsed'],
    ['2026-01-01', { dates }, 'future · 0/0', 'calendar', 'collapsed'],
    ['2026-01-10', {}, '0/0', 'milestone', 'collapsed'],
    ['2026-01-10', { state: 'done', dates }, 'done · 0/0', 'pass-filled', 'collapsed'],
    ['2026-01-10', { state: 'in-progress' }, 'in progress · 0/0', 'play-circle', 'expanded'],
    ['2026-01-10', { tasks: [task0('a', { done: true })] }, '1/1 (100%)', 'pass-filled', 'collapsed'],
  ];
  for (const [today, phase, description, icon, expansion] of states)
    test(`${JSON.stringify(phase)} on ${today}: ${description}`, () => {
      const row = rowOfPhase(today, phase);
      assert.deepEqual([row.description, row.icon?.id, row.expansion], [description, icon, expansion]);
      const word = description.split(' · ')[0]!;
      if (!/\d/u.test(word)) assert.ok(row.spoken.includes(word), row.spoken);
    });

  test('progress by tasks, beside it by evidence; a task that says done too early marks its phase', () => {
    const defects = [
      makeDefect({ id: 'D-1', evidence: 'confirmed' }),
      makeDefect({ id: 'D-2', evidence: 'cleared' }),
      makeDefect({ id: 'D-3', phases: ['p'] }),
    ];
    const tasks = [task0('One', { done: true, defects: ['D-1'] }), task0('Two', { defects: ['D-2'] })];
    const row = rowOfPhase('2026-01-10', { tasks }, ...defects);
    assert.equal(row.description, '1/2 (50%) · fixed 1/3, 1 confirmed');
    assert.equal(row.icon?.id, 'warning');
    assert.match(
      row.spoken,
      /1 of 2 tasks done \(50%\), By evidence 1 of 3 .*1 still confirmed, 1 task says done/,
    );
    const { model } = viewOf('2026-01-10', { phases: [makePhase({ id: 'p', tasks })], defects });
    const phase = model.roots()[1]!;
    const [one, two, others] = model.children(phase);
    const first = roadmapRowOf(model, one!)!;
    assert.deepEqual([first.ticked, first.icon?.id], [true, 'warning']);
    assert.equal(first.description, 'done, but D-1 is still confirmed');
    assert.match(first.spoken, /^Done: One, done, but D-1 is still confirmed$/);
    assert.equal(roadmapRowOf(model, two!)!.icon, undefined);
    // What no task names has a row of its own.
    assert.equal(others!.type, 'phase-defects');
    assert.deepEqual(
      model.children(others!).map((node) => model.defect(node)!.id),
      ['D-3'],
    );
  });

  test('a blocked defect says by what, a phase what it waits for', () => {
    const defects = [makeDefect({ id: 'A', dependsOn: ['B'] }), makeDefect({ id: 'B' })];
    const phases = [
      makePhase({ id: 'p1', title: 'Base', order: 1 }),
      makePhase({ id: 'p2', order: 2, dependsOn: ['p1'], tasks: [task0('t', { defects: ['A'] })] }),
    ];
    const { model } = viewOf(undefined, { phases, defects });
    const phase = model.roots()[2]!;
    assert.match(roadmapRowOf(model, phase)!.description, /waits for Base/);
    const [linked] = model.children(model.children(phase)[0]!);
    assert.equal(roadmapRowOf(model, linked!)!.description, 'blocked by B');
    assert.match(roadmapRowOf(model, linked!)!.spoken, /blocked by B/);
  });

  test('what to do next stands above all, a few of it, over all folders', () => {
    const many = Array.from({ length: 8 }, (_, i) => makeDefect({ id: `A-${i}`, gapPercent: i }));
    const { model } = viewOf(
      undefined,
      { key: 'a', defects: many },
      { key: 'b', defects: [makeDefect({ id: 'B', gapPercent: 6.5, priority: 'P1' })] },
    );
    const [next] = model.roots();
    assert.equal(roadmapRowOf(model, next!)!.description, '5 of 9');
    assert.deepEqual(
      model.children(next!).map((node) => model.defect(node)!.id),
      ['A-7', 'B', 'A-6', 'A-5', 'A-4'],
    );
    assert.equal(roadmapRowOf(model, model.children(next!)[1]!)!.description, 'P1 · gap 6.5%');
    for (const node of model.children(next!)) assert.equal(model.parent(node), next);
  });

  test('folders have rows of their own where several have phases', () => {
    const phases = [makePhase({ id: 'p' })];
    const { model } = viewOf(undefined, { key: 'a', phases }, { key: 'b', phases }, { key: 'c' });
    const roots = model.roots();
    assert.deepEqual(
      roots.map((node) => roadmapRowOf(model, node)!.label),
      ['folder a', 'folder b'],
    );
    const below = roots.flatMap((node) => model.children(node));
    assert.deepEqual(
      below.map((node) => [node.type, model.parent(node)]),
      [
        ['phase', roots[0]],
        ['phase', roots[1]],
      ],
    );
    assert.notEqual(below[0]!.id, below[1]!.id);
    assert.equal(viewOf(undefined, { key: 'a', phases }, { key: 'c' }).model.roots()[0]!.type, 'phase');
  });

  test('text of the source does nothing in a hover', () => {
    const title = '[x](command:evil) <b>$(flame)</b> `a`';
    const { model } = viewOf(undefined, { phases: [makePhase({ id: 'p', title, tasks: [task0(title)] })] });
    const phase = model.roots()[0]!;
    for (const node of [phase, ...model.children(phase)]) {
      const { tooltip = '' } = roadmapRowOf(model, node)!;
      assert.doesNotMatch(tooltip.replaceAll('`a`', ''), /(?<!\\)[[<`]/u);
    }
  });
});

suite('Roadmap: only what changed is drawn again', () => {
  const phases = [
    makePhase({ id: 'p1', order: 1, tasks: [task0('One'), task0('Two')] }),
    makePhase({ id: 'p2', order: 2, tasks: [task0('Three')] }),
  ];

  function drawnOf(...first: Phase[]) {
    const { model } = viewOf('2026-01-10', { phases: first });
    const drawn = new DrawnRows(model);
    const draw = (node?: RoadmapNode): void => {
      if (node) drawn.rowDrawn(node, roadmapRowOf(model, node));
      const children = node ? model.children(node) : model.roots();
      drawn.childrenDrawn(node, children);
      for (const child of children) draw(child);
    };
    draw();
    const changed = (next: Phase[], today = '2026-01-10'): string[] | undefined => {
      model.update([{ key: 'k', ledger: makeLedger({ phases: next }) }], today);
      return drawn.changed()?.map(({ id }) => id);
    };
    return { model, changed };
  }

  test('nothing when nothing changed', () => {
    assert.deepEqual(drawnOf(...phases).changed(structuredClone(phases)), []);
  });

  test('a tick: its row and its phase', () => {
    const next = structuredClone(phases);
    next[0]!.tasks[1]!.done = true;
    assert.deepEqual(drawnOf(...phases).changed(next), ['phase:k:p1', 'phase:k:p1/task/Two']);
  });

  test('a task above others: its phase only, and the others stay who they are', () => {
    const next = structuredClone(phases);
    next[0]!.tasks.unshift(task0('New'));
    const { model, changed } = drawnOf(...phases);
    const two = model.children(model.roots()[0]!)[1]!;
    assert.deepEqual(changed(next), ['phase:k:p1']);
    assert.equal(model.task(two)?.title, 'Two');
    assert.equal(model.children(model.roots()[0]!)[2], two);
  });

  test('another day: the phases that it changes', () => {
    const dated = structuredClone(phases);
    dated[0]!.dates = { start: '2026-01-05', end: '2026-01-16' };
    assert.deepEqual(drawnOf(...dated).changed(structuredClone(dated), '2026-02-10'), ['phase:k:p1']);
  });

  test('another phase: all', () => {
    assert.equal(drawnOf(...phases).changed(phases.slice(1)), undefined);
  });
});
