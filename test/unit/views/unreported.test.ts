import assert from 'node:assert/strict';
import type { UnreportedImport } from '../../../src/core/model/ledger.js';
import { DefectsModel } from '../../../src/views/model/DefectsModel.js';
import { makeDefect, makeLedger, placeAt } from '../support/handMadeLedger.js';

const at = (path: string, line: number, module: string, name?: string): UnreportedImport => ({
  ...placeAt(path, line),
  module,
  ...(name === undefined ? {} : { name }),
  guarded: name === undefined,
});
const unreported = [
  at('a.py', 1, 'app.links', 'snapshot'),
  at('b.py', 4, 'app.sampling'),
  at('c.py', 2, 'app.links', 'snapshot'),
];

function modelOf(errors: UnreportedImport[] = unreported): DefectsModel {
  const model = new DefectsModel();
  model.update([
    { key: 'k', ledger: makeLedger({ defects: [makeDefect({ id: 'D' })], unreported: errors }) },
  ]);
  return model;
}

const labels = (model: DefectsModel): string[] =>
  model.children(model.unreported.root()).map((node) => ('groupId' in node ? node.groupId : node.type));

suite('DefectsModel: unreported import errors', () => {
  test('no group without any', () => {
    assert.deepEqual(
      modelOf([])
        .roots()
        .map(({ type }) => type),
      ['group'],
    );
  });

  test('the last root, a row for each missing name, a row for each of several places', () => {
    const model = modelOf();
    assert.equal(model.roots().at(-1), model.unreported.root());
    assert.deepEqual(labels(model), ['app.links:snapshot', 'app.sampling']);
    const [snapshot, sampling] = model.children(model.unreported.root());
    const places = model.children(snapshot!);
    assert.deepEqual(
      places.map((node) => (node.type === 'importPlace' ? model.unreported.place(node) : undefined)),
      [unreported[0], unreported[2]],
    );
    assert.deepEqual(model.children(sampling!), []);
    assert.equal(model.parent(places[0]!), snapshot);
    assert.equal(model.parent(snapshot!), model.unreported.root());
  });

  test('rows keep their identity over an update', () => {
    const model = modelOf();
    const before = model.children(model.unreported.root());
    model.update([
      { key: 'k', ledger: makeLedger({ unreported: [at('a.py', 7, 'app.links', 'snapshot')] }) },
    ]);
    const [now] = model.children(model.unreported.root());
    assert.equal(now, before[0]);
    assert.deepEqual(model.children(now!), []);
  });

  test('the filter looks at name, module and path', () => {
    const model = modelOf();
    for (const [filter, expected] of [
      ['snapshot', ['app.links:snapshot']],
      ['b.py', ['app.sampling']],
      ['is:unreported', ['app.links:snapshot', 'app.sampling']],
      ['is:confirmed', []],
    ] as const) {
      model.setFilter(filter);
      assert.deepEqual(labels(model), expected, filter);
    }
    assert.ok(!model.roots().some(({ type }) => type === 'unreported'));
  });
});
