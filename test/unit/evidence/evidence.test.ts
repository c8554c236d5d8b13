import assert from 'node:assert/strict';
import { silentLogger } from '../../../src/core/files/FileAccess.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import type { Defect } from '../../../src/core/model/ledger.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

/** One defect with the anchors given, over the files given. */
async function resolve(files: Record<string, string>, ...anchors: object[]): Promise<Defect> {
  const source = JSON.stringify({ version: 1, defects: [{ id: 'D', title: 'title', anchors }] });
  const engine = new LedgerEngine(
    new MemoryFiles({ ...files, 'defects.json': source }),
    { include: ['defects.json'] },
    silentLogger,
  );
  const ledger = await engine.load();
  assert.deepEqual(
    ledger.problems.filter((p) => p.severity === 'error' && !/RE2/.test(p.message)),
    [],
  );
  return ledger.defects[0]!;
}

const places = ({ occurrences }: Defect): string[] =>
  occurrences.map(
    ({ path, range: { start, end }, proves }) =>
      `${path}:${start.line}:${start.character}-${end.line}:${end.character}${proves ? '!' : ''}`,
  );

interface Case {
  title: string;
  files: Record<string, string>;
  anchors: object[];
  evidence: Defect['evidence'];
  /** `path:line:col-line:col`, zero-based, with `!` where it proves. */
  at?: string[];
  message?: RegExp;
}

const file = (path: string) => ({ kind: 'file', path });
const symbol = (path: string, name: string, required = true) => ({ kind: 'symbol', path, name, required });
const missing = { kind: 'import', module: 'src.m', names: ['f'] };
const pkg = { 'src/__init__.py': '', 'src/m.py': 'def g():\n    return 1\n' };
const pin = (version: string, name = 'Some_Pkg') => ({
  kind: 'dependency',
  ecosystem: 'pypi',
  name,
  version,
});
const npm = (version: string) => ({ kind: 'dependency', ecosystem: 'npm', name: 'ws', version });

const cases: Case[] = [
  {
    title: 'file: located at its first line',
    files: { 'a.txt': '  hello\nx' },
    anchors: [file('a.txt')],
    evidence: 'located',
    at: ['a.txt:0:2-0:7'],
  },
  {
    title: 'file: a glob',
    files: { 'a/x.py': 'x', 'a/y.py': 'y', 'b.py': '' },
    anchors: [file('a/*.py')],
    evidence: 'located',
    at: ['a/x.py:0:0-0:1', 'a/y.py:0:0-0:1'],
  },
  { title: 'file: absent', files: {}, anchors: [file('a.py')], evidence: 'unlocated', at: [] },
  {
    title: 'file: dropped where another anchor gives the line',
    files: { 'a.py': 'import os\ndef f(): ...\n' },
    anchors: [file('a.py'), symbol('a.py', 'f')],
    evidence: 'confirmed',
    at: ['a.py:1:4-1:5!'],
  },
  {
    title: 'range: cut to the text',
    files: { 'a.py': 'one\n  two\n' },
    anchors: [
      {
        kind: 'range',
        path: 'a.py',
        range: { start: { line: 1, character: 0 }, end: { line: 9, character: 0 } },
      },
    ],
    evidence: 'located',
    at: ['a.py:1:2-1:5'],
  },
  {
    title: 'range: past the end',
    files: { 'a.py': 'one' },
    anchors: [
      {
        kind: 'range',
        path: 'a.py',
        range: { start: { line: 7, character: 0 }, end: { line: 8, character: 0 } },
      },
    ],
    evidence: 'unlocated',
  },
  {
    title: 'missing-file: absent, shown in the source',
    files: {},
    anchors: [{ kind: 'missing-file', path: 'x/y.yml' }],
    evidence: 'confirmed',
    message: /`x\/y\.yml` does not exist/,
  },
  {
    title: 'missing-file: a folder that is there',
    files: { 'docs/guide/a.md': '' },
    anchors: [{ kind: 'missing-file', path: 'docs/guide' }],
    evidence: 'cleared',
  },
  {
    title: 'missing-file: a glob that files match',
    files: { 'src/net/a.py': '' },
    anchors: [{ kind: 'missing-file', path: 'src/net/*.py' }],
    evidence: 'cleared',
  },
  {
    title: 'file: a folder is there, and has no line to be shown at',
    files: { 'src/net/a.py': '' },
    anchors: [file('src/net')],
    evidence: 'located',
    at: [],
  },
  {
    title: 'missing-file: there',
    files: { 'x/y.yml': '' },
    anchors: [{ kind: 'missing-file', path: 'x/y.yml' }],
    evidence: 'cleared',
    at: [],
  },

  {
    title: 'symbol: required and a stub',
    files: { 'a.py': 'class C:\n    def m(self):\n        """Doc."""\n        raise NotImplementedError\n' },
    anchors: [symbol('a.py', 'C.m')],
    evidence: 'confirmed',
    at: ['a.py:1:8-1:9!'],
    message: /`C\.m` is a stub/,
  },
  {
    title: 'symbol: required and absent, shown at its class',
    files: { 'a.py': 'x = 1\nclass C:\n    y = 2\n' },
    anchors: [symbol('a.py', 'C.m')],
    evidence: 'confirmed',
    at: ['a.py:1:6-1:7!'],
    message: /`C` lacks the required `m`/,
  },
  {
    title: 'symbol: required and there',
    files: { 'a.py': 'class C:\n    def m(self):\n        return 1\n' },
    anchors: [symbol('a.py', 'C.m')],
    evidence: 'cleared',
    at: [],
  },
  {
    title: 'symbol: a bare method name',
    files: { 'a.py': 'class C:\n    def m(self):\n        pass\n' },
    anchors: [symbol('a.py', 'm')],
    evidence: 'confirmed',
    at: ['a.py:1:8-1:9!'],
  },
  {
    title: 'symbol: not required, located',
    files: { 'a.py': 'class C:\n    def m(self): pass\n' },
    anchors: [symbol('a.py', 'C.m', false)],
    evidence: 'located',
    at: ['a.py:1:8-1:9'],
  },
  {
    title: 'symbol: its file is absent, so nothing is proven',
    files: {},
    anchors: [symbol('a.py', 'C.m')],
    evidence: 'unlocated',
    at: [],
  },
  {
    title: 'symbol: any of several files will do',
    files: { 'a.py': '', 'b.py': 'def m():\n    return 2\n' },
    anchors: [symbol('{a.py,b.py}', 'm')],
    evidence: 'cleared',
  },
  {
    title: 'symbol: another language, by its word',
    files: { 'a.rs': 'fn snapshots() {}' },
    anchors: [symbol('a.rs', 'S.snapshot')],
    evidence: 'confirmed',
    at: ['a.rs:0:0-0:17!'],
  },

  {
    title: 'import: from',
    files: { ...pkg, 'a.py': 'from src.m import g, f\n' },
    anchors: [missing],
    evidence: 'confirmed',
    at: ['a.py:0:21-0:22!'],
    message: /`src\.m` does not define `f`/,
  },
  {
    title: 'import: over several lines, with an alias',
    files: { ...pkg, 'a.py': 'from src.m import (\n    g,\n    f as h,\n)\n' },
    anchors: [missing],
    evidence: 'confirmed',
    at: ['a.py:2:4-2:5!'],
  },
  {
    title: 'import: relative',
    files: { ...pkg, 'src/a.py': 'from .m import f\n' },
    anchors: [missing],
    evidence: 'confirmed',
    at: ['src/a.py:0:15-0:16!'],
  },
  {
    title: 'import: guarded is said',
    files: { ...pkg, 'a.py': 'try:\n    from src.m import f\nexcept ImportError:\n    f = None\n' },
    anchors: [missing],
    evidence: 'confirmed',
    message: /guarded/,
  },
  {
    title: 'import: through the module',
    files: { ...pkg, 'a.py': 'import src.m as m\nm.g()\nm.f()\n' },
    anchors: [missing],
    evidence: 'confirmed',
    at: ['a.py:2:2-2:3!'],
  },
  {
    title: 'import: from the package',
    files: { ...pkg, 'a.py': 'from src import m\nm.f()\n' },
    anchors: [missing],
    evidence: 'confirmed',
    at: ['a.py:1:2-1:3!'],
  },
  {
    title: 'import: defined now',
    files: { ...pkg, 'src/m.py': 'def f(): ...\n', 'a.py': 'from src.m import f\n' },
    anchors: [missing],
    evidence: 'cleared',
    at: [],
  },
  {
    title: 'import: defined by assignment in a branch',
    files: { ...pkg, 'src/m.py': 'if True:\n    (e, f) = 1, 2\n', 'a.py': 'from src.m import f\n' },
    anchors: [missing],
    evidence: 'cleared',
  },
  {
    title: 'import: comes through a star import',
    files: {
      ...pkg,
      'src/m.py': 'from .n import *\n',
      'src/n.py': 'f = 1\n',
      'a.py': 'from src.m import f\n',
    },
    anchors: [missing],
    evidence: 'cleared',
  },
  {
    title: 'import: star imports in a circle end',
    files: {
      ...pkg,
      'src/m.py': 'from .n import *\n',
      'src/n.py': 'from .m import *\n',
      'a.py': 'from src.m import f\n',
    },
    anchors: [missing],
    evidence: 'confirmed',
  },
  {
    title: 'import: module __getattr__ answers for any name',
    files: { ...pkg, 'src/m.py': 'def __getattr__(name): return 1\n', 'a.py': 'from src.m import f\n' },
    anchors: [missing],
    evidence: 'cleared',
  },
  {
    title: 'import: a submodule is a name of its package',
    files: { 'src/__init__.py': '', 'src/f.py': '', 'a.py': 'from src import f\n' },
    anchors: [{ kind: 'import', module: 'src', names: ['f'] }],
    evidence: 'cleared',
  },
  {
    title: 'import: the module itself is missing',
    files: { 'src/__init__.py': '', 'a.py': 'from src.m import f\n' },
    anchors: [missing],
    evidence: 'confirmed',
    message: /there is no module `src\.m`/,
  },
  {
    title: 'import: another project’s module is not judged',
    files: { 'a.py': 'from other.m import f\n' },
    anchors: [{ kind: 'import', module: 'other.m', names: ['f'] }],
    evidence: 'unlocated',
    at: [],
  },
  { title: 'import: nobody imports it', files: pkg, anchors: [missing], evidence: 'cleared' },
  {
    title: 'import: a name in a string or comment is none',
    files: { ...pkg, 'a.py': '# from src.m import f\ns = "from src.m import f"\n' },
    anchors: [missing],
    evidence: 'cleared',
  },

  {
    title: 'test: a node id with a glob',
    files: { 'tests/test_a1.py': 'def test_x(): pass\n', 'tests/test_a2.py': '' },
    anchors: [{ kind: 'test', path: 'tests/test_a*.py', name: 'test_x' }],
    evidence: 'located',
    at: ['tests/test_a1.py:0:4-0:10'],
  },
  {
    title: 'test: in a class',
    files: { 't.py': 'class TestA:\n    def test_x(self): pass\n' },
    anchors: [{ kind: 'test', path: 't.py', name: 'TestA::test_x' }],
    evidence: 'located',
    at: ['t.py:1:8-1:14'],
  },
  {
    title: 'test: matches nothing',
    files: {},
    anchors: [{ kind: 'test', path: 't.py', name: 'test_x' }],
    evidence: 'unlocated',
  },

  {
    title: 'dependency: another pin',
    files: { 'requirements.txt': '# c\nsome-pkg[x]==1.2.3 ; python_version > "3"\n' },
    anchors: [pin('1.2.4')],
    evidence: 'confirmed',
    at: ['requirements.txt:1:11-1:18!'],
    message: /pinned to `==1\.2\.3`; expected 1\.2\.4/,
  },
  {
    title: 'dependency: the same pin',
    files: { 'requirements.txt': 'some.pkg == 1.2.4\n' },
    anchors: [pin('1.2.4')],
    evidence: 'cleared',
  },
  {
    title: 'dependency: the same version written otherwise',
    files: { 'requirements.txt': 'some.pkg==1.2\n' },
    anchors: [pin('1.2.0')],
    evidence: 'cleared',
  },
  {
    title: 'dependency: a range that allows it',
    files: { 'requirements.txt': 'some-pkg>=1,<2\n' },
    anchors: [pin('1.2.4')],
    evidence: 'located',
    at: ['requirements.txt:0:8-0:14'],
  },
  {
    title: 'dependency: a range that does not',
    files: { 'requirements.txt': 'some-pkg<1.2\n' },
    anchors: [pin('1.2.4')],
    evidence: 'confirmed',
  },
  {
    title: 'dependency: PEP 621',
    files: { 'pyproject.toml': '[project]\ndependencies = ["some-pkg==1.0"]\n' },
    anchors: [pin('1.1')],
    evidence: 'confirmed',
    at: ['pyproject.toml:1:25-1:30!'],
  },
  {
    title: 'dependency: Poetry',
    files: {
      'pyproject.toml':
        '[tool.poetry.dependencies]\npython = "^3.9"\nsome-pkg = { version = "1.0", extras = ["a"] }\n',
    },
    anchors: [pin('1.1')],
    evidence: 'confirmed',
    at: ['pyproject.toml:2:24-2:27!'],
  },
  {
    title: 'dependency: package.json',
    files: { 'ui/package.json': '{"devDependencies":{"ws":"^7.1.0"}}' },
    anchors: [npm('8.0.0')],
    evidence: 'confirmed',
    at: ['ui/package.json:0:26-0:32!'],
  },
  {
    title: 'dependency: package.json allows it',
    files: { 'package.json': '{"dependencies":{"ws":"^8.1.0"}}' },
    anchors: [npm('8.17.1')],
    evidence: 'located',
  },
  {
    title: 'dependency: nowhere',
    files: { 'requirements.txt': 'other==1\n' },
    anchors: [pin('1')],
    evidence: 'unlocated',
  },

  {
    title: 'pattern: every match',
    files: { 'a.py': 'verify=False\nx\nverify = False\n', 'b.py': 'verify=False' },
    anchors: [{ kind: 'pattern', pattern: 'verify\\s*=\\s*False', include: '**/*.py', exclude: 'b.py' }],
    evidence: 'confirmed',
    at: ['a.py:0:0-0:12!', 'a.py:2:0-2:14!'],
  },
  {
    title: 'pattern: gone',
    files: { 'a.py': 'ok' },
    anchors: [{ kind: 'pattern', pattern: 'bad', include: '*.py' }],
    evidence: 'cleared',
  },
  {
    title: 'pattern: never in the source that states it',
    files: { 'a.py': 'ok' },
    anchors: [{ kind: 'pattern', pattern: 'title' }],
    evidence: 'cleared',
  },
  {
    title: 'pattern: the end of a line, however lines end',
    files: { 'a.py': 'import os\r\nx = 1\r\ny = 2\r\n' },
    anchors: [{ kind: 'pattern', pattern: 'x = 1$', include: 'a.py' }],
    evidence: 'confirmed',
    at: ['a.py:1:0-1:5!'],
  },
  {
    title: 'pattern: over several lines, however they end',
    files: { 'a.py': 'import os\r\nx = 1\r\ny = 2\r\n' },
    anchors: [{ kind: 'pattern', pattern: '(?s)os\n.*y', include: 'a.py' }],
    evidence: 'confirmed',
    at: ['a.py:0:7-2:1!'],
  },
  {
    title: 'pattern: about line ends themselves',
    files: { 'a.py': 'x = 1\r\n', 'b.py': 'x = 1\n' },
    anchors: [{ kind: 'pattern', pattern: '1\\r$', include: '*.py' }],
    evidence: 'confirmed',
    at: ['a.py:0:4-0:6!'],
  },
  {
    title: 'pattern: not RE2',
    files: { 'a.py': 'aa' },
    anchors: [{ kind: 'pattern', pattern: '(a)\\1' }],
    evidence: 'unlocated',
  },
  {
    title: 'pattern: made to backtrack, still answers',
    files: { 'a.py': 'a'.repeat(20_000) },
    anchors: [{ kind: 'pattern', pattern: '(a+)+$b', include: 'a.py' }],
    evidence: 'cleared',
  },

  {
    title: 'one proof confirms',
    files: { 'a.py': 'def f():\n    return 1\n' },
    anchors: [symbol('a.py', 'f'), { kind: 'missing-file', path: 'b' }],
    evidence: 'confirmed',
  },
  {
    title: 'cleared needs every claim checked',
    files: { 'a.py': 'def f():\n    return 1\n' },
    anchors: [symbol('a.py', 'f'), symbol('gone.py', 'g')],
    evidence: 'located',
  },
  { title: 'no anchors', files: {}, anchors: [], evidence: 'unlocated', at: [] },
];

suite('evidence', () => {
  for (const { title, files, anchors, evidence, at, message } of cases) {
    test(title, async () => {
      const defect = await resolve(files, ...anchors);
      assert.equal(defect.evidence, evidence, JSON.stringify(defect.occurrences));
      if (at) assert.deepEqual(places(defect), at);
      if (message) assert.match(defect.occurrences[0]!.message, message);
    });
  }

  test('each of several members that a class lacks is told, and what is told alike once', async () => {
    const members = ['save', 'load', 'C.load', 'drop'].map((name) => symbol('a.py', name));
    const code = 'class C:\n    def load(self): pass\n';
    const defect = await resolve(
      { 'a.py': code },
      ...members,
      symbol('a.py', 'C.sync'),
      symbol('a.py', 'C.open'),
    );
    assert.deepEqual(
      defect.occurrences.map(({ range, message }) => `${range.start.line + 1} ${message}`),
      [
        '1 The required `save` is absent.',
        '2 `load` is a stub: only `pass`.',
        '1 The required `drop` is absent.',
        '1 `C` lacks the required `sync`.',
        '1 `C` lacks the required `open`.',
      ],
    );
  });

  test('what lies behind a link that leads outside is never looked at, nor called missing', async () => {
    const anchors = [
      file('out/a.py'),
      { kind: 'missing-file', path: 'out/deep/b.py' },
      symbol('out/a.py', 'f'),
    ];
    const source = JSON.stringify({ version: 1, defects: [{ id: 'D', title: 't', anchors }] });
    const files = new MemoryFiles({ 'defects.json': source });
    files.linkOutside('out');
    const ledger = await new LedgerEngine(files, { include: ['*.json'] }, silentLogger).load();
    assert.equal(ledger.defects[0]!.evidence, 'unlocated');
    assert.deepEqual(
      ledger.problems.map(({ message }) => message),
      ['out/a.py', 'out/deep/b.py'].map((path) => `\`${path}\` leaves the workspace; it is never opened.`),
    );
  });

  test('a file that is not there is told once, whatever is said of it', async () => {
    const anchors = [
      file('gone.py'),
      symbol('gone.py', 'f'),
      symbol('gone.py', 'g', false),
      file('other.py'),
    ];
    const source = JSON.stringify({ version: 1, defects: [{ id: 'D', title: 't', anchors }] });
    const files = new MemoryFiles({ 'defects.json': source });
    const { problems } = await new LedgerEngine(files, { include: ['*.json'] }, silentLogger).load();
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['`gone.py` does not exist.', '`other.py` does not exist.'],
    );
  });

  test('a test id that matches nothing and a bad pattern are problems of the source', async () => {
    const anchors = [
      { kind: 'test', path: 't.py', name: 'test_x' },
      { kind: 'pattern', pattern: '(' },
    ];
    const source = JSON.stringify({ version: 1, defects: [{ id: 'D', title: 't', anchors }] });
    const { problems } = await new LedgerEngine(
      new MemoryFiles({ 'defects.json': source }),
      { include: ['*.json'] },
      silentLogger,
    ).load();
    assert.equal(problems.length, 2);
    for (const { range } of problems)
      assert.ok(source.slice(range.start.character, range.end.character).startsWith('{"kind"'));
  });

  const absent: [what: string, files: Record<string, string>, report: string, messages: string[]][] = [
    [
      'a location that does not exist, with one file of that name elsewhere',
      { 'src/queue/worker.py': '' },
      '**Location**: src/worker.py:3-9',
      ['`src/worker.py` does not exist. Did you mean `src/queue/worker.py`?'],
    ],
    [
      'two files of that name: none is meant more than the other',
      { 'a/worker.py': '', 'b/worker.py': '' },
      '**Location**: src/worker.py',
      ['`src/worker.py` does not exist.'],
    ],
    ['prose may speak of a file to come', {}, '**Impact**: `src/new.py` is needed', []],
    [
      'prose with a wrong folder',
      { 'lib/pool.py': '' },
      '**Impact**: `src/pool.py` leaks',
      ['`src/pool.py` does not exist. Did you mean `lib/pool.py`?'],
    ],
    [
      'a test in another folder',
      { 'tests/unit/test_pool.py': 'def test_a(): ...' },
      '**Failing Test**: tests/test_pool.py::test_a',
      ['No test matches `tests/test_pool.py::test_a`: no such file. Did you mean `tests/unit/test_pool.py`?'],
    ],
    ['a path that exists', { 'src/pool.py': '' }, '**Location**: src/pool.py', []],
  ];
  for (const [what, files, line, messages] of absent) {
    test(`a report names ${what}`, async () => {
      const report = `# Known Issues\n\n## Pool runs dry\n\n**Severity**: HIGH\n${line}\n`;
      const { problems } = await new LedgerEngine(
        new MemoryFiles({ ...files, 'REPORT.md': report }),
        { include: ['*.md'] },
        silentLogger,
      ).load();
      assert.deepEqual(
        problems.map(({ message }) => message),
        messages,
      );
      for (const { range } of problems) assert.equal(range.start.line, 5);
    });
  }
});
