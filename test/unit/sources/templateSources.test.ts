import assert from 'node:assert/strict';
import { silentLogger } from '../../../src/core/files/FileAccess.js';
import { planTemplate } from '../../../src/core/fixes/planTemplate.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import type { Ledger } from '../../../src/core/model/ledger.js';
import { templateFolder } from '../../../src/core/sources/templates/templateFolder.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

const folder = '.defect-ledger/templates';

function engineFor(files: MemoryFiles): LedgerEngine {
  return new LedgerEngine(files, { include: ['defects.yaml'], templates: folder }, silentLogger);
}

const inventory = (fields: string): string =>
  `version: 1\ndefects:\n  - { id: A-1, title: a }\ntemplates:\n  - { id: t, targetPath: src/a.py, defects: [A-1], ${fields} }\n`;

const told = ({ problems }: Ledger): string[] =>
  problems.map(
    ({ path, range, message }) => `${path}:${range.start.line + 1}:${range.start.character + 1} ${message}`,
  );

suite('templates whose code is in a file', () => {
  const read = async (fields: string, files: Record<string, string> = {}) => {
    const memory = new MemoryFiles({ 'defects.yaml': inventory(fields), ...files });
    const engine = engineFor(memory);
    return { memory, engine, ledger: await engine.load() };
  };

  test('have its text, without a mark and line ends of Windows, and follow it', async () => {
    const { memory, engine, ledger } = await read('file: fixes/a.py', {
      'fixes/a.py': '\uFEFFx = 1\r\ny = 2\r\n',
    });
    assert.deepEqual(told(ledger), []);
    const { code, file, unusable } = ledger.templates[0]!;
    assert.deepEqual(
      { code, file, unusable },
      { code: 'x = 1\ny = 2\n', file: 'fixes/a.py', unusable: undefined },
    );
    assert.deepEqual(ledger.defects[0]!.templates, ['t']);
    assert.ok(engine.concerns({ path: 'fixes/a.py', kind: 'changed' }));
    assert.ok(!engine.concerns({ path: 'fixes/b.txt', kind: 'changed' }));
    memory.set('fixes/a.py', 'x = 3\n');
    const after = await engine.apply([{ path: 'fixes/a.py', kind: 'changed' }]);
    assert.equal(after.templates[0]!.code, 'x = 3\n');
    assert.equal(await engine.apply([{ path: 'fixes/a.py', kind: 'changed' }]), after);
    memory.deleteFolder('fixes/a.py');
    const without = await engine.apply([{ path: 'fixes/a.py', kind: 'deleted' }]);
    assert.deepEqual(told(without), [
      'defects.yaml:5:58 There is no file `fixes/a.py`; this template is listed without a fix.',
    ]);
    memory.set('fixes/a.py', 'x = 4\n');
    const again = await engine.apply([{ path: 'fixes/a.py', kind: 'created' }]);
    assert.deepEqual([told(again), again.templates[0]!.code], [[], 'x = 4\n']);
  });

  const wrong: [name: string, fields: string, problem: RegExp, listed: number][] = [
    ['that is absent', 'file: fixes/a.py', /^defects\.yaml:5:58 There is no file/u, 1],
    ['outside', 'file: ../a.py', /^defects\.yaml:5:58 `\.\.\/a\.py` leaves the workspace/u, 1],
    ['that is absolute', 'file: /etc/passwd', /leaves the workspace and is never opened/u, 1],
    ['beside code', 'file: fixes/a.py, code: "x = 1"', /either `code` or `file`, not both/u, 1],
    ['nor code', 'title: none', /either `code` or `file`; this one has neither/u, 0],
  ];
  for (const [name, fields, problem, listed] of wrong)
    test(`a file ${name} is a problem where it is named, and no fix`, async () => {
      const { memory, ledger } = await read(fields);
      assert.equal(told(ledger).length, 1, told(ledger).join());
      assert.match(told(ledger)[0]!, problem);
      assert.equal(ledger.templates.length, listed);
      assert.equal(ledger.defects[0]!.templates.length, listed);
      for (const template of ledger.templates)
        assert.equal((await planTemplate(template, memory)).kind, 'refused');
    });

  test('a binary file is a problem', async () => {
    const memory = new MemoryFiles({ 'defects.yaml': inventory('file: fixes/a.bin') });
    memory.makeUnreadable('fixes/a.bin', { reason: 'binary' });
    const ledger = await engineFor(memory).load();
    assert.match(told(ledger)[0]!, /`fixes\/a\.bin` is binary; this template is listed without a fix/u);
    assert.equal((await planTemplate(ledger.templates[0]!, memory)).kind, 'refused');
  });
});

suite('the folder of templates', () => {
  const load = (files: Record<string, string>): Promise<Ledger> =>
    engineFor(
      new MemoryFiles(
        Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text])),
      ),
    ).load();

  const cases: [
    name: string,
    path: string,
    text: string,
    [id: string, title: string, target: string, code: string],
  ][] = [
    ['target only', 'a.py', '# src/a.py\nx = 1\n', ['a.py', 'a.py', 'src/a.py', 'x = 1\n']],
    ['in a folder', 'raft/a.py', '# File: src/a.py\n\nx = 1\n', ['raft/a.py', 'a.py', 'src/a.py', 'x = 1\n']],
    [
      'with the ending of templates',
      'a.ts.template',
      '// src/a.ts\na();\n',
      ['a.ts', 'a.ts', 'src/a.ts', 'a();\n'],
    ],
    [
      'with a title',
      'a.go',
      '// cmd/a.go\n// Close the pool\n\npackage a\n',
      ['a.go', 'Close the pool', 'cmd/a.go', 'package a\n'],
    ],
    [
      'with defects',
      'a.py',
      '# src/a.py\n# Defects: A-1, B-2\nx = 1\n',
      ['a.py', 'a.py', 'src/a.py', 'x = 1\n'],
    ],
    [
      'with all of it, in the other order',
      'a.css',
      '/* a.css */\n/* defect: A-1 */\n/* Title */\n/* a comment */\na {}\n',
      ['a.css', 'Title', 'a.css', '/* a comment */\na {}\n'],
    ],
    [
      'below a shebang',
      'a.sh',
      '#!/bin/sh\n# bin/a.sh\n# Start\nrun\n',
      ['a.sh', 'Start', 'bin/a.sh', '#!/bin/sh\nrun\n'],
    ],
    [
      'in HTML',
      'a.html',
      '<!-- web/a.html -->\n<!-- Page -->\n<p>\n',
      ['a.html', 'Page', 'web/a.html', '<p>\n'],
    ],
    [
      'with a mark and line ends of Windows',
      'a.py',
      '\uFEFF# src/a.py\r\n\r\nx = 1\r\n',
      ['a.py', 'a.py', 'src/a.py', 'x = 1\n'],
    ],
  ];
  for (const [name, path, text, [id, title, targetPath, code]] of cases)
    test(`a template ${name}`, async () => {
      const { templates, problems, sources } = await load({ [path]: text });
      assert.deepEqual(problems, []);
      assert.deepEqual(
        templates.map((each) => [each.id, each.title, each.targetPath, each.code]),
        [[id, title, targetPath, code]],
      );
      assert.deepEqual(
        sources.map((source) => [source.path, source.kind]),
        [[`${folder}/${path}`, 'templates']],
      );
    });

  test('names the defects that it serves', async () => {
    const files = new MemoryFiles({
      'defects.yaml':
        'version: 1\ndefects: [{ id: A-1, title: a }, { id: B-2, title: b }, { id: C-3, title: c }]\n',
      [`${folder}/x.py`]: '# src/x.py\n# Defects: C-3, A-1, NONE-1\nx = 1\n',
    });
    const { defects } = await engineFor(files).load();
    assert.deepEqual(
      defects.filter(({ templates }) => templates.includes('x.py')).map(({ id }) => id),
      ['A-1', 'C-3'],
    );
  });

  test('a file without a target is left out with a problem, an empty one without', async () => {
    const ledger = await load({
      'a.py': 'x = 1\n',
      'b.py': '\n',
      '.DS_Store': 'x',
      'c/.gitignore': '*',
    });
    assert.deepEqual(ledger.templates, []);
    assert.equal(told(ledger).length, 1);
    assert.match(
      told(ledger)[0]!,
      /^\.defect-ledger\/templates\/a\.py:1:1 A template begins with a comment line/u,
    );
  });

  test('a target outside of the workspace is listed with a problem, without a fix', async () => {
    const ledger = await load({ 'a.py': '# ../a.py\nx = 1\n' });
    assert.equal(ledger.templates.length, 1);
    assert.match(
      told(ledger)[0]!,
      /a\.py:1:1 `\.\.\/a\.py` leaves the workspace; this template is never applied/u,
    );
    assert.equal((await planTemplate(ledger.templates[0]!, new MemoryFiles({}))).kind, 'refused');
  });

  test('is followed, and is no code', async () => {
    const files = new MemoryFiles({
      'defects.yaml':
        'version: 1\ndefects: [{ id: A-1, title: a, anchors: [{ kind: pattern, pattern: secret_word }] }]\n',
      'src/m.py': 'y = 1\n',
    });
    const engine = engineFor(files);
    assert.deepEqual((await engine.load()).templates, []);
    const path = `${folder}/x.py`;
    assert.ok(engine.concerns({ path, kind: 'created' }));
    files.set(path, '# src/x.py\nfrom src.m import gone, secret_word\n');
    const added = await engine.apply([{ path, kind: 'created' }]);
    assert.equal(added.templates.length, 1);
    assert.deepEqual(added.unreported, []);
    assert.notEqual(added.defects[0]!.evidence, 'confirmed');
    files.set(path, '# src/x.py\n# Better\ny = 2\n');
    const changed = await engine.apply([{ path, kind: 'changed' }]);
    assert.equal(changed.templates[0]!.title, 'Better');
    files.deleteFolder(path);
    assert.deepEqual((await engine.apply([{ path, kind: 'deleted' }])).templates, []);
  });

  test('is set as a path inside of the workspace', () => {
    const set = (value: string): string | undefined => templateFolder(value);
    assert.deepEqual(['a/b/', './x', '', '../x', '/x', 'a/*'].map(set), [
      'a/b',
      'x',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
