import assert from 'node:assert/strict';
import { LedgerBuilder } from '../../../src/core/ledger/LedgerBuilder.js';
import { readSource } from '../../../src/core/sources/readSource.js';

const read = (path: string, text: string) => readSource(path, { text, encoding: 'utf-8' });
const build = (...sources: [path: string, text: string][]) =>
  new LedgerBuilder().build(sources.map(([path, text]) => read(path, text)));

suite('ledger', () => {
  test('the same id is one defect: the native source wins a field, the found one fills the rest', () => {
    const { defects } = build(
      [
        'inv.json',
        '{"issues":[{"id":"A","title":"found title","severity":"LOW","status":"FAILING","owner":"Team"}]}',
      ],
      ['defects.yaml', 'version: 1\ndefects:\n  - { id: A, title: native title, severity: high }\n'],
    );
    assert.equal(defects.length, 1);
    const [defect] = defects;
    assert.deepEqual(
      [defect!.title, defect!.severity, defect!.owner, defect!.rawStatus],
      ['native title', 'high', 'Team', 'FAILING'],
    );
    assert.deepEqual(
      defect!.mentions.map((m) => m.path),
      ['defects.yaml', 'inv.json'],
    );
  });

  test('anchors of all sources, each once', () => {
    const { defects } = build(
      ['inv.json', '{"issues":[{"id":"A","status":"x","affected_files":["a.py","b.py"]}]}'],
      [
        'defects.yaml',
        'version: 1\ndefects:\n  - { id: A, title: t, anchors: [{ kind: file, path: b.py }] }\n',
      ],
    );
    assert.deepEqual(
      defects[0]!.anchors.map((a) => 'path' in a && a.path),
      ['b.py', 'a.py'],
    );
  });

  test('an id used twice in one source hides nothing and is said', () => {
    const { defects, problems } = build([
      'defects.yaml',
      'version: 1\ndefects:\n  - { id: A, title: one }\n  - { id: A, title: two }\n',
    ]);
    assert.deepEqual(
      defects.map((d) => [d.id, d.title]),
      [
        ['A', 'one'],
        ['A#2', 'two'],
      ],
    );
    assert.match(problems[0]!.message, /used twice.*line 3/);
    assert.equal(problems[0]!.range.start.line, 3);
  });

  test('phases: order over sources, tasks link defects both ways', () => {
    const { phases, defects } = build([
      'defects.yaml',
      'version: 1\ndefects: [{ id: A-1, title: a }, { id: B-2, title: b }]\nphases:\n  - { id: p2, title: Two, order: 2, tasks: [{ title: "Fix B-2 at last" }] }\n  - { id: p1, title: One, order: 1, tasks: [{ title: x, defects: [A-1] }] }\n',
    ]);
    assert.deepEqual(
      phases.map((p) => p.id),
      ['p1', 'p2'],
    );
    assert.deepEqual(phases[1]!.tasks[0]!.defects, ['B-2']);
    assert.deepEqual(
      defects.map((d) => d.phases),
      [['p1'], ['p2']],
    );
  });

  const template = (code: string, extra = '') =>
    `templates:\n  - { id: T, targetPath: a.py, code: "${code}"${extra} }\n`;
  const twoWithFile =
    'version: 1\ndefects:\n  - { id: A, title: a, anchors: [{ kind: symbol, path: a.py, name: C.m, required: true }] }\n  - { id: B, title: b, anchors: [{ kind: file, path: a.py }] }\n';
  const serves: [title: string, text: string, ids: string[]][] = [
    ['named by the template', twoWithFile + template('x = 1', ', defects: [B]'), ['B']],
    [
      'defines a symbol that the anchors name',
      twoWithFile + template('class C:\\n  def m(self): return 1'),
      ['A'],
    ],
    ['to call it is not to define it', twoWithFile + template('from m import C\\nC().m(1)\\nm()'), []],
    [
      'the member of another class is not it',
      twoWithFile + template('class D:\\n  def m(self): return 1'),
      [],
    ],
    ['a bare member', twoWithFile + template('def m(self): return 1'), ['A']],
    [
      'a name of which nothing is left after its last dot is defined nowhere',
      twoWithFile.replace('name: C.m', 'name: "C."') + template('x = 1'),
      [],
    ],
    ['the file alone, shared by several open defects, is not enough', twoWithFile + template('x = 1'), []],
    [
      'the file alone, when no other open defect has it',
      twoWithFile.replace('title: b', 'title: b, status: resolved') + template('x = 1'),
      ['A'],
    ],
    [
      'named by the defect',
      twoWithFile.replace('title: b', 'title: b, templates: [T, GONE]') + template('x = 1'),
      ['B'],
    ],
    [
      'a target outside the workspace serves nobody by its path',
      twoWithFile + template('def m(): pass').replace('a.py, code', '../a.py, code'),
      [],
    ],
  ];
  for (const [title, text, ids] of serves) {
    test(`template: ${title}`, () => {
      const { defects } = build(['defects.yaml', text]);
      assert.deepEqual(
        defects.filter((d) => d.templates.includes('T')).map((d) => d.id),
        ids,
      );
      for (const defect of defects) assert.ok(!defect.templates.includes('GONE'));
    });
  }

  test('what did not change stays the same object', () => {
    const builder = new LedgerBuilder();
    const first = read('defects.yaml', 'version: 1\ndefects: [{ id: A, title: a }]\n');
    const before = builder.build([first, read('b.json', '[{"id":"B","title":"b","status":"x"}]')]);
    const after = builder.build([first, read('b.json', '[{"id":"B","title":"changed","status":"x"}]')]);
    assert.equal(after.defects[0], before.defects[0]);
    assert.notEqual(after.defects[1], before.defects[1]);
  });
});
