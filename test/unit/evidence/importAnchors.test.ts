import assert from 'node:assert/strict';
import { ImportIntegrity } from '../../../src/core/evidence/imports/ImportIntegrity.js';
import { silentLogger } from '../../../src/core/files/FileAccess.js';
import type { TextSearch } from '../../../src/core/files/TextSearch.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import { generateModules } from '../../bench/generateModules.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

interface Target {
  readonly module: string;
  readonly names?: readonly string[];
}

function inventory(targets: readonly Target[]): string {
  const defects = targets.map(({ module, names = [] }, i) => ({
    id: `D-${i}`,
    title: 't',
    anchors: [{ kind: 'import', module, names }],
  }));
  return JSON.stringify({ version: 1, defects });
}

function engineOver(files: Record<string, string>, targets: readonly Target[], search?: TextSearch) {
  const memory = new MemoryFiles({ ...files, 'defects.json': inventory(targets) });
  const services = search ? { search } : {};
  const engine = new LedgerEngine(
    memory,
    { include: ['defects.json'], unreported: false },
    silentLogger,
    services,
  );
  return { memory, engine };
}

/** The state of each defect and its places, as `path:line:character`. */
async function stateOf(files: Record<string, string>, ...targets: Target[]): Promise<string[]> {
  const { defects } = await engineOver(files, targets).engine.load();
  return defects.map(({ evidence, occurrences }) => {
    const places = occurrences.map(
      ({ path, range: { start } }) => `${path}:${start.line}:${start.character}`,
    );
    return [evidence, ...places].join(' ');
  });
}

suite('import anchors', () => {
  const cases: [title: string, files: Record<string, string>, target: Target, expected: string][] = [
    [
      'a stub wins over the source',
      { 'm.pyi': 'x: int\n', 'm.py': 'f = 1\n', 'a.py': 'from m import f\n' },
      { module: 'm', names: ['f'] },
      'confirmed a.py:0:14',
    ],
    [
      'a re-export that leads nowhere',
      { 'm.py': 'from n import f\n', 'n.py': '', 'a.py': 'from m import f\n' },
      { module: 'm', names: ['f'] },
      'confirmed a.py:0:14',
    ],
    [
      'a branch for another Python',
      { 'm.py': 'import sys\nif sys.version_info < (3, 0):\n    f = 1\n', 'a.py': 'from m import f\n' },
      { module: 'm', names: ['f'] },
      'confirmed a.py:0:14',
    ],
    [
      'code that is never reached imports nothing',
      { 'm.py': '', 'a.py': 'def g():\n    return 1\n    from m import f\n' },
      { module: 'm', names: ['f'] },
      'cleared',
    ],
    [
      'a source root that the configuration names',
      { 'pytest.ini': '[pytest]\npythonpath = code\n', 'code/m.py': '', 'tests/a.py': 'from m import f\n' },
      { module: 'm', names: ['f'] },
      'confirmed tests/a.py:0:14',
    ],
    [
      'a module beside the importing script',
      { 'tools/m.py': 'g = 1\n', 'tools/a.py': 'from m import f, g\n' },
      { module: 'm', names: ['f'] },
      'confirmed tools/a.py:0:14',
    ],
    [
      'a name of a missing module, by another of its names',
      { 'src/pkg/__init__.py': '', 'src/pkg/a.py': 'from .gone import f\nfrom pkg.gone import f\n' },
      { module: 'src.pkg.gone', names: ['f'] },
      'confirmed src/pkg/a.py:0:18 src/pkg/a.py:1:21',
    ],
    [
      'the module itself, in every form',
      {
        'pkg/__init__.py': '',
        'pkg/a.py':
          'from . import gone\nfrom .gone import x\nimport pkg.gone as g\nimport pkg.gone.deep\nfrom pkg import a\n',
      },
      { module: 'pkg.gone' },
      'confirmed pkg/a.py:0:14 pkg/a.py:1:5 pkg/a.py:2:7 pkg/a.py:3:7',
    ],
    [
      'the module itself is there',
      { 'pkg/__init__.py': '', 'pkg/gone.py': '', 'a.py': 'import pkg.gone\n' },
      { module: 'pkg.gone' },
      'cleared',
    ],
    [
      'the module itself is not there, and nobody imports it',
      { 'pkg/__init__.py': '' },
      { module: 'pkg.gone' },
      'unlocated',
    ],
    [
      'another project’s module itself',
      { 'a.py': 'import other.gone\n' },
      { module: 'other.gone' },
      'unlocated',
    ],
    [
      'a module that git ignores is there',
      { '.gitignore': 'gone.py\n', 'pkg/__init__.py': '', 'pkg/gone.py': '', 'a.py': 'import pkg.gone\n' },
      { module: 'pkg.gone' },
      'cleared',
    ],
  ];
  for (const [title, files, target, expected] of cases)
    test(title, async () => assert.deepEqual(await stateOf(files, target), [expected]));

  test('the message of a missing module', async () => {
    const files = {
      'pkg/__init__.py': '',
      'a.py': 'try:\n    import pkg.gone\nexcept ImportError:\n    pass\n',
    };
    const { defects } = await engineOver(files, [{ module: 'pkg.gone' }]).engine.load();
    assert.equal(
      defects[0]!.occurrences[0]!.message,
      'The import fails: there is no module `pkg.gone`. The import is guarded, so it fails silently.',
    );
  });

  test('say of each error of a generated project what the list of errors says', async () => {
    const files = Object.fromEntries(generateModules(11, 120).files);
    const errors = (await new ImportIntegrity(new MemoryFiles(files)).errors())!;
    const targets = new Map<string, Target>();
    for (const { module, name } of errors) {
      // Names with dots before them have no absolute form.
      if (!module.startsWith('.'))
        targets.set(`${module} ${name}`, name === undefined ? { module } : { module, names: [name] });
    }
    const { defects } = await engineOver(files, [...targets.values()]).engine.load();
    const places = new Set(
      defects.flatMap(({ occurrences }) =>
        occurrences.map(({ path, range: { start } }) => `${path}:${start.line}:${start.character}`),
      ),
    );
    const unsaid = errors.filter(
      ({ path, module, range: { start } }) =>
        !module.startsWith('.') && !places.has(`${path}:${start.line}:${start.character}`),
    );
    assert.ok(targets.size >= 100);
    assert.deepEqual(
      unsaid.map(({ path, module, name }) => `${path} ${module} ${name}`),
      [],
    );
  });
});

suite('import anchors, incremental', () => {
  const files = {
    'm.py': 'x = 1\n',
    'n.py': 'x = 1\n',
    'a.py': 'from m import f\n',
    'b.py': 'from n import g\n',
    'c.py': 'y = 2\n',
  };
  const targets = [
    { module: 'm', names: ['f'] },
    { module: 'n', names: ['g'] },
  ];
  const evidence = (engine: LedgerEngine): string[] =>
    engine.current!.defects.map((defect) => defect.evidence);

  test('a changed Python file asks only those whose names it holds or held', async () => {
    const { memory, engine } = engineOver(files, targets);
    const before = await engine.load();
    const change = async (path: string, text: string) => {
      memory.set(path, text);
      memory.reads.length = 0;
      await engine.apply([{ path, kind: 'changed' }]);
      return [...new Set(memory.reads)].sort();
    };
    assert.deepEqual(await change('c.py', 'y = 3\n'), ['c.py']);
    assert.equal(engine.current, before);
    assert.deepEqual(await change('c.py', 'import m\nm.f()\n'), ['c.py']);
    assert.equal(engine.current.defects[0]!.occurrences.length, 2);
    assert.equal(engine.current.defects[1], before.defects[1]);
    assert.deepEqual(await change('n.py', 'g = 1\n'), ['n.py']);
    assert.deepEqual(evidence(engine), ['confirmed', 'cleared']);
  });

  test('a configuration that moves the source roots asks them again', async () => {
    const { memory, engine } = engineOver({ 'code/m.py': '', 'tests/a.py': 'from m import f\n' }, [
      targets[0]!,
    ]);
    await engine.load();
    assert.deepEqual(evidence(engine), ['unlocated']);
    memory.set('pytest.ini', '[pytest]\npythonpath = code\n');
    await engine.apply([{ path: 'pytest.ini', kind: 'created' }]);
    assert.deepEqual(evidence(engine), ['confirmed']);
  });

  test('with a search, files that hold no name are not read', async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`p/f${i}.py`, `v${i} = 1\n`]));
    const asked: (readonly string[])[] = [];
    const search: TextSearch = {
      find: (literals) => {
        asked.push(literals);
        const byPath = new Map([
          ['a.py', new Set([literals.indexOf('f')])],
          ['b.py', new Set([literals.indexOf('g')])],
        ]);
        return Promise.resolve({ searched: (path) => path !== 'c.py', byPath });
      },
    };
    const { memory, engine } = engineOver({ ...many, ...files }, targets, search);
    await engine.load();
    assert.deepEqual(evidence(engine), ['confirmed', 'confirmed']);
    assert.deepEqual(asked, [['f', 'g']]);
    assert.deepEqual([...new Set(memory.reads)].filter((path) => path.endsWith('.py')).sort(), [
      'a.py',
      'b.py',
      'c.py',
      'm.py',
      'n.py',
    ]);
  });
});
