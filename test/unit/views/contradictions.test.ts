import assert from 'node:assert/strict';
import type { Contradiction } from '../../../src/core/model/ledger.js';
import { DefectsModel, type DefectNode } from '../../../src/views/model/DefectsModel.js';
import { factLabel } from '../../../src/views/model/labels.js';
import { makeContradiction, makeDefect, makeLedger, mentionAt, placeAt } from '../support/handMadeLedger.js';

const raft = makeDefect({
  id: 'RAFT-7',
  priority: 'P0',
  mentions: [
    mentionAt('a.md', 1, 'RAFT-7'),
    mentionAt('b.md', 1, 'raft', 'same title and priority'),
    mentionAt('b.md', 9, 'raft'),
  ],
});
const readiness = (line = 2): Contradiction =>
  makeContradiction(
    { kind: 'readiness', subject: 'readiness' },
    ['50-55%', placeAt('PHASE1.md', line)],
    ['85-90%', placeAt('PHASE4.md', 4)],
  );
const severity = makeContradiction(
  { kind: 'severity', subject: 'severity of RAFT-7', defect: 'RAFT-7' },
  ['MEDIUM', placeAt('a.md', 2)],
  ['HIGH', placeAt('b.md', 2)],
  ['HIGH', placeAt('b.md', 7)],
);

function modelOf(contradictions: Contradiction[], key = 'k'): DefectsModel {
  const model = new DefectsModel();
  model.update([{ key, ledger: makeLedger({ defects: [raft], contradictions }) }]);
  return model;
}

const group = (model: DefectsModel): DefectNode => {
  const last = model.roots().at(-1);
  assert.equal(last?.type, 'contradictions');
  return last;
};

suite('DefectsModel: contradictions', () => {
  test('no group without contradictions', () => {
    assert.deepEqual(
      modelOf([])
        .roots()
        .map((node) => node.type),
      ['group'],
    );
  });

  test('the last root, its contradictions, their claims', () => {
    const model = modelOf([readiness(), severity]);
    const nodes = model.children(group(model));
    assert.deepEqual(
      nodes.map((node) => model.contradiction(node)?.subject),
      ['readiness', 'severity of RAFT-7'],
    );
    assert.deepEqual(
      model.children(nodes[1]!).map((node) => model.claim(node)),
      severity.claims,
    );
  });

  test('one about a defect also stands below it, last, with its own claims', () => {
    const model = modelOf([readiness(), severity]);
    const below = model.children(model.find('k', 'RAFT-7')!);
    assert.deepEqual(
      below.map((node) => node.type),
      ['mention', 'mention', 'mention', 'contradiction'],
    );
    const node = below.at(-1)!;
    assert.equal(model.contradiction(node), severity);
    assert.equal(factLabel(severity), 'severity');
    assert.equal(model.children(node).length, 3);
  });

  test('ids are unique over the whole tree and parents lead back', () => {
    const twice = makeContradiction(
      { kind: 'readiness', subject: 'readiness' },
      ['10%', placeAt('X.md', 0)],
      ['20%', placeAt('Y.md', 0)],
    );
    const ledger = makeLedger({ defects: [raft], contradictions: [readiness(), twice, severity] });
    const model = new DefectsModel();
    model.update([
      { key: 'one', ledger },
      { key: 'two', ledger },
    ]);
    const ids: string[] = [];
    const visit = (node: DefectNode): void => {
      ids.push(node.id);
      for (const child of model.children(node)) {
        assert.equal(model.parent(child), node);
        visit(child);
      }
    };
    for (const root of model.roots()) {
      assert.equal(model.parent(root), undefined);
      visit(root);
    }
    // Two groups; twice: a defect of 3 mentions and 1 contradiction of 3 claims, 3 contradictions of 2 + 2 + 3 claims.
    assert.equal(ids.length, 2 + 2 * (1 + 3 + 4 + 3 + 7));
    assert.equal(new Set(ids).size, ids.length);
  });

  test('nodes stay the same objects when claims move and others come before them', () => {
    const model = modelOf([readiness(), severity]);
    const [first, second] = model.children(group(model)) as [DefectNode, DefectNode];
    const claims = model.children(first);
    const below = model.children(model.find('k', 'RAFT-7')!).at(-1);
    const added = makeContradiction(
      { kind: 'total', subject: 'tests' },
      ['1', placeAt('X.md', 0)],
      ['2', placeAt('Y.md', 0)],
    );
    model.update([
      { key: 'k', ledger: makeLedger({ defects: [raft], contradictions: [added, severity, readiness(40)] }) },
    ]);
    assert.deepEqual(model.children(group(model)).slice(1), [second, first]);
    assert.equal(model.children(group(model))[2], first);
    assert.equal(model.children(first)[0], claims[0]);
    assert.equal(model.claim(claims[0]!)?.source.range.start.line, 40);
    assert.equal(model.children(model.find('k', 'RAFT-7')!).at(-1), below);
  });

  test('a mention keeps its node when one before it is split off', () => {
    const model = modelOf([]);
    const before = model.children(model.find('k', 'RAFT-7')!);
    const rest = { ...raft, mentions: raft.mentions.slice(1) };
    model.update([{ key: 'k', ledger: makeLedger({ defects: [rest] }) }]);
    const after = model.children(model.find('k', 'RAFT-7')!);
    assert.equal(after.length, 2);
    assert.equal(after[0], before[1]);
    assert.equal(model.mention(after[0]!), rest.mentions[0]);
  });

  test('the filter finds them by subject, value and file; the group goes when none is left', () => {
    const model = modelOf([readiness(), severity]);
    const shown = (text: string): (string | undefined)[] => {
      model.setFilter(text);
      const found = model.roots().find((node) => node.type === 'contradictions');
      return found ? model.children(found).map((node) => model.contradiction(node)?.kind) : [];
    };
    assert.deepEqual(shown('READINESS'), ['readiness']);
    assert.deepEqual(shown('85-90'), ['readiness']);
    assert.deepEqual(shown('phase4.md'), ['readiness']);
    assert.deepEqual(shown('raft-7'), ['severity']);
    assert.equal(model.shownCount(), 1);
    assert.deepEqual(shown('medium high'), ['severity']);
    assert.equal(model.shownContradictionCount(), 1);
    assert.deepEqual(shown('contradiction'), ['readiness', 'severity']);
    assert.deepEqual(shown('readiness medium'), []);
    assert.deepEqual(shown(''), ['readiness', 'severity']);
  });

  test('a contradiction of a defect that is not there stands in the group alone', () => {
    const model = modelOf([{ ...severity, defect: 'GONE-1' }]);
    assert.equal(model.children(group(model)).length, 1);
    assert.deepEqual(
      model.children(model.find('k', 'RAFT-7')!).map((node) => node.type),
      ['mention', 'mention', 'mention'],
    );
  });
});
