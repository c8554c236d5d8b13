import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Fragment } from '../../../src/core/sources/fragment.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { LineIndex } from '../../../src/core/text/LineIndex.js';
import { root } from '../support/sharedReports.js';

const read = (text: string, name = 'defects.yaml'): Fragment => readSource(name, { text, encoding: 'utf-8' });

/** `|` marks the range of the only problem. */
const wrong: { title: string; text: string; message: RegExp; ids: string[] }[] = [
  {
    title: 'a value that is not of the list',
    text: 'version: 1\ndefects:\n  - id: A\n    title: a\n    severity: |HUGE|\n  - id: B\n    title: b\n',
    message: /severity.*critical, high, medium, low/,
    ids: ['A', 'B'],
  },
  {
    title: 'a missing title',
    text: 'version: 1\ndefects:\n  - |id|: A\n    owner: x\n',
    message: /^$/,
    ids: ['A'],
  },
  {
    title: 'an unknown key',
    text: 'version: 1\ndefects:\n  - id: A\n    title: a\n    |weather|: rain\n',
    message: /Unknown key `weather`/,
    ids: ['A'],
  },
  {
    title: 'an anchor without its path',
    text: 'version: 1\ndefects:\n  - id: A\n    title: a\n    anchors:\n      - |kind|: symbol\n        name: f\n',
    message: /path.*missing/,
    ids: ['A'],
  },
  {
    title: 'an anchor of no known kind',
    text: 'version: 1\ndefects:\n  - id: A\n    title: a\n    anchors:\n      - kind: |sybmol|\n        path: a.py\n',
    message: /known kind: file, range, symbol/,
    ids: ['A'],
  },
  {
    title: 'a path that leaves the workspace',
    text: 'version: 1\ndefects:\n  - id: A\n    title: a\n    anchors:\n      - kind: file\n        path: |../secret|\n',
    message: /leaves the workspace/,
    ids: ['A'],
  },
  {
    title: 'an entry that is no mapping',
    text: 'version: 1\ndefects:\n  - |just text|\n  - id: B\n    title: b\n',
    message: /expected a mapping/,
    ids: ['B'],
  },
  {
    title: 'an unknown section',
    text: 'version: 1\n|defect|: []\ndefects:\n  - id: B\n    title: b\n',
    message: /Unknown key `defect`/,
    ids: ['B'],
  },
];

const rescued: [title: string, entry: string, id: string, shown: string][] = [
  ['a number as id', 'id: 42\n    title: a', '42', 'a'],
  ['no id', 'title: Broken pump', 'Broken-pump', 'Broken pump'],
  ['an id with spaces', 'id: A 1\n    title: a', 'A-1', 'a'],
  ['a list as title', 'id: A\n    title: [a]', 'A', 'A'],
];

suite('native inventory', () => {
  for (const [title, entry, id, shown] of rescued) {
    test(`${title}: said, and the entry is shown all the same`, () => {
      const { defects, problems } = read(`version: 1\ndefects:\n  - ${entry}\n    severity: low\n`);
      assert.deepEqual(
        defects.map((d) => [d.id, d.title, d.severity]),
        [[id, shown, 'low']],
      );
      assert.equal(problems.length, 1);
    });
  }

  test('the sample reads without a problem', () => {
    const fragment = read(fs.readFileSync(path.join(root, 'examples/mesh-node/defects.yaml'), 'utf8'));
    assert.deepEqual(fragment.problems, []);
    assert.deepEqual(
      [fragment.defects.length, fragment.phases.length, fragment.criteria.length, fragment.templates.length],
      [10, 2, 3, 4],
    );
    const kinds = new Set(fragment.defects.flatMap((d) => d.anchors.map((a) => a.kind)));
    assert.deepEqual([...kinds].sort(), [
      'dependency',
      'file',
      'import',
      'missing-file',
      'pattern',
      'range',
      'symbol',
      'test',
    ]);
  });

  test('JSON gives the same as YAML', () => {
    const json =
      '{"version":1,"defects":[{"id":"A","title":"t","priority":"P1","effort":3,"anchors":[{"kind":"file","path":"./a.py"}]}]}';
    const yaml =
      'version: 1\ndefects:\n  - { id: A, title: t, priority: P1, effort: 3, anchors: [{ kind: file, path: ./a.py }] }\n';
    const bare = ({ defects }: Fragment) =>
      defects.map(({ mention: _, fieldRanges: __, anchors, ...d }) => ({
        ...d,
        anchors: anchors.map((a) => ('path' in a ? a.path : a.kind)),
      }));
    assert.deepEqual(bare(read(json, 'defects.json')), bare(read(yaml)));
    assert.deepEqual(bare(read(json, 'defects.json'))[0]!.anchors, ['a.py']);
  });

  for (const { title, text: marked, message, ids } of wrong) {
    test(title, () => {
      const start = marked.indexOf('|');
      const end = marked.indexOf('|', start + 1) - 1;
      const text = marked.replaceAll('|', '');
      const { defects, problems } = read(text);
      assert.deepEqual(
        defects.map((d) => d.id),
        ids,
      );
      if (message.source === '^$') return assert.deepEqual(problems, []);
      assert.equal(problems.length, 1, JSON.stringify(problems));
      assert.match(problems[0]!.message, message);
      assert.deepEqual(problems[0]!.range, new LineIndex(text).range(start, end));
    });
  }

  test('syntax errors keep what is around them', () => {
    const fragment = read(
      'version: 1\ndefects:\n  - id: A\n    title: a\n  - id: B\n    title: "never closed\n',
    );
    assert.ok(fragment.broken);
    assert.ok(fragment.defects.some((d) => d.id === 'A'));
  });

  test('aliases and merge keys are read', () => {
    const { defects, problems } = read(
      'version: 1\ndefects:\n  - &base { id: A, title: a, owner: Team }\n  - { <<: *base, id: B }\n',
    );
    assert.deepEqual(
      defects.map((d) => [d.id, d.title, d.owner]),
      [
        ['A', 'a', 'Team'],
        ['B', 'a', 'Team'],
      ],
    );
    assert.deepEqual(problems, []);
  });

  test('an alias bomb is refused, not expanded', () => {
    const lines = ['version: 1', 'a0: &a0 [x,x,x,x,x,x,x,x,x,x]'];
    for (let i = 1; i < 9; i++)
      lines.push(
        `a${i}: &a${i} [${Array(10)
          .fill(`*a${i - 1}`)
          .join(',')}]`,
      );
    const { problems } = read(`${lines.join('\n')}\ndefects: [{ id: A, title: t }]\n`);
    assert.ok(
      problems.some((p) => /too large|alias/i.test(p.message)),
      JSON.stringify(problems.slice(0, 3)),
    );
  });
});
