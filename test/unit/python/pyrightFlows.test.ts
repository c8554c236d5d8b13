import assert from 'node:assert/strict';
import { comparedModules } from './comparedProject.js';
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
    const names = ['n0', 'n1'];
    const modules = byHand.map((text) => ({ text: `${head}${text}\n`, names }));
    const { count: errors, ...differing } = await comparedModules(modules);
    assert.deepEqual(differing, { missed: [], extra: [] });
    assert.ok(errors > byHand.length);
  });

  test(`binds and imports the same in ${count} modules by chance`, async function () {
    this.timeout(300_000);
    const flows = new RandomFlows(seed);
    const modules = Array.from({ length: count }, () => ({ text: flows.next(), names: flows.names }));
    const { count: errors, ...differing } = await comparedModules(modules);
    assert.deepEqual(differing, { missed: [], extra: [] });
    console.log(`      ${errors} import errors of ${count} modules, the same as pyright's`);
    assert.ok(errors > 1000);
  });
});
