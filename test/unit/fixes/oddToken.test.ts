import assert from 'node:assert/strict';
import { oddToken } from '../../../src/core/fixes/python/oddToken.js';
import { parsePython } from '../../../src/core/python/parsePython.js';

/** `^` stands before the token that Python cannot accept. */
const odd = [
  '^>>> f()',
  'def f(^...):\n    pass',
  'print ^"a"',
  'x ^=',
  'x = 1 ^+',
  'pip ^install x',
  'x = (1, ^, 2)',
  'f(a^=)',
  'x^.',
  'return x ^y',
  'def f(a, ^1): pass',
  '^== 1',
  'class A:\n    x: int ^=\n',
  '@a ^b\ndef f(): pass',
  'for x ^in:\n    pass',
  'x = ^not',
  'with f(x) ^as:\n    pass',
  '1. ^do',
  'x = [1 ^2]',
  'x ^and or y',
];

const fine = [
  'def f(a, /, b, *, c): return a, b',
  'x = lambda a, /: a',
  'from ...a import b',
  'from ....type import c',
  'a, = b',
  'for a, in b: pass',
  '"a" f"{b}" \'c\'',
  'match x:\n    case -1 | {"a": b, **c}: pass',
  'type X = int',
  'match = case = type = 1',
  'x = a if b else not c',
  'x = a not in b is not c',
  'print(*a, **b, c=-1)',
  'x: int',
  'x[..., 1:, ::2]',
  'async def f(): await a; yield',
  'try:\n    pass\nexcept* A as b:\n    pass\nelse: pass',
  'x = yield',
  'if not a: pass\nelif (b := ~c): pass\nelse: pass',
  'def f() -> "a": ...',
  'from a import (b, c,)',
  'raise A from b',
  'del a, b',
  'assert a, "b"',
  'global_ = {**a, 1: 2}',
  'x = a @ b // c ** -d',
];

suite('oddToken', () => {
  for (const marked of odd) {
    test(`finds ${JSON.stringify(marked)}`, () => {
      const module = parsePython(marked.replace('^', ''));
      assert.equal(oddToken(module), marked.indexOf('^'));
    });
  }
  for (const code of fine) {
    test(`accepts ${JSON.stringify(code)}`, () => {
      const module = parsePython(code);
      assert.deepEqual(module.errors, []);
      assert.equal(oddToken(module), undefined);
    });
  }
});
