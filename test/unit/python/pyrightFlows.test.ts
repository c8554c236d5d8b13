import assert from 'node:assert/strict';
import { comparedProject } from './comparedProject.js';
import { RandomFlows } from './randomFlows.js';

/** What follows is reached, or is not, or only its names are unknown; `n0` and `n1` are asked of each. */
const byHand = [
  'def never() -> NoReturn: ...\nnever()\nfrom base import n0\nimport base.n1',
  'async def later() -> NoReturn: ...\nlater()\nfrom base import n0\nimport base.n1',
  'async def later() -> NoReturn: ...\nawait later()\nfrom base import n0\nimport base.n1',
  'sys.exit()\nfrom base import n0\nimport base.n1',
  'assert_never(x)\nfrom base import n0\nimport base.n1',
  'typing.assert_never(x)\nfrom base import n0\nimport base.n1',
  'with suppress(E): sys.exit()\nfrom base import n0\nimport base.n1',
  'with suppress(E): raise E\nfrom base import n0\nimport base.n1',
  'with ExitStack(): raise E\nfrom base import n0\nimport base.n1',
  'try: pass\nfinally: raise E\nfrom base import n0\nimport base.n1',
  'try: raise E\nfinally: pass\nfrom base import n0\nimport base.n1',
  'try: raise E\nexcept E: pass\nfinally: raise E\nfrom base import n0\nimport base.n1',
  'if "": n0 = 1\nelse: n1 = 1',
  'while "a": n0 = 1\nfrom base import n1',
  'if "" "a": n0 = 1\nelif "": n1 = 1',
  'class A:\n    global n0\n    n0 = 1\n    n1 = 2',
  'class A:\n    global n0\n    import sys as n0, os as n1',
  'class A:\n    import sys\n    raise E\nn0 = 1\nfrom base import n1',
];
const head =
  'import sys, typing\nfrom contextlib import suppress, ExitStack\nfrom typing import NoReturn, assert_never\nfrom elsewhere import E, x\n';
const count = 400;
const seed = 20_261_124;

suite('code that may be reached or not, against pyright', () => {
  test(`binds and imports the same in ${byHand.length} modules written by hand`, async function () {
    this.timeout(300_000);
    const files = new Map([['base.py', 'ok = 1\n']]);
    for (const [i, text] of byHand.entries()) {
      files.set(`m${i}.py`, `${head}${text}\n`);
      files.set(`asks${i}.py`, `from m${i} import n0, n1\n`);
    }
    const { theirs, missed, extra } = await comparedProject(files);
    assert.deepEqual({ missed, extra }, { missed: [], extra: [] });
    assert.ok(theirs.length > byHand.length);
  });

  test(`binds and imports the same in ${count} modules by chance`, async function () {
    this.timeout(300_000);
    const flows = new RandomFlows(seed);
    const files = new Map([['base.py', 'ok = 1\n']]);
    for (let i = 0; i < count; i++) {
      files.set(`m${i}.py`, flows.next());
      files.set(`asks${i}.py`, flows.names.map((name) => `from m${i} import ${name}\n`).join(''));
    }
    const { theirs, missed, extra } = await comparedProject(files);
    const told = (each: string): string => `${each}\n${files.get(`m${/\d+/u.exec(each)![0]}.py`)!}`;
    const differing = { missed: missed.slice(0, 3).map(told), extra: extra.slice(0, 3).map(told) };
    assert.deepEqual(differing, { missed: [], extra: [] });
    console.log(`      ${theirs.length} import errors of ${count} modules, the same as pyright's`);
    assert.ok(theirs.length > 1000);
  });
});
