import assert from 'node:assert/strict';
import type { FileText } from '../../../src/core/files/FileAccess.js';
import type { FixPlan } from '../../../src/core/fixes/FixPlan.js';
import { planTemplate } from '../../../src/core/fixes/planTemplate.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

type Change = Extract<FixPlan, { kind: 'change' }>;

const template = (
  targetPath: string,
  code: string,
  mode: 'create' | 'merge' | 'insert' = 'merge',
  language = '',
) => ({
  targetPath,
  code,
  mode,
  language,
});

function changed(plan: FixPlan): Change {
  assert.equal(plan.kind, 'change', JSON.stringify(plan));
  for (const { before, edits, after } of plan.files) assert.equal(applyEdits(before, edits), after);
  return plan;
}

const created = (plan: FixPlan): Record<string, string> =>
  Object.fromEntries(
    changed(plan).files.map(({ path, kind, after }) => {
      assert.equal(kind, 'create');
      return [path, after];
    }),
  );

suite('planTemplate: files that are absent', () => {
  test('are created with one final line end', async () => {
    const files = new MemoryFiles({});
    assert.deepEqual(created(await planTemplate(template('a.yaml', 'x: 1'), files)), { 'a.yaml': 'x: 1\n' });
    assert.deepEqual(created(await planTemplate(template('a.yaml', 'x: 1\n\n\n'), files)), {
      'a.yaml': 'x: 1\n',
    });
    assert.deepEqual(created(await planTemplate(template('b/c.ts', '\n', 'create'), files)), {
      'b/c.ts': '',
    });
    assert.deepEqual(created(await planTemplate(template('./b/../a.md', 'é\r\n'), files)), {
      'a.md': 'é\r\n',
    });
  });

  test('have the line ends of their neighbours', async () => {
    const files = new MemoryFiles({ 'a/x.py': 'x\r\ny\r\n', 'a/y.md': 'x\ny\nz\n', 'b/c/x.py': 'x\r\n' });
    assert.deepEqual(created(await planTemplate(template('a/n.py', 'a\nb'), files)), {
      'a/n.py': 'a\r\nb\r\n',
    });
    assert.deepEqual(created(await planTemplate(template('a/n.md', 'a\r\nb'), files)), {
      'a/n.md': 'a\nb\n',
    });
    assert.deepEqual(created(await planTemplate(template('b/n.py', 'a\nb'), files)), { 'b/n.py': 'a\nb\n' });
  });

  test('make packages of new folders in packages only', async () => {
    const files = new MemoryFiles({ 'src/__init__.py': '', 'src/plain/x.py': '', 'tools/x.py': '' });
    const paths = async (path: string): Promise<string[]> =>
      Object.keys(created(await planTemplate(template(path, 'x = 1'), files)));
    assert.deepEqual(await paths('src/a/b/c.py'), [
      'src/a/__init__.py',
      'src/a/b/__init__.py',
      'src/a/b/c.py',
    ]);
    assert.deepEqual(await paths('src/a/__init__.py'), ['src/a/__init__.py']);
    assert.deepEqual(await paths('src/plain/b/c.py'), ['src/plain/b/c.py']);
    assert.deepEqual(await paths('tools/b/c.py'), ['tools/b/c.py']);
    assert.deepEqual(await paths('src/a/c.yaml'), ['src/a/c.yaml']);
    assert.deepEqual(await paths('c.py'), ['c.py']);
  });

  test('are refused outside the workspace', async () => {
    for (const path of ['../a.py', '/etc/a.py', 'a/../../b.py', 'C:\\a.py', '~/a.py', 'file:///a.py', '']) {
      const plan = await planTemplate(template(path, 'x = 1', 'create'), new MemoryFiles({}));
      assert.deepEqual(plan, { kind: 'refused', reason: `${path} is outside the workspace.` });
    }
  });
});

suite('planTemplate: files that are there', () => {
  test('with the same text need nothing, whatever the mode and the line ends', async () => {
    const files = new MemoryFiles({ 'a.yaml': 'x: 1\r\ny: 2\r\n', 'a.py': 'x = 1\n' });
    for (const mode of ['create', 'merge', 'insert'] as const) {
      assert.equal((await planTemplate(template('a.yaml', 'x: 1\ny: 2\n\n', mode), files)).kind, 'nothing');
      assert.equal((await planTemplate(template('a.py', 'x = 1', mode), files)).kind, 'nothing');
    }
  });

  test('of YAML and JSON are merged', async () => {
    const files = new MemoryFiles({ 'a.yaml': 'x: 1\n', 'b.json': '{"x": 1}\n' });
    const yaml = changed(await planTemplate(template('a.yaml', 'y: 1', 'create'), files));
    assert.equal(yaml.files[0]!.after, 'x: 1\ny: 1\n');
    const json = changed(await planTemplate(template('b.json', '{"y": 1}'), files));
    assert.equal(json.files[0]!.after, '{"x": 1, "y": 1}\n');
    // The extension says more than the language of the block.
    assert.equal((await planTemplate(template('a.yaml', 'y = 1', 'merge', 'python'), files)).kind, 'refused');
  });

  test('of other languages are appended to, unless the template is to create the file', async () => {
    const files = new MemoryFiles({ 'a.sh': 'x=1\n' });
    assert.deepEqual(await planTemplate(template('a.sh', 'y=1', 'create'), files), {
      kind: 'refused',
      reason: 'a.sh already exists, with other content.',
    });
    const whole = changed(await planTemplate(template('a.sh', 'y=1', 'create'), files, { replace: true }));
    assert.equal(whole.files[0]!.after, 'y=1\n');
    const appended = changed(await planTemplate(template('a.sh', 'y=1', 'insert'), files));
    assert.equal(appended.files[0]!.after, 'x=1\n\ny=1\n');
    assert.match(appended.notes.join(), /goes to the end/);
  });

  test('of Python are merged in every mode', async () => {
    const files = new MemoryFiles({ 'a.py': 'import os\n', tool: 'import os\n' });
    for (const mode of ['create', 'merge', 'insert'] as const) {
      const plan = changed(await planTemplate(template('a.py', 'X = 1', mode), files));
      assert.deepEqual(plan.files[0]!.after, 'import os\n\nX = 1\n');
      assert.equal(plan.files[0]!.kind, 'edit');
      assert.deepEqual(plan.notes, ['Added: `X`.']);
    }
    const tool = changed(await planTemplate(template('tool', 'X = 1', 'merge', 'python3'), files));
    assert.equal(tool.files[0]!.after, 'import os\n\nX = 1\n');
  });

  test('keep real bodies unless they are to be replaced', async () => {
    const files = new MemoryFiles({ 'a.py': 'def f():\n    return 1\n' });
    const code = 'def f():\n    return 2\n';
    assert.deepEqual(await planTemplate(template('a.py', code), files), {
      kind: 'nothing',
      reason: 'a.py: There is nothing to add. Kept as in the file: `f`.',
    });
    const plan = changed(await planTemplate(template('a.py', code), files, { replace: true }));
    assert.equal(plan.files[0]!.after, code);
  });

  test('of types have no stubs', async () => {
    const files = new MemoryFiles({ 'a.pyi': 'def f() -> int: ...\n' });
    const plan = await planTemplate(template('a.pyi', 'def f(x: int) -> int:\n    return x\n'), files);
    assert.equal(plan.kind, 'nothing');
  });

  test('that import the class say where it comes from', async () => {
    const files = new MemoryFiles({
      'src/__init__.py': '',
      'src/base.py': 'class Node:\n    x = 1\n',
      'src/a.py': 'from .base import Node\n',
    });
    const plan = await planTemplate(template('src/a.py', 'class Node:\n    y = 1\n'), files);
    assert.equal(plan.kind, 'refused');
    assert.match((plan as { reason: string }).reason, /only imports .* It comes from src\/base\.py\.$/);
  });

  test('know relative imports for absolute ones, and the project for others', async () => {
    const files = new MemoryFiles({
      'src/__init__.py': '',
      'src/base.py': 'A = 1\nB = 2\n',
      'src/a.py': 'import os\n\nimport requests\n\nfrom .base import A\n',
    });
    const code =
      'from src.base import A, B\nimport yaml\nfrom src.x import y\n\ndef f():\n    return A, B, yaml, y\n';
    const plan = changed(await planTemplate(template('src/a.py', code), files));
    assert.equal(
      plan.files[0]!.after,
      'import os\n\nimport requests\nimport yaml\n\nfrom src.x import y\n\nfrom .base import A, B\n\n\ndef f():\n    return A, B, yaml, y\n',
    );
    assert.deepEqual(plan.notes, ['Added: `f`.']);
  });

  test('that cannot be read are refused', async () => {
    const unreadable = new MemoryFiles({});
    unreadable.exists = () => Promise.resolve(true);
    assert.match(JSON.stringify(await planTemplate(template('a.py', 'x = 1'), unreadable)), /cannot be read/);
    const lossy = new MemoryFiles({ 'a.py': '\ufffd' });
    const text: FileText = { text: '\ufffd', encoding: 'utf-8', lossy: true };
    lossy.read = () => Promise.resolve(text);
    assert.match(JSON.stringify(await planTemplate(template('a.py', 'x = 1'), lossy)), /not of its encoding/);
  });

  test('that are blank get the template', async () => {
    const files = new MemoryFiles({ 'a.py': '', 'b.py': '\n\n' });
    for (const path of ['a.py', 'b.py']) {
      const plan = changed(await planTemplate(template(path, '"""Doc."""\nx = 1\n'), files));
      assert.equal(plan.files[0]!.after, '"""Doc."""\nx = 1\n');
    }
  });
});
