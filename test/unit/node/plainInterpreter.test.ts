import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { interpreterFolders } from '../../../src/node/python/interpreterFolders.js';
import { plainInterpreter } from '../../../src/node/python/plainInterpreter.js';
import { writeFiles } from '../python/runPyright.js';

const packages = 'python/lib/python3.12/site-packages';
const library = {
  'python/lib/python3.12/os.py': '',
  'python/lib/python3.12/lib-dynload/a.so': '',
  [`${packages}/library.py`]: '',
};
const own = ['python/lib/python3.12', 'python/lib/python3.12/lib-dynload'];

const cases: {
  name: string;
  files: Record<string, string>;
  variables?: NodeJS.ProcessEnv;
  /** Undefined: it has to be asked. */
  found: string[] | undefined;
}[] = [
  { name: 'a plain one', files: {}, found: [...own, packages] },
  {
    name: 'what a person has installed for themselves, and further folders',
    files: {
      'home/.local/lib/python3.12/site-packages/a.py': '',
      [`${packages}/b.pth`]: '../../../../more\nabsent\nimport os; os.environ.get("A")\n',
      'more/m.py': '',
    },
    found: [...own, 'home/.local/lib/python3.12/site-packages', packages, 'more'],
  },
  {
    name: 'code that may add folders',
    files: { [`${packages}/a.pth`]: 'import sys; sys.path.append("/a")' },
    found: undefined,
  },
  { name: 'a module of its own start', files: { [`${packages}/sitecustomize.py`]: '' }, found: undefined },
  {
    name: 'a package of its own start',
    files: { 'home/.local/lib/python3.12/site-packages/usercustomize/__init__.py': '' },
    found: undefined,
  },
  { name: 'an environment', files: { 'python/pyvenv.cfg': 'home = /usr/bin' }, found: undefined },
  { name: 'settings beside it', files: { 'python/bin/pyvenv.cfg': 'home = /usr/bin' }, found: undefined },
  { name: 'a tree that it is built in', files: { 'python/bin/pybuilddir.txt': '' }, found: undefined },
  { name: 'libraries in two places', files: { 'python/lib64/python3.12/a.py': '' }, found: undefined },
  { name: 'another home', files: {}, variables: { PYTHONHOME: '/a' }, found: undefined },
  { name: 'nothing of a person’s own', files: {}, variables: { PYTHONNOUSERSITE: '1' }, found: undefined },
];

suite('interpreters told from their layout', () => {
  let folder = '';
  setup(function () {
    if (process.platform === 'win32') {
      console.log('      skipped: Pythons of Windows are always asked');
      return this.skip();
    }
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'python-')));
  });
  teardown(() => folder !== '' && fs.rmSync(folder, { recursive: true, force: true }));

  /** A `python3` that is no more than a link, as they are, to what leaves a file behind when it is run. */
  const install = (files: Record<string, string>): string => {
    writeFiles(folder, Object.entries({ ...library, ...files }));
    const bin = path.join(folder, 'python/bin');
    fs.mkdirSync(bin, { recursive: true });
    fs.writeFileSync(path.join(bin, 'python3.12'), `#!/bin/sh\ntouch '${folder}/run'\n`, { mode: 0o755 });
    fs.symlinkSync('python3.12', path.join(bin, 'python3'));
    return path.join(bin, 'python3');
  };

  for (const { name, files, variables, found } of cases) {
    test(`${name}${found ? '' : ': has to be asked'}`, () => {
      const program = install(files);
      const told = plainInterpreter(program, { HOME: path.join(folder, 'home'), ...variables });
      assert.deepEqual(
        told,
        found?.map((each) => path.join(folder, each)),
      );
    });
  }

  test('one of another name, and one without its library: have to be asked', () => {
    const program = install({});
    const bin = path.dirname(program);
    fs.renameSync(path.join(bin, 'python3.12'), path.join(bin, 'python3.12-debug'));
    assert.equal(plainInterpreter(path.join(bin, 'python3.12-debug'), {}), undefined);
    fs.renameSync(path.join(bin, 'python3.12-debug'), path.join(bin, 'python3.12'));
    fs.rmSync(path.join(folder, 'python/lib/python3.12/os.py'));
    assert.equal(plainInterpreter(program, {}), undefined);
    assert.equal(plainInterpreter(path.join(bin, 'absent'), {}), undefined);
  });

  test('it is not run, and what PYTHONPATH names comes first', async () => {
    const bin = path.dirname(install({ 'first/a.py': '' }));
    const variables = { PATH: bin, HOME: folder, PYTHONPATH: `${folder}/first:${folder}/absent` };
    const found = await interpreterFolders(path.join(folder, 'work'), variables);
    assert.deepEqual(
      found,
      ['first', ...own, packages].map((each) => path.join(folder, each)),
    );
    assert.ok(!fs.existsSync(path.join(folder, 'run')));
  });

  test('a folder of PYTHONPATH with a module of its own start: has to be asked', () => {
    const program = install({ 'first/sitecustomize.py': '', 'second/a.py': '' });
    const told = (name: string) => plainInterpreter(program, { HOME: folder }, [path.join(folder, name)]);
    assert.equal(told('first'), undefined);
    assert.equal(told('second')?.[0], path.join(folder, 'second'));
  });

  test('the Pythons of this machine say the same when they are asked', function () {
    this.timeout(60_000);
    const isFolder = (each: string): boolean =>
      fs.statSync(each, { throwIfNoEntry: false })?.isDirectory() ?? false;
    let compared = 0;
    for (const program of pythons()) {
      const told = plainInterpreter(program, process.env);
      if (!told) continue;
      const env = { ...process.env, PYTHONPATH: '' };
      const script = 'import sys; print("\\0".join(sys.path), end="")';
      const { stdout } = spawnSync(program, ['-B', '-c', script], { encoding: 'utf8', env });
      assert.deepEqual(
        told,
        stdout.split('\0').filter((each) => path.isAbsolute(each) && isFolder(each)),
      );
      compared++;
    }
    if (compared === 0) {
      console.log('      skipped: no Python of this machine lies as Pythons mostly do');
      return this.skip();
    }
  });
});

/** Those on the search path and, where they are shims of pyenv, what is behind them. */
function pythons(): string[] {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const behind = folders
    .map((folder) => path.join(path.dirname(folder), 'versions'))
    .filter((versions) => fs.existsSync(versions))
    .flatMap((versions) => fs.readdirSync(versions).map((version) => path.join(versions, version, 'bin')));
  return [...folders, ...behind]
    .map((each) => path.join(each, 'python3'))
    .filter((each) => fs.existsSync(each));
}
