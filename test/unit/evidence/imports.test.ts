import assert from 'node:assert/strict';
import { ImportIntegrity } from '../../../src/core/evidence/imports/ImportIntegrity.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

/** The errors as `path:line:column name`, zero-based as they are. */
async function errorsOf(integrity: ImportIntegrity): Promise<string[]> {
  const errors = await integrity.errors();
  assert.ok(errors);
  return errors.map(
    ({ path, range: { start }, module, name, guarded }) =>
      `${path}:${start.line}:${start.character} ${module}${name === undefined ? '' : ` ${name}`}${guarded ? ' guarded' : ''}`,
  );
}

const check = (files: Record<string, string>): Promise<string[]> =>
  errorsOf(new ImportIntegrity(new MemoryFiles(files)));

suite('import integrity', () => {
  const cases: [string, Record<string, string>, string[]][] = [
    [
      'a name that the module does not define, and a module that is not there',
      { 'app/a.py': 'x = 1\n', 'app/b.py': 'from app.a import x, y\nimport app.gone\nfrom .none import z\n' },
      ['app/b.py:0:21 app.a y', 'app/b.py:1:7 app.gone', 'app/b.py:2:5 app.none'],
    ],
    [
      'guards of every kind',
      {
        'a.py': 'x = 1\n',
        'b.py': [
          'try:\n    from a import n1\nexcept ImportError:\n    pass',
          'try:\n    from a import n2\nexcept:\n    pass',
          'with contextlib.suppress(ImportError):\n    from a import n3',
          'try:\n    from a import n4\nexcept ValueError:\n    pass\n',
        ].join('\n'),
      },
      ['b.py:1:18 a n1 guarded', 'b.py:5:18 a n2 guarded', 'b.py:9:18 a n3 guarded', 'b.py:11:18 a n4'],
    ],
    [
      'other projects and the standard library',
      { 'b.py': 'import requests.nope\nfrom json import nope\n' },
      [],
    ],
    [
      'names that other projects bring',
      { 'a.py': 'from requests import get\nfrom numpy import *\n', 'b.py': 'from a import get, array\n' },
      [],
    ],
    [
      'a stub wins, and hides what it does not re-export',
      {
        'a.pyi': 'import os\nfrom c import q\nx: int\n',
        'a.py': 'y = 1\n',
        'c.py': 'q = 1\n',
        'b.py': 'from a import x, y, os, q\n',
      },
      ['b.py:0:17 a y', 'b.py:0:20 a os', 'b.py:0:24 a q'],
    ],
    [
      'a module that answers for any name',
      { 'a.py': 'def __getattr__(n): ...\n', 'b.py': 'from a import anything\n' },
      [],
    ],
    [
      'a module that is given what answers for any name',
      {
        'lazy.py': 'def attach(n):\n    def any_name(name): ...\n    return any_name, []\n',
        'a.py': 'import lazy\n__getattr__, __all__ = lazy.attach(__name__)\n',
        'c.py': '__getattr__ = None\n',
        'b.py': 'from a import anything\nfrom c import nothing\n',
      },
      ['b.py:1:14 c nothing'],
    ],
    [
      'compiled modules: their names are not judged, and a package does not give them by name without a stub',
      {
        'pkg/__init__.py': '',
        'pkg/fast.cpython-313-x86_64-linux-gnu.so': '',
        'pkg/known.abi3.so': '',
        'pkg/known.pyi': 'x: int\n',
        'b.py': 'from pkg import fast, known\nfrom pkg.fast import x\nfrom pkg.known import x, y\n',
      },
      ['b.py:0:16 pkg fast', 'b.py:2:25 pkg.known y'],
    ],
    [
      'a chain of re-exports that breaks',
      { 'a.py': '', 'b.py': 'from a import x\n', 'c.py': 'from b import x\n' },
      ['b.py:0:14 a x', 'c.py:0:14 b x'],
    ],
    [
      'comments that take an error back',
      { 'a.py': '', 'b.py': 'from a import x  # type: ignore\nfrom a import y  # noqa\n' },
      ['b.py:1:14 a y'],
    ],
    [
      'such a comment after another, and one of a rule for the whole file',
      {
        'a.py': '',
        'b.py':
          'from a import x  ## type:ignore\nfrom a import y  # noqa # pyright: ignore\nfrom a import z # ignore\n',
        'c.py': 'from a import x\n#\tpyright: reportAttributeAccessIssue=false\nfrom a.d import y\n',
        'e.py': '"""Says\n# type: nothing\n"""\nfrom a import x\n',
      },
      ['b.py:2:14 a z', 'c.py:2:5 a.d', 'e.py:3:14 a x'],
    ],
    [
      'source roots of the configuration',
      {
        'pyproject.toml':
          '[tool.pytest.ini_options]\npythonpath = ["lib/py"]\n[tool.setuptools.package-dir]\n"" = "code"\n',
        'lib/py/one.py': 'x = 1\n',
        'code/two.py': 'y = 1\n',
        'tests/t.py': 'from one import x, gone\nfrom two import y, lost\n',
      },
      ['tests/t.py:0:19 one gone', 'tests/t.py:1:19 two lost'],
    ],
    [
      'folders that are nobody’s code',
      { 'env/pyvenv.cfg': '', 'env/lib/a.py': 'from . import x\n', '.hidden/a.py': 'from . import x\n' },
      [],
    ],
    [
      'generated code that git ignores can be imported',
      {
        '.gitignore': 'pb2.py\n',
        'pb2.py': 'x = 1\n',
        'pkg/__init__.py': '',
        'pkg/pb2.py': 'x = 1\n',
        'b.py': 'from pkg import pb2\nfrom pkg.pb2 import x, y\n',
      },
      ['b.py:1:23 pkg.pb2 y'],
    ],
    [
      'a generated package that git ignores, where no code lies beside it',
      {
        '.gitignore': 'api/\n',
        'made/own.py': '',
        'made/api/__init__.py': 'x = 1\n',
        'a.py': 'from made.api import x, y\n',
      },
      ['a.py:0:24 made.api y'],
    ],
    [
      'a package called by the name of the library that it wraps',
      {
        'app/__init__.py': '',
        'app/yaml/__init__.py': '',
        'app/yaml/loader.py': 'import yaml.scanner\nfrom yaml.reader import Reader\n',
        'app/selenium.py': 'from selenium.webdriver import Chrome\n',
        'tools/pylint/rules/plain.py': 'import pylint.checkers\n',
      },
      [],
    ],
    [
      'modules of a package that are called as libraries are',
      {
        'app/__init__.py': '',
        'app/yaml.py': 'from yaml import CSafeLoader\n',
        'app/modules/__init__.py': '',
        'app/modules/setup.py': 'import os\n',
        'app/modules/systemd.py': 'x = 1\n',
        'app/basic.py': 'from systemd import journal\n',
        'tools/yamllint/rules.py': 'from yamllint import linter\n',
      },
      [],
    ],
    [
      'what lies beside a script is its own',
      {
        'tools/helpers/__init__.py': '',
        'tools/run.py': 'import helpers.gone\nimport helpers\n',
      },
      ['tools/run.py:0:7 helpers.gone'],
    ],
    [
      'a folder without Python is a namespace package from which nothing can be taken',
      {
        'pkg/__init__.py': '',
        'pkg/config/defaults.yaml': '',
        'pkg/a.py':
          'import pkg.config\nfrom pkg.config import x\nfrom .config import y\nimport pkg.config.more\n',
      },
      ['pkg/a.py:1:23 pkg.config x', 'pkg/a.py:2:20 pkg.config y', 'pkg/a.py:3:7 pkg.config.more'],
    ],
    ...(
      [
        ['{"include": ["src"]}', ['src/app/a.py']],
        ['{"exclude": ["tests", "./docs/"]}', ['src/app/a.py', 'tools/t.py']],
        [
          '{"exclude": ["**/conf", "tools/**"], "ignore": ["tests/unit"]}',
          ['src/app/a.py', 'tests/conftest.py'],
        ],
        [
          '{"include": ["src", "tests/**"], "exclude": ["**/test_*.py"]}',
          ['src/app/a.py', 'tests/conftest.py'],
        ],
        ['{"include": [], "exclude": ["t*", "../docs"]}', ['docs/conf/c.py', 'src/app/a.py']],
        [
          '{"include": ["."]}',
          ['docs/conf/c.py', 'src/app/a.py', 'tests/conftest.py', 'tests/unit/test_a.py', 'tools/t.py'],
        ],
      ] as [string, string[]][]
    ).map(([config, paths]): [string, Record<string, string>, string[]] => [
      `files that the type checker is not to look at: ${config}`,
      {
        'pyrightconfig.json': config,
        // Where there are both, this one does not count.
        'pyproject.toml': '[tool.pyright]\nexclude = ["src"]\n',
        'src/app/core.py': '',
        ...Object.fromEntries(
          ['src/app/a.py', 'tests/unit/test_a.py', 'tests/conftest.py', 'docs/conf/c.py', 'tools/t.py'].map(
            (path) => [path, 'from app.core import gone\n'],
          ),
        ),
      },
      paths.map((path) => `${path}:0:21 app.core gone`),
    ]),
    [
      'a folder called by the name of a library is nobody’s package',
      { 'yaml/a.yaml': '', 'app.py': 'import yaml.scanner\nfrom yaml import load\n' },
      [],
    ],
  ];
  for (const [title, files, expected] of cases) {
    test(title, async () => assert.deepEqual(await check(files), expected));
  }

  test('follows changes, and reads again only what changed', async () => {
    const files = new MemoryFiles({
      'a.py': 'x = 1\n',
      'b.py': 'from a import x, y\n',
      'c.py': 'from b import x, z\n',
      'd.py': 'import a\n',
    });
    const integrity = new ImportIntegrity(files);
    assert.deepEqual(await errorsOf(integrity), ['b.py:0:17 a y', 'c.py:0:17 b z']);

    files.set('a.py', 'x = y = 1\n');
    files.reads.length = 0;
    assert.equal(await integrity.apply([{ path: 'a.py', kind: 'changed' }]), true);
    assert.deepEqual(await errorsOf(integrity), ['c.py:0:17 b z']);
    // What c.py lacks is the same as before.
    assert.deepEqual([...new Set(files.reads)], ['a.py']);

    assert.equal(await integrity.apply([{ path: 'notes.md', kind: 'changed' }]), false);

    files.set('e.py', 'from gone import x\nfrom late import z\n');
    await integrity.apply([{ path: 'e.py', kind: 'created' }]);
    assert.deepEqual(await errorsOf(integrity), ['c.py:0:17 b z']);
    files.set('late.py', '');
    await integrity.apply([{ path: 'late.py', kind: 'created' }]);
    assert.deepEqual(await errorsOf(integrity), ['c.py:0:17 b z', 'e.py:1:17 late z']);

    files.deleteFolder('a.py');
    await integrity.apply([{ path: 'a.py', kind: 'deleted' }]);
    assert.deepEqual(await errorsOf(integrity), ['c.py:0:17 b z', 'e.py:1:17 late z']);
  });

  test('a question about one name sees files that the type checker is not to look at', async () => {
    const files = new MemoryFiles({
      'pyproject.toml': '[tool.pyright]\nexclude = ["tests"]\n',
      'app.py': '',
      'tests/test_app.py': 'from app import gone\n',
    });
    const integrity = new ImportIntegrity(files);
    assert.deepEqual(await errorsOf(integrity), []);
    assert.ok(integrity.sources.has('tests/test_app.py'));
    files.set('tests/more.py', 'from app import gone\n');
    files.set('more.py', 'from app import gone\n');
    await integrity.apply(['tests/more.py', 'more.py'].map((path) => ({ path, kind: 'created' as const })));
    assert.deepEqual(await errorsOf(integrity), ['more.py:0:16 app gone']);
    files.set('pyproject.toml', '');
    await integrity.apply([{ path: 'pyproject.toml', kind: 'changed' }]);
    assert.equal((await errorsOf(integrity)).length, 3);
  });

  test('a folder without Python that comes or goes is noticed', async () => {
    const files = new MemoryFiles({
      'pkg/__init__.py': '',
      'pkg/a.py': 'import pkg.config\n',
      'notes.md': '',
    });
    const integrity = new ImportIntegrity(files);
    const broken = ['pkg/a.py:0:7 pkg.config'];
    const change = async (path: string, kind: 'created' | 'deleted'): Promise<string[]> => {
      if (kind === 'created') files.set(path, '');
      else files.deleteFolder(path);
      assert.equal(await integrity.apply([{ path, kind }]), true);
      return errorsOf(integrity);
    };
    assert.deepEqual(await errorsOf(integrity), broken);
    assert.equal(await integrity.apply([{ path: 'docs/a.md', kind: 'created' }]), false);
    assert.deepEqual(await change('pkg/config/a.yaml', 'created'), []);
    assert.equal(await integrity.apply([{ path: 'pkg/config/a.yaml', kind: 'changed' }]), false);
    assert.deepEqual(await change('pkg/config', 'deleted'), broken);
    assert.deepEqual(await change('pkg/config/deep/b.txt', 'created'), []);
    assert.deepEqual(await change('pkg/config/deep/b.txt', 'deleted'), broken);
  });

  test('a change that offers nothing else asks nobody else again, and gives the same answer', async () => {
    const files = new MemoryFiles({ 'a.py': 'def f(): return 1\n', 'b.py': 'from a import g\n' });
    const integrity = new ImportIntegrity(files);
    const [before] = (await integrity.errors())!;
    files.set('a.py', 'def f(): return 2\n');
    await integrity.apply([{ path: 'a.py', kind: 'changed' }]);
    const [after] = (await integrity.errors())!;
    assert.equal(after, before);
  });

  test('work that was overtaken gives nothing, and is taken up again', async () => {
    const integrity = new ImportIntegrity(new MemoryFiles({ 'a.py': '', 'b.py': 'from a import x\n' }));
    assert.equal(await integrity.errors(() => false), undefined);
    assert.deepEqual(await errorsOf(integrity), ['b.py:0:14 a x']);
  });
});
