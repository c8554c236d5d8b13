import assert from 'node:assert/strict';
import type { Defect, Ledger } from '../../../src/core/model/ledger.js';
import { defaultArrangement, toArrangement, type Arrangement } from '../../../src/views/model/arrangement.js';
import { DefectsModel, type DefectNode } from '../../../src/views/model/DefectsModel.js';
import { countsLabel, groupName, spokenCounts } from '../../../src/views/model/groupLabels.js';
import { makeDefect, makeLedger, makePhase, mentionAt, placeAt } from '../support/handMadeLedger.js';

const at = (path: string, line = 0) =>
  ({ ...placeAt(path, line), anchor: 0, confidence: 'exact', proves: true, message: 'here' }) as const;

const defects: Defect[] = [
  makeDefect({ id: 'D-10', priority: 'P1', severity: 'low', owner: 'Bo', title: 'beta', phases: ['late'] }),
  makeDefect({
    id: 'D-2',
    priority: 'P1',
    severity: 'critical',
    status: 'blocked',
    evidence: 'confirmed',
    owner: 'Ann',
    title: 'Alpha',
    category: 'Network',
    phases: ['early', 'late'],
    occurrences: [at('src/net/a.py'), at('src/net/a.py', 4), at('src/db/b.py')],
    mentions: [mentionAt('docs/x.md', 1, 'D-2'), mentionAt('defects.yaml', 1, 'D-2')],
  }),
  makeDefect({
    id: 'D-3',
    priority: 'P0',
    severity: 'high',
    status: 'resolved',
    evidence: 'cleared',
    title: 'c',
  }),
  makeDefect({ id: 'D-4', evidence: 'located', title: 'd', occurrences: [at('setup.py')] }),
];
const phases = [makePhase({ id: 'early', title: 'Sooner' }), makePhase({ id: 'late', title: 'Later' })];
const ledgerOf = (list: readonly Defect[]): Ledger =>
  makeLedger({
    defects: [...list],
    phases,
    sources: [{ path: 'a.md', kind: 'report', encoding: 'utf-8', repaired: false }],
  });

function modelOf(arrangement: Partial<Arrangement>, list: readonly Defect[] = defects): DefectsModel {
  const model = new DefectsModel();
  model.update([{ key: 'k', name: 'one', ledger: ledgerOf(list) }]);
  model.arrange({ ...defaultArrangement, ...arrangement });
  return model;
}

/** Every row down to the defects, one a line, indented. */
function outline(model: DefectsModel, nodes: DefectNode[] = model.roots(), indent = ''): string[] {
  return nodes.flatMap((node) => {
    const group = model.group(node);
    const label = group
      ? `${groupName(model.arrangement.groupBy, group, model.folderFacts)}: ${countsLabel(group, model.arrangement.groupBy)}`
      : node.type === 'folder'
        ? `${model.folder(node)!.branch.label}/ ${model.folder(node)!.count}`
        : (model.defect(node)?.id ?? node.id);
    const below = node.type === 'defect' ? [] : outline(model, model.children(node), `${indent}  `);
    return [`${indent}${label}`, ...below];
  });
}

suite('DefectsModel: groups', () => {
  for (const [groupBy, expected] of Object.entries({
    priority: [
      'P0: 1 · 0 open',
      '  D-3',
      'P1: 2 · 1 confirmed',
      '  D-2',
      '  D-10',
      'No priority: 1',
      '  D-4',
    ],
    severity: [
      ...['Critical: 1 · 1 confirmed', '  D-2', 'High: 1 · 0 open', '  D-3', 'Low: 1', '  D-10'],
      ...['No severity: 1', '  D-4'],
    ],
    status: ['Open: 2', '  D-10', '  D-4', 'Blocked: 1 · 1 confirmed', '  D-2', 'Resolved: 1', '  D-3'],
    evidence: [
      ...['Confirmed: 1', '  D-2', 'Located: 1', '  D-4', 'Cleared: 1 · 0 open', '  D-3'],
      ...['Not located: 1', '  D-10'],
    ],
    category: ['Network: 1 · 1 confirmed', '  D-2', 'No category: 3 · 2 open', '  D-10', '  D-4', '  D-3'],
    phase: [
      ...['Sooner: 1 · 1 confirmed', '  D-2', 'Later: 2 · 1 confirmed', '  D-2', '  D-10'],
      ...['No phase: 2 · 1 open', '  D-4', '  D-3'],
    ],
    file: [
      ...['setup.py: 1', '  D-4', 'src/db/b.py: 1 · 1 confirmed', '  D-2'],
      ...['src/net/a.py: 1 · 1 confirmed', '  D-2', 'No code found: 2 · 1 open', '  D-10', '  D-3'],
    ],
    source: [
      ...['a.md: 3 · 2 open', '  D-10', '  D-4', '  D-3', 'defects.yaml: 1 · 1 confirmed', '  D-2'],
      ...['docs/x.md: 1 · 1 confirmed', '  D-2'],
    ],
    owner: ['Ann: 1 · 1 confirmed', '  D-2', 'Bo: 1', '  D-10', 'No owner: 2 · 1 open', '  D-4', '  D-3'],
    folder: ['one: 4 · 3 open · 1 confirmed', '  D-2', '  D-10', '  D-4', '  D-3'],
    none: ['D-2', 'D-10', 'D-4', 'D-3'],
  } as const)) {
    test(`by ${groupBy}`, () => {
      assert.deepEqual(outline(modelOf({ groupBy: groupBy as Arrangement['groupBy'] })), expected);
    });
  }

  for (const [sortBy, expected] of Object.entries({
    urgency: ['D-2', 'D-10', 'D-4', 'D-3'],
    id: ['D-2', 'D-3', 'D-4', 'D-10'],
    title: ['D-2', 'D-10', 'D-3', 'D-4'],
    status: ['D-10', 'D-4', 'D-2', 'D-3'],
    evidence: ['D-2', 'D-4', 'D-3', 'D-10'],
    source: ['D-10', 'D-2', 'D-3', 'D-4'],
  } as const)) {
    test(`sorted by ${sortBy}`, () => {
      assert.deepEqual(
        outline(modelOf({ groupBy: 'none', sortBy: sortBy as Arrangement['sortBy'] })),
        expected,
      );
    });
  }

  test('files below their folders, a folder with only another one as one row', () => {
    assert.deepEqual(outline(modelOf({ groupBy: 'file', byFolder: true })), [
      'src/ 1',
      '  db/ 1',
      '    src/db/b.py: 1 · 1 confirmed',
      '      D-2',
      '  net/ 1',
      '    src/net/a.py: 1 · 1 confirmed',
      '      D-2',
      'setup.py: 1',
      '  D-4',
      'No code found: 2 · 1 open',
      '  D-10',
      '  D-3',
    ]);
    const alone = modelOf({ groupBy: 'file', byFolder: true }, [
      makeDefect({ id: 'X', occurrences: [at('a/b/c/d.py'), at('a/b/e/f.py')] }),
    ]);
    assert.deepEqual(
      outline(alone).filter((line) => line.includes('/ ')),
      ['a/b/ 1', '  c/ 1', '  e/ 1'],
    );
  });

  test('words for a screen reader', () => {
    const counts = { rows: { size: 3 }, open: 2, confirmed: 1 };
    assert.equal(spokenCounts(counts), '3 defects, 2 open, 1 confirmed');
    assert.equal(spokenCounts({ ...counts, rows: { size: 1 } }), '1 defect, 2 open, 1 confirmed');
  });

  test('ids are unique and parents lead back, in every arrangement', () => {
    for (const arrangement of [
      { groupBy: 'file' },
      { groupBy: 'file', byFolder: true },
      { groupBy: 'source', byFolder: true },
      { groupBy: 'phase' },
      { groupBy: 'none' },
    ] as const) {
      const model = modelOf(arrangement);
      const ids: string[] = [];
      const visit = (node: DefectNode, parent: DefectNode | undefined): void => {
        ids.push(node.id);
        assert.equal(model.parent(node), parent, node.id);
        for (const child of model.children(node)) visit(child, node);
      };
      for (const root of model.roots()) visit(root, undefined);
      assert.equal(new Set(ids).size, ids.length);
    }
  });

  test('a defect in several groups is found in the first', () => {
    const model = modelOf({ groupBy: 'phase' });
    const node = model.find('k', 'D-2')!;
    assert.equal(model.parent(node), model.roots()[0]);
    assert.equal(model.children(model.roots()[0]!)[0], node);
    assert.ok(model.isInPlace(node));
  });

  test('two folders: words together, files and phases of each apart, with the names of the folders', () => {
    const model = modelOf({ groupBy: 'file' });
    const ledger = ledgerOf(defects.slice(3));
    model.update([
      { key: 'k', name: 'one', ledger: ledgerOf(defects) },
      { key: 'l', name: 'two', ledger },
    ]);
    assert.ok(model.folderFacts.severalFolders);
    assert.equal(outline(model).filter((line) => line.startsWith('setup.py')).length, 2);
    model.arrange({ ...model.arrangement, byFolder: true });
    assert.deepEqual(
      outline(model).filter((line) => /^\S+\/ /.test(line)),
      ['one/ 2', 'two/ 1'],
    );
    model.arrange({ ...model.arrangement, groupBy: 'folder' });
    assert.deepEqual(
      outline(model).filter((line) => !line.startsWith(' ')),
      ['one: 4 · 3 open · 1 confirmed', 'two: 1'],
    );
    model.arrange(defaultArrangement);
    assert.deepEqual(outline(model).slice(-3), ['No priority: 2', '  D-4', '  D-4']);
  });

  test('what was remembered is taken as far as it means something', () => {
    assert.deepEqual(toArrangement(undefined), defaultArrangement);
    assert.deepEqual(toArrangement('nonsense'), defaultArrangement);
    assert.deepEqual(toArrangement({ groupBy: 'colour', sortBy: 'id', byFolder: true }), {
      groupBy: 'priority',
      sortBy: 'id',
      byFolder: true,
    });
  });
});

type Change = [
  what: string,
  arrangement: Partial<Arrangement>,
  edit: (list: Defect[]) => Defect[],
  fired: string[] | 'all',
];
const replaced = (id: string, fields: Partial<Defect>) => (list: Defect[]) =>
  list.map((defect) => (defect.id === id ? { ...defect, ...fields } : defect));
const added = makeDefect({ id: 'D-5', priority: 'P1', title: 'e' });

const changes: Change[] = [
  ['a title', {}, replaced('D-2', { title: 'Other' }), ['D-2']],
  ['a title, sorted by title', { sortBy: 'title' }, replaced('D-2', { title: 'Other' }), ['P1']],
  [
    'a title of a defect in two groups',
    { groupBy: 'phase' },
    replaced('D-2', { title: 'Other' }),
    ['D-2', 'D-2'],
  ],
  ['a severity, which is the order', {}, replaced('D-2', { severity: 'high' }), ['P1']],
  ['a priority: the two groups', {}, replaced('D-2', { priority: 'P0' }), ['P0', 'P1']],
  ['a priority of the only one: a group goes', {}, replaced('D-3', { priority: 'P1' }), 'all'],
  ['evidence that the group counts', {}, replaced('D-2', { evidence: 'located' }), ['P1']],
  ['a defect more', {}, (list) => [...list, added], ['P1']],
  ['a defect more at the front', {}, (list) => [added, ...list], ['P1']],
  ['a defect less', {}, (list) => list.filter(({ id }) => id !== 'D-10'), ['P1']],
  [
    'another order of two of a group',
    { sortBy: 'source' },
    (list) => [list[1]!, list[0]!, list[2]!, list[3]!],
    ['P1'],
  ],
  ['a title without groups', { groupBy: 'none' }, replaced('D-2', { title: 'Other' }), ['D-2']],
  ['a severity without groups', { groupBy: 'none' }, replaced('D-2', { severity: undefined }), 'all'],
  ['a status without groups', { groupBy: 'none' }, replaced('D-2', { status: 'verified' }), 'all'],
  [
    'a file less of several',
    { groupBy: 'file' },
    replaced('D-2', { occurrences: [at('src/net/a.py')] }),
    'all',
  ],
  [
    'a file more below folders: its folder',
    { groupBy: 'file', byFolder: true },
    replaced('D-2', { occurrences: [at('src/net/a.py'), at('src/net/c.py'), at('src/db/b.py')] }),
    ['D-2', 'D-2', 'src'],
  ],
  ['nothing', {}, (list) => [...list], []],
];

suite('DefectsModel: what is drawn again', () => {
  for (const [what, arrangement, edit, expected] of changes) {
    test(what, () => {
      const model = modelOf(arrangement);
      outline(model);
      const change = model.update([{ key: 'k', name: 'one', ledger: ledgerOf(edit([...defects])) }]);
      const label = (node: DefectNode): string =>
        node.type === 'folder'
          ? model.folder(node)!.branch.label
          : (model.group(node)?.value ?? model.defect(node)?.id ?? node.id);
      assert.deepEqual(change === 'all' ? change : change.map(label).sort(), expected);
    });
  }

  test('a row that nobody has asked for is not told of', () => {
    const model = modelOf({});
    const ledger = ledgerOf(replaced('D-2', { title: 'Other' })([...defects]));
    assert.deepEqual(model.update([{ key: 'k', name: 'one', ledger }]), []);
  });

  test('a contradiction: its group and the rows that it is about', () => {
    const model = modelOf({});
    const ledger = {
      ...ledgerOf(defects),
      contradictions: [{ kind: 'status', subject: 's', defect: 'D-2', claims: [] } as const],
    };
    const told = { key: 'k', diff: { defects: new Set(['D-2']), contradictions: true, unreported: false } };
    const keyed = [{ key: 'k', name: 'one', ledger: ledger as unknown as Ledger }];
    assert.equal(model.update(keyed, told), 'all');
    outline(model);
    const change = model.update(keyed, told);
    assert.ok(change !== 'all');
    assert.deepEqual(
      change.map(({ type }) => type),
      ['contradictions', 'defect'],
    );
  });

  test('the title of a phase, while it names groups', () => {
    const model = modelOf({ groupBy: 'phase' });
    const ledger = { ...ledgerOf(defects), phases: [{ ...phases[0]!, title: 'At once' }, phases[1]!] };
    assert.equal(model.update([{ key: 'k', name: 'one', ledger }]), 'all');
    assert.equal(outline(model)[0], 'At once: 1 · 1 confirmed');
  });
});
