import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ImportIntegrity } from '../../../src/core/evidence/imports/ImportIntegrity.js';
import { describeUnreported } from '../../../src/core/ledger/describeUnreported.js';
import type { PythonEnvironment } from '../../../src/core/python/InstalledModules.js';
import { environmentFolders } from '../../../src/node/python/environmentFolders.js';
import { interpreterFolders } from '../../../src/node/python/interpreterFolders.js';
import { NodePython } from '../../../src/node/python/NodePython.js';
import { StubModules } from '../../../src/node/python/StubModules.js';
import { MemoryFiles } from '../support/MemoryFiles.js';
import { writeFiles } from '../python/runPyright.js';

const project = {
  'ours.py': 'from library import Tool\n',
  'user.py': 'try:\n    from ours import Tool\nexcept ImportError:\n    Tool = None\n',
};

suite('installed libraries', () => {
  let folder = '';
  setup(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'python-')));
  });
  teardown(() => fs.rmSync(folder, { recursive: true, force: true }));

  /** A program called `python3` that gives folders, and leaves a file behind when it is run. */
  const python = (bin: string, output: string): void => {
    fs.mkdirSync(bin, { recursive: true });
    const text = `#!/bin/sh\necho "$PYTHONPATH|$PWD" > '${folder}/run'\n${output}\n`;
    fs.writeFileSync(path.join(bin, 'python3'), text, { mode: 0o755 });
  };
  const errorsIn = (root: string, variables: NodeJS.ProcessEnv) =>
    new ImportIntegrity(new MemoryFiles(project), {
      python: new NodePython(root, { variables }),
    }).errors();

  test('what is not installed breaks what comes from it, and says so', async () => {
    const root = path.join(folder, 'work');
    const [error, ...others] = (await errorsIn(root, { PATH: '' }))!;
    assert.equal(others.length, 0);
    assert.equal(error!.library, 'library');
    assert.equal(
      describeUnreported(error!),
      '`Tool` cannot be imported from `ours`: it comes from `library`, which is not installed here. The import is guarded, so it fails silently.',
    );
  });

  test('an environment in the workspace counts without being run', async () => {
    const root = path.join(folder, 'work');
    writeFiles(root, [
      ['.venv/pyvenv.cfg', ''],
      ['.venv/lib/python3.12/site-packages/library.py', ''],
    ]);
    python(path.join(root, '.venv/bin'), 'exit 1');
    assert.deepEqual(await errorsIn(root, { PATH: path.join(root, '.venv/bin') }), []);
    assert.ok(!fs.existsSync(path.join(folder, 'run')));
  });

  test('an environment is only looked at when something comes from a library', async () => {
    let opened = 0;
    const host: PythonEnvironment = { open: () => Promise.resolve(void opened++) };
    const errorsOf = (files: Record<string, string>) =>
      new ImportIntegrity(new MemoryFiles(files), { python: host }).errors();
    await errorsOf({ 'a.py': 'import library\nfrom os import path\nX = 1\n', 'b.py': 'from a import X\n' });
    assert.equal(opened, 0);
    // Where nobody knows what is installed, nothing is judged.
    assert.deepEqual(await errorsOf(project), []);
    assert.equal(opened, 1);
  });

  test('in a large project that uses a library it is looked at while the files are read, once', async () => {
    const files: Record<string, string> = { 'a.py': 'X = 1\n', 'b.py': 'import library\n' };
    for (let i = 0; i < 100; i++) files[`m${i}.py`] = 'import os\nfrom a import X\n';
    let opened = 0;
    let left = -1;
    const memory = new MemoryFiles(files);
    const unread = new Set(Object.keys(files));
    const host: PythonEnvironment = {
      open: () => {
        opened++;
        left = unread.size;
        return Promise.resolve(undefined);
      },
    };
    const read = memory.read.bind(memory);
    memory.read = (path) => {
      unread.delete(path);
      return read(path);
    };
    const imports = new ImportIntegrity(memory, { python: host });
    assert.deepEqual(await imports.errors(), []);
    assert.equal(opened, 1);
    assert.ok(left > 0, 'all files had been read before anybody asked');
    memory.set('m1.py', 'from a import Y\nimport other\n');
    await imports.apply([{ path: 'm1.py', kind: 'changed' }]);
    assert.deepEqual(
      (await imports.errors())?.map(({ name }) => name),
      ['Y'],
    );
    assert.equal(opened, 1);
  });

  test('Python is asked away from the workspace, and one that fails has nothing', async function () {
    if (process.platform === 'win32') return this.skip();
    const root = path.join(folder, 'work');
    const bin = path.join(folder, 'bin');
    writeFiles(folder, [
      ['work/src/a.py', ''],
      ['packages/library.py', ''],
    ]);
    const variables = { PATH: `${bin}:/bin:/usr/bin`, PYTHONPATH: 'src' };
    python(bin, `printf '%s\\0%s' '${folder}/packages' '${folder}/absent'`);
    const found = await interpreterFolders(root, variables);
    assert.deepEqual(found, [path.join(root, 'src'), path.join(folder, 'packages')]);
    assert.equal(fs.readFileSync(path.join(folder, 'run'), 'utf8'), `|${bin}\n`);
    python(bin, 'exit 3');
    assert.deepEqual(await interpreterFolders(root, { PATH: bin }), []);
  });

  test('the Python that a person has chosen counts, and one that does not work is as if none was', async function () {
    if (process.platform === 'win32') return this.skip();
    const root = path.join(folder, 'work');
    writeFiles(folder, [
      ['work/a.py', ''],
      ['chosen/lib/library.py', ''],
      ['environment/lib/python3.12/site-packages/library.py', ''],
      ['empty/lib/python3.12/site-packages/other.py', ''],
    ]);
    const [onPath, chosen] = ['bin', 'chosen/bin'].map((each) => path.join(folder, each));
    python(onPath!, `printf '%s' '${folder}/empty'`);
    const variables = { PATH: `${onPath}:/bin:/usr/bin` };
    const names = async (selected: string): Promise<(string | undefined)[]> => {
      const python = new NodePython(root, { variables, selected });
      const errors = await new ImportIntegrity(new MemoryFiles(project), { python }).errors();
      return errors!.map(({ name }) => name);
    };
    const interpreter = path.join(chosen!, 'python3');
    python(chosen!, `printf '%s' '${folder}/chosen/lib'`);
    assert.deepEqual(await names(interpreter), []);
    python(chosen!, 'exit 3');
    assert.deepEqual(await names(interpreter), ['Tool']);
    assert.deepEqual(await names(path.join(folder, 'environment')), []);
    assert.deepEqual(await names(path.join(folder, 'empty')), ['Tool']);
    assert.deepEqual(await names('relative/python3'), ['Tool']);
    fs.rmSync(path.join(folder, 'run'));
    // One in the workspace is told from its layout.
    writeFiles(root, [['.venv/lib/python3.12/site-packages/library.py', '']]);
    python(path.join(root, '.venv/bin'), 'exit 1');
    assert.deepEqual(await names(path.join(root, '.venv/bin/python3')), []);
    assert.ok(!fs.existsSync(path.join(folder, 'run')));
  });

  test('behind a shim of pyenv the Python that it would choose is asked', async function () {
    if (process.platform === 'win32') return this.skip();
    const root = path.join(folder, 'work');
    const home = path.join(folder, 'pyenv');
    const shims = path.join(home, 'shims');
    python(shims, `printf '%s' '${folder}/shim'`);
    for (const name of ['3.11.7', '3.12.1', 'shim']) {
      writeFiles(folder, [[`${name}/library.py`, '']]);
      if (name !== 'shim')
        python(path.join(home, 'versions', name, 'bin'), `printf '%s' '${folder}/${name}'`);
    }
    writeFiles(folder, [['work/a.py', '']]);
    const found = async (more: NodeJS.ProcessEnv = {}) =>
      (await interpreterFolders(root, { PATH: `${shims}:/bin`, ...more }))!.map((each) =>
        path.basename(each),
      );

    writeFiles(home, [['version', '3.11.7\n']]);
    assert.deepEqual(await found(), ['3.11.7']);
    assert.deepEqual(await found({ PYENV_VERSION: '3.12.1' }), ['3.12.1']);
    // What is not plain is left to pyenv.
    for (const version of ['3.12', 'system', '3.11.7:3.12.1', '../versions/3.12.1'])
      assert.deepEqual(await found({ PYENV_VERSION: version }), ['shim']);
    assert.deepEqual(await found({ PYENV_DIR: folder }), ['shim']);
    writeFiles(home, [['version', '3.11.7\n3.12.1\n']]);
    assert.deepEqual(await found(), ['shim']);
    writeFiles(root, [['.python-version', '3.12.1\n']]);
    assert.deepEqual(await found(), ['3.12.1']);
  });

  test('.pth files name further folders; their code is not run', () => {
    writeFiles(folder, [
      [
        'env/lib/python3.11/site-packages/a.pth',
        `# comment\nimport os; os.remove("x")\n../../../more\nabsent\n`,
      ],
      ['env/more/b.py', ''],
    ]);
    const packages = path.join(folder, 'env/lib/python3.11/site-packages');
    assert.deepEqual(environmentFolders(path.join(folder, 'env')), [packages, path.join(folder, 'env/more')]);
    assert.deepEqual(environmentFolders(path.join(folder, 'none')), []);
  });

  for (const [module, isThere] of [
    ['yaml', true],
    ['yaml.composer', true],
    ['yaml.absent', false],
    ['google', true],
    ['google.protobuf.message', true],
    ['absent', false],
    ['yam', false],
  ] as const)
    test(`the bundled stubs ${isThere ? 'have' : 'lack'} ${module}`, () =>
      assert.equal(new StubModules().find(module.split('.'))?.found ?? false, isThere));
});
