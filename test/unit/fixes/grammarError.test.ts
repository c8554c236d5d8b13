import assert from 'node:assert/strict';
import { grammarError } from '../../../src/core/fixes/python/grammar/grammarError.js';
import { tokenizePython } from '../../../src/core/python/tokens.js';

const sound = `x: int = 1
a, *b = c[1:2, ::3, ...], (yield_ := 4)
f(*a, **k, x=1) + -y ** ~z @ w
f(a for a in b if c if not d)
d = {**a, 1: 2, **{k: v async for k, v in w}}
s = {1, *t, 3}
g = lambda a, /, b=1, *c, d, **e: (yield)
"a" f"b {c!r:>{w}} {d=} {{}} {f'{e}'}"
x = y if z else lambda: w
from . import (a, b as c,)
from ...x.y import *
import a.b.c as d, e
match = type = case = 1
match(x)
match[x] = 1
type X[T: int, *U, **V] = list[T]
print >> x, y
del a, (b, c[1]), d.e
a.b[c] += yield_
assert a, b
global_ = not a not in b is not c
@a.b[c](d)
@dataclass
class A[T](B, metaclass=M): x: int; y = 2
def f(a, /, b: int = 1, *args: *Ts, c, d=2, **k: dict[str, int]) -> list[int]: ...
async def g(self):
    async with (a as b, c, d() as (e, f),): return (await x), *y
    async for i, *j in *k, l: yield i
    for x.y in z: pass
    else: pass
    try: raise A from b
    except* (C, D) as e: return
    else: pass
    finally: del e
    match a, *b:
        case {"x": [1, *_], **rest} if (n := 1): pass
        case A(b=1) | None as c:
            nonlocal_ = await x
    with (yield): pass
    with (a, b): pass
    while (n := f()): break
`;

const faults = [
  'return <value>',
  'x = [...existing...]',
  '...existing code...',
  'print "x"',
  'if x = 1: pass',
  'f(x=1, 2)',
  'f(**k, *a)',
  'f(a=1, a=2)',
  'f(a for a in b, c)',
  'x =',
  'y = 1abc',
  'class = 1',
  'x = y if z',
  '[i for i]',
  'a..b',
  'x := 1',
  'f() = 1',
  'None = 1',
  'x + 1 = 2',
  'a && b',
  'x++',
  'const x = 1',
  'x[]',
  'f(a,,b)',
  '{1: 2, 3}',
  '{"a": 1 "b": 2}',
  'f"{a b}"',
  'f"{}"',
  'def f(x y): pass',
  'def f(...): pass',
  'def f(self, ...): pass',
  'def f(self, <args>): pass',
  'def f(a=1, b): pass',
  'def f(**k, a): pass',
  'def f(*): pass',
  'def f(a, a): pass',
  'def f(a) - > int: pass',
  'class A B: pass',
  'import a as',
  'from a import b,',
  'raise X, "y"',
  'return 1',
  'x = await y',
  'yield x',
  'else: pass',
  'for x in y: pass\nelif z: pass',
  'try: pass\nx = 1',
  'try: pass',
  'for i = 0; i < 3: pass',
  'with a as 1: pass',
  '// comment',
  '=== a',
  'pip install x',
  'class A:\n    def f(self): pass\n    return 1',
];

suite('grammarError', () => {
  for (const line of sound.split(/\n(?=\S)/)) {
    // Decorators and what they are on are read alone as well: each line is.
    test(`reads ${line.split('\n')[0]}`, () => {
      const error = grammarError(tokenizePython(line));
      assert.equal(error && JSON.stringify(line.slice(error.start)), undefined);
    });
  }

  for (const fault of faults) {
    test(`finds ${JSON.stringify(fault)}`, () => assert.ok(grammarError(tokenizePython(`${fault}\n`))));
  }

  test('says where', () => {
    const text = 'x = 1\ny = f(a b)\n';
    const error = grammarError(tokenizePython(text));
    assert.equal(error && text.slice(error.start, error.end), 'b');
  });

  test('takes any depth', () => {
    const depth = 100_000;
    assert.ok(grammarError(tokenizePython(`x = ${'('.repeat(depth)}${')'.repeat(depth)}\n`)));
    assert.ok(grammarError(tokenizePython(`x = ${'not '.repeat(depth)}y\n`)) === undefined);
    assert.ok(grammarError(tokenizePython(`x = ${'lambda: '.repeat(depth)}y\n`)));
  });
});
