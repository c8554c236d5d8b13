import assert from 'node:assert/strict';
import { findPythonProject } from '../../../src/core/evidence/imports/sourceRoots.js';
import { PythonModules } from '../../../src/core/python/modules.js';
import { ModuleTree } from '../../../src/core/python/ModuleTree.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

const paths = [
  'src/monitoring/__init__.py', 'src/monitoring/metrics.py', 'src/monitoring/alerts/rules.py', 'src/both.py', 'src/both/__init__.py',
  'src/typed.py', 'src/typed.pyi', 'app.py', 'tools/run-me/x.py', 'README.md', 'tools/v1.2/y.py', 'tests/test_a.py',
]; // prettier-ignore
const roots = ['', 'src'];

suite('python: modules', () => {
  const modules = new PythonModules(paths, roots);

  const resolved: [dotted: string, path: string | undefined, kind?: string][] = [
    ['monitoring', 'src/monitoring/__init__.py', 'package'],
    ['monitoring.metrics', 'src/monitoring/metrics.py', 'module'],
    ['src.monitoring.metrics', 'src/monitoring/metrics.py', 'module'],
    ['src', 'src', 'namespace'],
    ['monitoring.alerts', 'src/monitoring/alerts', 'namespace'],
    ['monitoring.alerts.rules', 'src/monitoring/alerts/rules.py', 'module'],
    ['both', 'src/both/__init__.py', 'package'],
    ['typed', 'src/typed.pyi', 'module'],
    ['app', 'app.py', 'module'],
    ['monitoring.missing', undefined],
    ['os', undefined],
    ['', undefined],
    ['a..b', undefined],
    ['README', undefined],
    ['src/monitoring', undefined],
  ];
  for (const [dotted, path, kind] of resolved) {
    test(`resolves '${dotted}'`, () => {
      const found = modules.resolve(dotted);
      assert.deepEqual(found && [found.path, found.kind], path === undefined ? undefined : [path, kind]);
      assert.equal(modules.resolve(dotted), found);
    });
  }

  const named: [path: string, ...names: string[]][] = [
    ['src/monitoring/metrics.py', 'src.monitoring.metrics', 'monitoring.metrics'],
    ['src/monitoring/__init__.py', 'src.monitoring', 'monitoring'],
    ['app.py', 'app'],
    ['src/typed.pyi', 'src.typed', 'typed'],
    ['tools/run-me/x.py'],
    ['README.md'],
    ['__init__.py'],
  ];
  for (const [path, ...names] of named)
    test(`names ${path}`, () => assert.deepEqual(modules.nameOf(path), names));

  const absolutes: [importer: string, level: number, module: string, expected: string | undefined][] = [
    ['src/monitoring/metrics.py', 0, 'os.path', 'os.path'],
    ['src/monitoring/metrics.py', 1, 'alerts', 'src.monitoring.alerts'],
    ['src/monitoring/metrics.py', 1, '', 'src.monitoring'],
    ['src/monitoring/__init__.py', 1, 'metrics', 'src.monitoring.metrics'],
    ['src/monitoring/alerts/rules.py', 2, 'metrics', 'src.monitoring.metrics'],
    ['src/monitoring/metrics.py', 3, 'x', undefined],
    ['app.py', 1, 'x', undefined],
    ['tools/run-me/x.py', 1, 'y', 'tools.run-me.y'],
    ['tools/v1.2/y.py', 1, 'z', undefined],
  ];
  for (const [importer, level, module, expected] of absolutes) {
    test(`${'.'.repeat(level)}${module} in ${importer}`, () => {
      assert.equal(modules.absolute(importer, level, module), expected);
    });
  }

  test('first party', () => {
    const answers = ['monitoring.x', 'src.y', 'app', 'os', 'numpy.linalg'].map((name) =>
      modules.isFirstParty(name),
    );
    assert.deepEqual(answers, [true, true, true, false, false]);
  });

  test('files come and go', () => {
    const changing = new PythonModules(['a/b.py', 'a/c.py'], ['']);
    assert.equal(changing.resolve('a')?.kind, 'namespace');
    changing.add('a/__init__.py');
    changing.add('a/__init__.py');
    assert.equal(changing.resolve('a')?.kind, 'package');
    changing.delete('a/__init__.py');
    changing.delete('a/b.py');
    changing.delete('never.py');
    assert.equal(changing.resolve('a')?.kind, 'namespace');
    assert.equal(changing.resolve('a.b'), undefined);
    changing.delete('a/c.py');
    assert.equal(changing.isFirstParty('a'), false);
  });

  const guesses: [title: string, paths: string[], roots: string[]][] = [
    ['flat', ['a.py', 'pkg/b.py'], ['']],
    ['src layout', ['src/pkg/__init__.py', 'tests/t.py'], ['', 'src']],
    ['src that is a package itself', ['src/__init__.py', 'src/a.py'], ['']],
    ['src without Python', ['src/a.ts', 'b.py'], ['']],
    ['several projects', ['one/setup.py', 'one/src/a.py', 'two/b.py'], ['', 'one', 'one/src']],
    ['nothing', [], ['']],
  ];
  for (const [title, files, expected] of guesses) {
    test(`source roots: ${title}`, async () => {
      const tree = new ModuleTree();
      for (const path of files) tree.add(path);
      const memory = new MemoryFiles(Object.fromEntries(files.map((path) => [path, ''])));
      const setup = files.filter((path) => path.endsWith('/setup.py'));
      assert.deepEqual((await findPythonProject(memory, tree, setup)).roots, expected);
    });
  }
});
