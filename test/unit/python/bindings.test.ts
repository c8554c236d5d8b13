import assert from 'node:assert/strict';
import { moduleBindings } from '../../../src/core/python/bindings.js';
import { parsePython } from '../../../src/core/python/parsePython.js';

const cases: [title: string, text: string, names: string][] = [
  ['def and class', 'def f(a): b = 1\nclass C:\n  d = 1\n  def e(self): pass\nasync def g(): pass', 'f:def C:class g:def'],
  ['imports', 'import a.b, c as d\nimport e.f as g\nfrom h import i, j as k\nfrom . import (l,\n m as n)', 'a:import d:import g:import i:from k:from l:from n:from'],
  ['assignment', 'a = b = 1\nc.d = e[f] = g(h).i = 2\nj = k == l', 'a:assignment b:assignment j:assignment'],
  ['unpacking', 'a, (b, *c), [d, e.f] = x\n*g, = y\n(h) = 1', 'a:assignment b:assignment c:assignment d:assignment g:assignment h:assignment'],
  ['augmented and annotated', 'a += 1\nb: int\nc: int = d\ne.f: int = 1\n(g): str', 'a:augmented b:annotation c:annotation g:annotation'],
  ['no assignment', 'f(a=1)\nx == y\nf[b:c]\nlambda d=1: d\nassert e\nreturn_ <= 1', ''],
  ['assigned lambda', 'f = lambda a=1, *b: a', 'f:assignment'],
  ['for', 'for a, (b, c) in x: pass\nfor d.e in y: f = 1\nasync for g in z: pass', 'a:for b:for c:for f:assignment g:for'],
  ['with', 'with a as b, c(d) as (e, f): pass\nwith (g as h, i() as j,): pass\nwith k as l.m: pass\nasync with o as p: pass', 'b:with e:with f:with h:with j:with p:with'],
  ['except', 'try: a\nexcept (B, C) as d: e = 1', 'd:except e:assignment'],
  ['walrus', 'if (a := 1): pass\n[b := x for x in y if (c := x)]\nwhile d := f(): pass\nprint(e := 1)', 'a:walrus b:walrus c:walrus d:walrus e:walrus'],
  ['comprehensions bind nothing', '[a for a in b]\n{c: d for c, d in e}\nf = (g for g in h)', 'f:assignment'],
  ['match', 'match x:\n  case [a, *b]: c = 1\n  case D(e, f=g) | {"k": h, **i}: pass\n  case j.K | None | _: pass\n  case (1 as l) if m: pass\n  case n: pass', 'a:case b:case c:assignment e:case g:case h:case i:case l:case n:case'],
  ['type', 'type X[T] = list[T]', 'X:type'],
  ['all branches', 'if sys.version_info >= (3, 8):\n  a = 1\nelif x: b = 1\nelse:\n  c = 1\ntry: d = 1\nexcept: e = 1\nelse: g = 1\nfinally: h = 1\nwhile x: i = 1', 'a:assignment b:assignment c:assignment d:assignment e:assignment g:assignment h:assignment i:assignment'],
  ['global', 'def f():\n  global a, b, c\n  a = 1\n  def b(): pass\n  d = 1\nclass C:\n  def g(self):\n    global e\n    import e', 'f:def C:class a:assignment b:def e:import'],
  ['nested function does not assign its parent\'s global', 'def f():\n  global a\n  def g(): a = 1', 'f:def'],
  ['del', 'a = b = c = d = 1\ndel a, (b)\nif x:\n  del c\ndel d[0], e.f\na = 2', 'c:assignment d:assignment a:assignment'],
  ['a definition is worth more than what comes first', 'f = None\ndef f(): pass\ndef g(): pass\ng = h(g)', 'f:def g:def'],
  ['names on the same line', 'a = 1; b = 2; import c', 'a:assignment b:assignment c:import'],
  ['after a syntax error', 'a = (1,\ndef f(): pass\nclass\nb = 2', 'a:assignment f:def b:assignment'],
]; // prettier-ignore

suite('python: module bindings', () => {
  for (const [title, text, expected] of cases) {
    test(title, () => {
      const { names } = moduleBindings(parsePython(text));
      assert.equal([...names].map(([name, { kind }]) => `${name}:${kind}`).join(' '), expected);
      for (const [name, { start, end }] of names) assert.equal(text.slice(start, end), name);
    });
  }

  const alls: [text: string, all: string[] | undefined][] = [
    ['x = 1', undefined],
    ["__all__ = ['a', \"b\"]", ['a', 'b']],
    ["__all__ = 'a', 'b'", ['a', 'b']],
    ["__all__ = ('a',)", ['a']],
    ["__all__: list[str] = ['a']\n__all__ += ('b',)\n__all__.extend(['c'])\n__all__.append('d')\n__all__.remove('a')", ['b', 'c', 'd']],
    ["__all__ = ['a'] + ['b' 'c']", ['a', 'bc']],
    ["__all__ = ['a']\nif x:\n  __all__ += ['b']", ['a', 'b']],
    ["__all__ = ['a'] + other.__all__", undefined],
    ["__all__ = [n for n in dir()]", undefined],
    ["def f():\n  __all__ = ['a']", undefined],
    ["__all__ = []", []],
  ]; // prettier-ignore
  for (const [text, all] of alls) {
    test(`__all__ in ${JSON.stringify(text)}`, () =>
      assert.deepEqual(moduleBindings(parsePython(text)).all, all));
  }

  const dynamics: [text: string, dynamic: boolean][] = [
    ['def __getattr__(name): ...', true],
    ['if x:\n  def __getattr__(name): ...', true],
    ['class A:\n  def __getattr__(self, name): ...', false],
    ['globals().update(x)', true],
    ['for n in x: globals()[n] = 1', true],
    ['def f():\n  globals()["a"] = 1', true],
    ['x = globals()["a"]', false],
    ['sys.modules[__name__] = A()', true],
    ['sys.modules[__name__].__class__ = A', true],
    ['setattr(sys.modules[__name__], n, 1)', true],
    ['x = getattr(sys.modules[__name__], n)', false],
  ];
  for (const [text, dynamic] of dynamics) {
    test(`dynamic: ${text}`, () => assert.equal(moduleBindings(parsePython(text)).dynamic, dynamic));
  }

  test('star imports and submodules of the module level', () => {
    const text = 'from a import *\nif x:\n  from .b import *\nimport c.d, e\ndef f():\n  import g.h';
    const { starImports, submodules } = moduleBindings(parsePython(text));
    assert.deepEqual(starImports.map(({ level, module }) => [level, module]), [[0, 'a'], [1, 'b']]); // prettier-ignore
    assert.deepEqual(submodules, ['c.d']);
  });
});
