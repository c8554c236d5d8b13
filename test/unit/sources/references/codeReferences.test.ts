import assert from 'node:assert/strict';
import { codeReferences } from '../../../../src/core/sources/references/codeReferences.js';
import { SourceText } from '../../../../src/core/sources/SourceText.js';
import { anchorWritten } from './anchorWritten.js';

function spansOf(text: string): { start: number; end: number; text: string }[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const span = { start, end: start + line.length, text: line };
    start += line.length + 1;
    return span;
  });
}

function read(text: string, label?: string): string[] {
  const source = new SourceText('report.md', text);
  return codeReferences(spansOf(text), source, label === undefined ? {} : { label }).map(anchorWritten);
}

type Case = [text: string, ...anchors: string[]];

const names: Case[] = [
  ['`retry` is missing from `src.net.client`', 'import src.net.client: retry'],
  ['`retry()` is not defined in src.net.client', 'import src.net.client: retry'],
  ['retry_policy missing from src.net.client', 'import src.net.client: retry_policy'],
  ['**`retry`** is missing from **`src.net.client`**', 'import src.net.client: retry'],
  ["the function 'retry' isn't defined in `src.net.client`", 'import src.net.client: retry'],
  ['the retry function does not exist in `src.net.client`', 'import src.net.client: retry'],
  ['`Retry` doesn’t exist in the module `src.net.client`.', 'import src.net.client: Retry'],
  ['`retry` is not yet implemented in `src.net.client`', 'import src.net.client: retry'],
  ['`beta` and `gamma` are missing from `src.net.client`.', 'import src.net.client: beta, gamma'],
  ['`alpha`, `beta`, and `gamma` are missing from `a.b`', 'import a.b: alpha, beta, gamma'],
  ['`alpha` and others are missing from `a.b`', 'import a.b: alpha'],
  ['Missing `retry` in `a.b`', 'import a.b: retry'],
  ['there is no function `retry` in `a.b`', 'import a.b: retry'],
  ['Missing from `a.b`: `x`, `y`', 'import a.b: x, y'],
  ['`a.b` is missing `x`', 'import a.b: x'],
  ['The `a.b` module does not define `x` and therefore fails', 'import a.b: x'],
  ["module 'a.b' has no attribute 'x'", 'import a.b: x'],
  ["ImportError: cannot import name 'x' from 'a.b' (/app/a/b.py)", 'import a.b: x'],
  ["ImportError: cannot import name 'x' from 'config'", 'import config: x'],
  ["ModuleNotFoundError: No module named 'src.net.server'", 'import src.net.server: '],
  ['`from a.b import c, d` fails: they do not exist', 'import a.b: c, d'],
  ['`retry` is missing\nfrom `src.net.client`', 'import src.net.client: retry'],
  ['> The function `retry` is\n> missing from `src.net.client`'],
  // A word of prose is no name.
  ['Validation is missing from src.net.client'],
  ['Error handling missing in src.net.client.'],
  ['src.net.client lacks validation'],
  ['retry and connect are missing from the office'],
  // Nothing says that what is imported is not there.
  ['`from src.net.client import connect` blocks the event loop.'],
  ['`from src.net.client import connect` is not thread safe.'],
  ["cannot import name 'connect' from 'src.net.client' due to a circular import"],
  ["cannot import name 'x' from partially initialized module 'a.b' (most likely due to a circular import)"],
  ['- `retry` is missing\nfrom src.net.client import retry'],
  ['`retry` is missing from `example.com`'],
];

const members: Case[] = [
  ['`retry` is not defined in `src/net/client.py`', 'required src/net/client.py retry', 'src/net/client.py'],
  [
    'missing method `Foo.bar` in `src/net/client.py`',
    'required src/net/client.py Foo.bar',
    'src/net/client.py',
  ],
  [
    '`Foo.stop` and `Foo.run` are not implemented in `src/net/client.ts`',
    'required src/net/client.ts Foo.stop',
    'required src/net/client.ts Foo.run',
    'src/net/client.ts',
  ],
  // May be a setting or an argument.
  ['`timeout` is missing from `src/net/client.py`', 'src/net/client.py'],
  ['`timeout` is not available in `src/net/client.py`', 'src/net/client.py'],
];

const pins: Case[] = [
  ['Upgrade to redis==5.0.1.', 'pypi redis 5.0.1'],
  ['Expected: 1.4.2 (lib-python==1.4.2)', 'pypi lib-python 1.4.2'],
  ['requires `ws@8.1.0`', 'npm ws 8.1.0'],
  ['it must be pinned to flask==2.3.*', 'pypi flask 2.3.*'],
  ['Upgraded flask==2.0.1 to flask==2.3.0', 'pypi flask 2.3.0'],
  ['flask==2.0.1 → flask==2.3.0', 'pypi flask 2.3.0'],
  ['**Current**: flask==2.0.1 **Target**: flask==2.3.0', 'pypi flask 2.3.0'],
  ['`redis==5.0.1` is required', 'pypi redis 5.0.1'],
  ['flask==2.3.0 needed', 'pypi flask 2.3.0'],
  // The one that is, or nobody says.
  ['The advisory affects flask==2.0.1, which we ship.'],
  ['`lodash@4.17.15` is vulnerable'],
  ['The manifest is pinned to flask==2.0.1'],
  ['we use flask, currently flask==2.0.1'],
  ['seen with redis==4.6.0'],
  ['the caller must loop while status==503.'],
];

const files: Case[] = [
  ['`src/net/server.py` is missing', 'missing src/net/server.py'],
  ['`src/net/server.py` is missing, so nothing starts', 'missing src/net/server.py'],
  ['`src/net/server.py` is missing from the package', 'missing src/net/server.py'],
  ['`src/net/server.py` does not exist', 'missing src/net/server.py'],
  ['Missing file: `src/net/server.py` with the entry point', 'missing src/net/server.py'],
  ['Missing `src/net/server.py`.', 'missing src/net/server.py'],
  ['There is no `src/net/server.py`', 'missing src/net/server.py'],
  ['`src/net/client.py` is missing type hints.', 'src/net/client.py'],
  ['`src/net/client.py` missing input validation. `src/net/client.py:2` returns 1.', 'src/net/client.py', 'src/net/client.py:2'],
  ['Missing `src/net/client.py` tests for timeouts.', 'src/net/client.py'],
  ['no `src/net/client.py` owner', 'src/net/client.py'],
]; // prettier-ignore

const places: Case[] = [
  ['It begins in src/a.py, line 9.', 'src/a.py:9'],
  ['`src/a.py` (line 9)', 'src/a.py:9'],
  ['`src/a.py` (lines 5, 8 and 12)', 'src/a.py:5', 'src/a.py:8', 'src/a.py:12'],
  ['src/a.py lines 5-7, 9, and 12 to 14 are wrong', 'src/a.py:5-7', 'src/a.py:9', 'src/a.py:12-14'],
  ['src/a.py lines 5 and 12', 'src/a.py:5', 'src/a.py:12'],
  ['src/a.py lines 5 and 12 tests', 'src/a.py:5'],
  ['src/a.py line 5, 12 tests', 'src/a.py:5'],
  ['src/a.py:5, 12 tests', 'src/a.py:5'],
  ['src/a.py lines 5 and 12.5 percent', 'src/a.py:5'],
  ['line 5 of src/a.py', 'src/a.py:5'],
  ['see lines 5, 8 and 12-14 of `src/a.py`', 'src/a.py:5', 'src/a.py:8', 'src/a.py:12-14'],
  ['src/a.py line 3.5', 'src/a.py'],
];

const lines: Case[] = [
  ['In src/a.py on line 33 the value is lost.', 'src/a.py:33'],
  ['src/b.py imports src/a.py on line 3', 'src/b.py', 'src/a.py'],
  ['on line 14 of the file src/a.py', 'src/a.py:14'],
  ['src/a.py (around line 14)', 'src/a.py:14'],
  ['src/a.py [line 12]', 'src/a.py:12'],
  ['src/a.py(12,5): error TS2322', 'src/a.py:12'],
  ['at lines 14 and 20 in src/a.py', 'src/a.py:14', 'src/a.py:20'],
  ['In the file src/a.py, at lines 14 and 20, there is a leak', 'src/a.py:14', 'src/a.py:20'],
  ['src/a.py:2024-05-12', 'src/a.py'],
  ['src/a.py:3.14', 'src/a.py'],
  ['+++ b/src/a.py', 'src/a.py'],
  ['at render (node_modules/react-dom/index.js:100:3)'],
  ['@a/b.js is unmaintained'],
];

const supposed: Case[] = [
  ['If `src/x.py` does not exist, the loader falls back to defaults', 'src/x.py'],
  ['No handling when `data/input.csv` is missing', 'data/input.csv'],
  ['Expected: `build/out.js` does not exist after `make clean`', 'build/out.js'],
  ['**Expected**: `build/out.js` does not exist', 'build/out.js'],
  ['The test asserts that `data/x.csv` does not exist', 'data/x.csv'],
  ['Make sure `config/app.yaml` is missing', 'config/app.yaml'],
  ['`config/app.yaml` is missing from the Docker image', 'config/app.yaml'],
  ['`src/a.py` not found in coverage report', 'src/a.py'],
  ['Is `docs/setup.md` missing?', 'docs/setup.md'],
  ['`docs/setup.md` is missing by design', 'docs/setup.md'],
  ['It should start, but `docs/setup.md` is missing', 'missing docs/setup.md'],
  ['When the node starts, `docs/setup.md` is missing', 'missing docs/setup.md'],
  ['The install fails: `docs/setup.md` is missing from the repository', 'missing docs/setup.md'],
  ['docs/setup.md does not exist', 'missing docs/setup.md'],
  ['The file docs/setup.md is missing.', 'missing docs/setup.md'],
  ['docs/setup.md is missing type hints', 'docs/setup.md'],
  ['If `retry` is missing from `src.net.client`, nothing starts'],
  ['`retry` was missing from `src.net.client`; it was added in 1.2'],
  ['Is `retry` missing from `src.net.client`?'],
  ['Before the fix: cannot import name \'retry\' from \'src.net.client\''],
  ['`pandas` is missing from `requirements.txt`'],
  ['`rate limit` is not implemented in src/a.py', 'src/a.py'],
  ['`Content-Security-Policy` is not defined in `src/config.py`', 'src/config.py'],
  ['`HTTPS` is not implemented in `src/config.py`', 'src/config.py'],
  ['If `get2` is not defined in `src/a.py`, a fallback is used', 'src/a.py'],
  ['Do not use redis==5.0.1, it is broken'],
  ['The bug appears since the upgrade to redis==5.0.1'],
  ['If you upgrade to redis==5.0.1, the tests break'],
  ['Do not stay on 4.0, upgrade to redis==5.0.1', 'pypi redis 5.0.1'],
  ['requires ssh to user@10.0.0.1'],
]; // prettier-ignore

const tests: Case[] = [
  ['`test_retry` fails in `tests/test_a.py`', 'test tests/test_a.py::test_retry'],
  ['TestA::test_retry is failing in tests/test_a.py since May', 'test tests/test_a.py::TestA::test_retry'],
  ['test_retry is slow in tests/test_a.py', 'tests/test_a.py'],
];

suite('code that prose names', () => {
  for (const [group, cases] of Object.entries({
    names,
    members,
    pins,
    files,
    places,
    lines,
    supposed,
    tests,
  }))
    for (const [text, ...anchors] of cases)
      test(`${group}: ${text.replaceAll('\n', '⏎')}`, () => assert.deepEqual(read(text), anchors));

  test('the label of a field says whether a version should be', () => {
    assert.deepEqual(read('flask==2.3.0', 'Fix'), ['pypi flask 2.3.0']);
    assert.deepEqual(read('flask==2.0.1', 'Affected'), []);
    assert.deepEqual(read('flask==2.0.1', 'Package'), []);
  });

  test('a claim over two lines reaches over both', () => {
    const text = '# A\n\n  It seems that `retry` is\n  missing from `src.net.client`, again.\n';
    const spans = spansOf(text).map(({ start, end, text: line }) => {
      const indent = /^\s*/u.exec(line)![0].length;
      return { start: start + indent, end, text: line.slice(indent) };
    });
    const [anchor] = codeReferences(spans, new SourceText('report.md', text));
    const { start, end } = anchor!.source.range;
    assert.deepEqual([start.line, start.character, end.line, end.character], [2, 16, 3, 31]);
  });

  test('takes linear time', () => {
    for (const part of [
      '`a`, ',
      'a_b and ',
      'missing from ',
      'is missing ',
      'a.b. ',
      'no `a_b` ',
      '`x` is not ',
    ])
      assert.ok(
        Array.isArray(read(Array.from({ length: 300 }, () => part.repeat(1900 / part.length)).join('\n'))),
      );
  });
});
