import assert from 'node:assert/strict';
import type { Task } from '../../../src/core/model/ledger.js';
import { phaseLines, topicsLabel } from '../../../src/views/model/labels.js';
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
  return { model, root: model.roots()[0]! };
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
      rows.slice(1, 3).map((node) => [model.track(node)?.title, model.progress(node)]),
      [
        ['Testing', { done: 1, total: 2 }],
        ['Docs', { done: 0, total: 1 }],
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
    assert.deepEqual(phaseLines(phase), [
      'Foundation · weeks 1–2',
      'Topics: Raft, SPIRE',
      'Reported in a.md:3, docs/b.md:2',
    ]);
  });

  test('topics that the title says already are not said twice', () => {
    assert.equal(topicsLabel(phase), 'Raft, SPIRE');
    assert.equal(topicsLabel({ ...phase, title: 'Foundation (Raft, SPIRE)' }), undefined);
    assert.equal(topicsLabel(makePhase({ id: 'x' })), undefined);
  });
});
