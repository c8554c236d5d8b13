import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { NodeFiles } from '../../../src/node/files/NodeFiles.js';
import { runCommand } from '../../../src/cli/runCommand.js';
import { writeFixes } from '../../../src/cli/writeFixes.js';
import type { FileFix } from '../../../src/core/fixes/FixPlan.js';

const inventory = `version: 1
defects:
  - id: STORE-1
    title: The store cannot be emptied
    templates: [clear, notes]
  - id: STORE-2
    title: The store cannot be counted
    templates: [count, count-slowly]
  - id: STORE-3
    title: Nobody knows how
  - id: STORE-4
    title: The store cannot be named
    templates: [name]
templates:
  - id: clear
    targetPath: shop/store.py
    code: |
      class Store:
          def clear(self):
              self.items.clear()
  - id: notes
    targetPath: shop/notes/deep.py
    code: |
      NOTE = "kept"
  - id: count
    targetPath: shop/store.py
    code: |
      class Store:
          def count(self):
              return len(self.items)
  - id: count-slowly
    targetPath: shop/store.py
    code: |
      class Store:
          def count(self):
              return sum(1 for _ in self.items)
  - id: name
    targetPath: shop/store.py
    code: |
      class Store:
          def name(self):
              return "another"
`;
const store = `class Store:
    def __init__(self):
        self.items = []

    def name(self):
        return "store"
`;
const cleared = `${store}
    def clear(self):
        self.items.clear()
`;
const files = { 'defects.yaml': inventory, 'shop/__init__.py': '', 'shop/store.py': store };

interface Ran {
  code: number;
  out: string;
  err: string;
}

/** A folder with those files for as long as the body runs. */
async function withFolder(
  contents: Record<string, string | Uint8Array>,
  body: (folder: string, fix: (...argv: string[]) => Promise<Ran>) => Promise<void>,
): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'defect-ledger-'));
  try {
    for (const [name, text] of Object.entries(contents)) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), text);
    }
    await body(folder, async (...argv) => {
      let [out, err] = ['', ''];
      const code = await runCommand(['fix', ...argv, folder], folder, {
        out: (text) => (out += text),
        err: (text) => (err += text),
      });
      return { code, out, err };
    });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function everything(folder: string): Record<string, string> {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    names
      .filter((name) => fs.statSync(path.join(folder, name)).isFile())
      .map((name) => [name.replaceAll(path.sep, '/'), fs.readFileSync(path.join(folder, name), 'latin1')]),
  );
}

suite('command line: fix', () => {
  test('prints the difference of all templates with targets of their own, and writes nothing', () =>
    withFolder(files, async (folder, fix) => {
      const before = everything(folder);
      const { code, out, err } = await fix('STORE-1');
      assert.equal(code, 0);
      assert.deepEqual(everything(folder), before);
      assert.match(out, /^diff --git a\/shop\/store\.py b\/shop\/store\.py\n/u);
      assert.match(err, /Added: `Store\.clear`/u);
      const applied = spawnSync('git', ['apply', '-'], { cwd: folder, input: out, encoding: 'utf8' });
      if (applied.error) {
        console.warn('      the difference is not applied: there is no git on this machine');
        return;
      }
      assert.equal(applied.status, 0, applied.stderr);
      assert.deepEqual(everything(folder), {
        ...before,
        'shop/store.py': cleared,
        'shop/notes/deep.py': 'NOTE = "kept"\n',
        'shop/notes/__init__.py': '',
      });
    }));

  test('--write writes just that, and the second run has nothing to do', () =>
    withFolder(files, async (folder, fix) => {
      const printed = await fix('STORE-1');
      const written = await fix('STORE-1', '--write');
      assert.equal(written.code, 0);
      assert.equal(written.out, printed.out);
      const after = everything(folder);
      assert.deepEqual(after, {
        ...files,
        'shop/store.py': cleared,
        'shop/notes/deep.py': 'NOTE = "kept"\n',
        'shop/notes/__init__.py': '',
      });
      const again = await fix('STORE-1', '--write');
      assert.deepEqual([again.code, again.out], [0, '']);
      assert.match(again.err, /^nothing to do: /u);
      assert.deepEqual(everything(folder), after);
    }));

  test('several templates for one target: refused, with the list', () =>
    withFolder(files, async (_, fix) => {
      const { code, out, err } = await fix('STORE-2');
      assert.deepEqual([code, out], [1, '']);
      assert.match(
        err,
        /Several templates for shop\/store\.py serve STORE-2.*\n {2}count .*\n {2}count-slowly /u,
      );
      const byPath = await fix('STORE-2', '--template', 'shop/store.py');
      assert.equal(byPath.code, 1);
      const one = await fix('STORE-2', '--template', 'count-slowly');
      assert.equal(one.code, 0);
      assert.match(one.out, /\+ {8}return sum\(1 for _ in self\.items\)/u);
    }));

  test('a target path names its template, whatever stands before it', () =>
    withFolder(files, async (_, fix) => {
      const { code, out } = await fix('STORE-1', '--template', './shop/notes/deep.py');
      assert.equal(code, 0);
      assert.match(out, /deep\.py/u);
      assert.doesNotMatch(out, /store\.py/u);
    }));

  for (const [what, argv, reason] of [
    ['no template', ['STORE-3'], /No template serves STORE-3/u],
    ['a template that serves another', ['STORE-1', '--template', 'count'], /count does not serve STORE-1/u],
    ['an unknown template', ['STORE-1', '--template', 'sum'], /There is no template sum/u],
  ] as const) {
    test(`refused: ${what}`, () =>
      withFolder(files, async (_, fix) => {
        const { code, out, err } = await fix(...argv);
        assert.deepEqual([code, out], [1, '']);
        assert.match(err, reason);
      }));
  }

  test('a body of its own stays, unless --replace says otherwise', () =>
    withFolder(files, async (_, fix) => {
      const kept = await fix('STORE-4');
      assert.deepEqual([kept.code, kept.out], [0, '']);
      assert.match(kept.err, /nothing to do: .*Store\.name/u);
      const replaced = await fix('STORE-4', '--replace');
      assert.match(replaced.out, /-\s+return "store"\n\+\s+return "another"/u);
    }));

  test('encoding, line ends and permissions stay', () =>
    withFolder(
      {
        ...files,
        'shop/store.py': Buffer.from(`\uFEFF${store.replaceAll('\n', '\r\n')}`, 'utf16le'),
      },
      async (folder, fix) => {
        const target = path.join(folder, 'shop/store.py');
        fs.chmodSync(target, 0o750);
        const { code } = await fix('STORE-1', '--write');
        assert.equal(code, 0);
        assert.equal(fs.readFileSync(target, 'utf16le'), `\uFEFF${cleared.replaceAll('\n', '\r\n')}`);
        if (process.platform !== 'win32') assert.equal(fs.statSync(target).mode & 0o777, 0o750);
      },
    ));

  test('an unknown defect and a call without one are errors of usage', () =>
    withFolder(files, async (folder, fix) => {
      await assert.rejects(fix('STORE-9'), /there is no defect 'STORE-9'/u);
      const output = { out: () => {}, err: () => {} };
      await assert.rejects(runCommand(['fix'], folder, output), /expects the id of a defect/u);
      await assert.rejects(runCommand(['list', '--write'], folder, output), /--write goes with fix only/u);
    }));
});

suite('writeFixes', () => {
  const edit: FileFix = { path: 'a.py', kind: 'edit', before: 'x = 1\n', edits: [], after: 'x = 2\n' };
  const create: FileFix = { path: 'new/b.py', kind: 'create', before: '', edits: [], after: 'y = 1\n' };

  test('refuses a file that is no longer the text that was read, and writes none of the others', () =>
    withFolder({ 'a.py': 'x = 3\n' }, (folder) => {
      assert.match(writeFixes([create, edit], new NodeFiles(folder)) ?? '', /a\.py changed meanwhile/u);
      assert.deepEqual(everything(folder), { 'a.py': 'x = 3\n' });
      return Promise.resolve();
    }));

  test('refuses to create what is there by now', () =>
    withFolder({ 'a.py': 'x = 1\n', 'new/b.py': 'mine\n' }, (folder) => {
      assert.match(writeFixes([edit, create], new NodeFiles(folder)) ?? '', /new\/b\.py exists by now/u);
      assert.equal(fs.readFileSync(path.join(folder, 'a.py'), 'utf8'), 'x = 1\n');
      return Promise.resolve();
    }));

  test('refuses a folder that is a link to the outside, and a folder that is a file', () =>
    withFolder({ 'a.py': 'x = 1\n', file: '' }, async (folder) => {
      await withFolder({}, (outside) => {
        fs.symlinkSync(outside, path.join(folder, 'new'), 'dir');
        assert.match(writeFixes([create], new NodeFiles(folder)) ?? '', /outside the folder/u);
        assert.deepEqual(fs.readdirSync(outside), []);
        return Promise.resolve();
      });
      assert.ok(writeFixes([edit, { ...create, path: 'file/b.py' }], new NodeFiles(folder)));
      assert.equal(fs.readFileSync(path.join(folder, 'a.py'), 'utf8'), 'x = 1\n');
    }));

  test('a link inside the folder stays a link', () =>
    withFolder({ 'real.py': 'x = 1\n' }, (folder) => {
      fs.symlinkSync('real.py', path.join(folder, 'a.py'));
      assert.equal(writeFixes([edit], new NodeFiles(folder)), undefined);
      assert.ok(fs.lstatSync(path.join(folder, 'a.py')).isSymbolicLink());
      assert.equal(fs.readFileSync(path.join(folder, 'real.py'), 'utf8'), 'x = 2\n');
      return Promise.resolve();
    }));
});
