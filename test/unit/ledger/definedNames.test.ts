import assert from 'node:assert/strict';
import { definedNames } from '../../../src/core/ledger/definedNames.js';

const cases: [path: string, code: string, defined: string[], not: string[]][] = [
  ['a.py', 'def f(): ...\n', ['f', 'C.f'], ['g', 'f.g', 'C.', '']],
  ['a.py', 'import f\nfrom m import g\nh()\nx.k = 1\n', [], ['f', 'g', 'h', 'k', 'C.h']],
  [
    'a.py',
    'class C:\n    def m(self): ...\n    x: int = 1\n',
    ['C', 'C.m', 'C.x', 'C::m', 'C#m', 'm', 'x'],
    ['D.m', 'D.x'],
  ],
  ['a.py', 'class D:\n    def m(self): ...\n', ['D.m'], ['C.m']],
  ['a.py', 'def outer():\n    def f(): ...\n', ['outer'], ['f']],
  ['a.py', 'if True:\n    X = 1\nelse:\n    Y = 2\n', ['X', 'Y'], []],
  ['a.py', '# def f(): ...\ns = """\ndef f(): ...\n"""\n', ['s'], ['f']],
  ['a.py', 'async def f(): ...\n', ['f'], []],
  ['a.ts', 'import { f } from "./b";\nf();\nconst y = f(1);\nif (f(2)) { g(); }\n', ['y'], ['f', 'g']],
  ['a.ts', 'export async function f(a: number): Promise<void> {}\n', ['f', 'C.f'], ['g']],
  [
    'a.ts',
    'class C<T> extends B {\n  private async m<U>(a: (x: U) => void): Promise<T> { k(); }\n}\n',
    ['C', 'C.m'],
    ['B', 'k', 'D.m'],
  ],
  [
    'a.ts',
    'class C {\n  count: number;\n  static x = 1;\n  f = () => { g(); };\n}\n',
    ['C.count', 'C.x', 'C.f'],
    ['C.g'],
  ],
  ['a.ts', 'class D { m() {} }\nc.m();\n', ['D.m'], ['C.m']],
  ['a.ts', 'interface I { a: number }\ntype T = I;\nenum E { A }\n', ['I', 'T', 'E'], ['A']],
  ['a.js', 'module.exports.f = function () {};\nexports.g = 1;\n', ['f', 'g'], ['exports']],
  ['a.js', '// function f() {}\n/* class C {} */\nnew D();\n', [], ['f', 'C', 'D']],
  ['a.js', 'load({ url, retries });\nawait f(() => { g(); });\n', [], ['load', 'f', 'g', 'url']],
  [
    'a.go',
    'func (s *Store) Get(k string) error {\n\treturn nil\n}\nfunc Open() {}\n',
    ['Store.Get', 'Open'],
    ['Cache.Get', 'error'],
  ],
  ['a.go', 'type Store struct {\n}\nvar x = Open()\n', ['Store', 'x'], ['Open']],
  [
    'a.rs',
    'impl fmt::Display for Store {\n    pub(crate) fn get<T>(&self) -> T { put() }\n}\n',
    ['Store.get', 'Store::get'],
    ['Cache::get', 'put'],
  ],
  ['a.rs', 'let mut x = make();\nstruct P;\nfn f() -> u8 { 1 }\n', ['x', 'P', 'f'], ['make']],
  [
    'A.java',
    'class A {\n  public static <T> List<T> all(int n) throws IOException {\n    return new Box() { };\n  }\n}\n',
    ['A', 'A.all'],
    ['A.Box', 'Box'],
  ],
  ['a.kt', 'object A {\n    fun f(): Int = 1\n    val x = f()\n}\n', ['A', 'A.f', 'A.x'], ['B.f']],
  ['a.rb', 'class A\n  def f\n  end\nend\n', ['A', 'A.f'], ['B.f']],
  ['a.sh', 'start() {\n  stop now\n}\n', ['start'], ['stop']],
  ['a.c', '#define MAX 3\nint add(int a, int b) {\n  return sub(a, b);\n}\n', ['MAX', 'add'], ['sub']],
  ['a.ts', 'const a$b = 1;\n', ['a$b'], ['a', 'b', 'a$']],
  ['a.ts', 'const x = 1;\n', [], ['(', '[x', 'x*', '.', '\\']],
];

suite('what a template defines', () => {
  for (const [path, code, defined, not] of cases)
    test(`${path}: ${code.replace(/\s+/gu, ' ').slice(0, 70)}`, () => {
      const defines = definedNames({ path, code, language: '' });
      assert.deepEqual(
        defined.filter((name) => !defines(name)),
        [],
        'is defined',
      );
      assert.deepEqual(
        not.filter((name) => defines(name)),
        [],
        'is not defined',
      );
    });
});
