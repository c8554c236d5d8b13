import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findCalls } from '../../../src/core/python/callSites.js';
import { moduleBindings } from '../../../src/core/python/bindings.js';
import { findMissingImports } from '../../../src/core/python/missingNames.js';
import { PythonModules } from '../../../src/core/python/modules.js';
import {
  parsePython,
  type PythonModule,
  type PythonStatement,
} from '../../../src/core/python/parsePython.js';
import { findSymbol, topLevelDefinitions } from '../../../src/core/python/symbols.js';
import { pythonish } from './pythonText.js';

/** The tree as `kind:name[children]`. */
function outline(statements: readonly PythonStatement[]): string {
  return statements
    .map(({ kind, name, body }) => {
      const head = name === undefined ? kind : `${kind}:${name}`;
      return body.length > 0 ? `${head}[${outline(body)}]` : head;
    })
    .join(' ');
}

function flatten(statements: readonly PythonStatement[]): PythonStatement[] {
  return statements.flatMap((statement) => [statement, ...flatten(statement.body)]);
}

function all(module: PythonModule): PythonStatement[] {
  return flatten(module.statements);
}

const trees: [title: string, text: string, outline: string, errors?: number][] = [
  ['blocks', 'if a:\n  b\nelif c:\n  d\nelse:\n  e\nf', 'if[simple] elif[simple] else[simple] simple'],
  ['functions', 'def f(a,\n   b):\n    return 1\n\n    # end\nx', 'def:f[simple] simple'],
  ['async', 'async def f():\n  async with a: b\n  async for x in y: z\n  await q', 'def:f[with[simple] for[simple] simple]'],
  ['classes', 'class A(B, metaclass=C):\n  x = 1\n  class D: pass\n  def f(self): ...', 'class:A[simple class:D[simple] def:f[simple]]'],
  ['try', 'try:\n  a\nexcept* E as e:\n  b\nelse: c\nfinally: d', 'try[simple] except[simple] else[simple] finally[simple]'],
  ['inline bodies', 'class A: x = 1; y = 2\nz', 'class:A[simple simple] simple'],
  ['semicolons', 'a; b; import c; ', 'simple simple import'],
  ['nested inline', 'if a: pass;\nfor x in y: f(x); g(x)', 'if[simple] for[simple simple]'],
  ['lambda in a header', 'if (lambda: 1)() and f(lambda x: x): a', 'if[simple]'],
  ['bare lambda in a header', 'while lambda x, y=1: x: a', 'while[simple]'],
  ['annotations and slices', 'def f(x: a[1:2] = {1: 2}) -> b[c:d]: pass', 'def:f[simple]'],
  ['type parameters', 'def f[T: int](x: T): ...\nclass A[T](B): ...', 'def:f[simple] class:A[simple]'],
  ['match', 'match x:\n  case 1 if a: b\n  case {"k": v}:\n    c', 'match[case[simple] case[simple]]'],
  ['match of brackets, stars, minus, not', 'match (x):\n  case _: a\nmatch [x]:\n  case _: a\nmatch -x:\n  case _: a\nmatch *a, b:\n  case _: c\nmatch not x:\n  case _: c',
    'match[case[simple]] match[case[simple]] match[case[simple]] match[case[simple]] match[case[simple]]'],
  ['match as a name', 'match = 1\nmatch.x = 2\nmatch(x)\nmatch[1]\nmatch: int\nmatch, b = c\nmatch * 2', 'simple simple simple simple simple simple simple'],
  ['case as a name', 'case = 1\ncase(x)\ncase: int = 3', 'simple simple simple'],
  ['type', 'type X = int\ntype Y[T] = T\ntype(x)\ntype = 3\ntype in y', 'type type simple simple simple'],
  ['soft keywords as function names', 'def match(): pass\nclass type: pass', 'def:match[simple] class:type[simple]'],
  ['decorators', '@a\n@b.c(1,\n 2)\n\n# c\ndef f(): pass', 'def:f[simple]'],
  ['tabs', 'if a:\n\tb\n\tif c:\n\t\td\ne', 'if[simple if[simple]] simple'],
  ['comment at another indentation', 'def f():\n    a\n# c\n    b', 'def:f[simple simple]'],
  ['imports', 'import a\nfrom b import c', 'import from'],
  ['missing colon', 'def f()\n    pass\nx', 'def:f[simple] simple', 1],
  ['missing block', 'def f():\ndef g(): pass', 'def:f def:g[simple]', 1],
  ['missing block at the end', 'class A:\n  def f(self):', 'class:A[def:f]', 1],
  ['unexpected indent', 'a\n    b\n    c\nd', 'simple simple simple simple', 1],
  ['wrong unindent', 'if a:\n    b\n  c\nd', 'if[simple] simple simple', 1],
  ['unclosed parameters', 'def f(a, b:\n    return 1\nx', 'def:f[simple] simple', 1],
  ['unclosed call in a method', 'class A:\n  def f(self):\n    g(1,\n  def h(self):\n    pass\nclass B: pass', 'class:A[def:f[simple] def:h[simple]] class:B[simple]', 1],
  ['decorator without definition', '@a\nx = 1', 'simple simple', 1],
  ['decorator at the end of a class', 'class A:\n  @a\ndef f(): pass', 'class:A[simple] def:f[simple]', 1],
  ['definition without a name', 'class :\n  pass\ndef', 'class[simple] def', 2],
  ['nothing', '\n# only a comment\n', ''],
]; // prettier-ignore

suite('python: statements', () => {
  for (const [title, text, expected, errors = 0] of trees) {
    test(title, () => {
      const module = parsePython(text);
      assert.equal(outline(module.statements), expected);
      assert.equal(module.errors.length, errors, JSON.stringify(module.errors));
    });
  }

  test('a decorated method, in all its parts', () => {
    const text =
      'class A (B, C):\r\n\t@x.y (1)\r\n\tasync def f(self, a: int = 1) -> b: # c\r\n\t\treturn 1 # d\r\n\r\nz = 1\r\n';
    const [outer, after] = parsePython(text).statements;
    const method = outer!.body[0]!;
    const slice = (range: { start: number; end: number }): string => text.slice(range.start, range.end);
    assert.equal(slice(outer!.bases!), 'B, C');
    assert.equal(slice(method), '@x.y (1)\r\n\tasync def f(self, a: int = 1) -> b: # c\r\n\t\treturn 1');
    assert.equal(method.headerStart, text.indexOf('async'));
    assert.equal(text.slice(method.nameStart, method.nameEnd), 'f');
    assert.equal(slice(method.params!), 'self, a: int = 1');
    assert.equal(method.colon, text.indexOf(': # c'));
    assert.equal(method.indent, '\t');
    assert.equal(method.body[0]!.indent, '\t\t');
    assert.equal(method.isAsync, true);
    assert.deepEqual(
      method.decorators.map((each) => [slice(each), each.text]),
      [['@x.y (1)', 'x.y (1)']],
    );
    assert.equal(method.parent, outer);
    assert.equal(method.body[0]!.function, method);
    assert.equal(outer!.end, method.end);
    assert.equal(slice(after!), 'z = 1');
    assert.equal(method.tokens.starts[method.first], method.headerStart);
    assert.equal(method.tokens.starts[method.last], method.colon);
  });

  test('empty parentheses and none', () => {
    const [a, b, c] = parsePython('class A(): pass\nclass B: pass\ndef f(): pass').statements;
    assert.deepEqual(
      [a!.bases, b!.bases, c!.params],
      [{ start: 8, end: 8 }, undefined, { start: 36, end: 36 }],
    );
  });

  test('an inline header whose block follows reaches to its end', () => {
    const module = parsePython('if a: for x in y:\n    b\nc');
    assert.deepEqual(
      all(module).map(({ kind, end }) => [kind, end]),
      [
        ['if', 23],
        ['for', 23],
        ['simple', 23],
        ['simple', 25],
      ],
    );
  });

  test('statement ranges of any text nest and keep their order', () => {
    fc.assert(
      fc.property(pythonish, (text) => {
        const module = parsePython(text);
        const check = (statements: readonly PythonStatement[], from: number, to: number): void => {
          let before = from;
          for (const { start, headerStart, end, body, first, last } of statements) {
            assert.ok(start >= before && headerStart >= start && end >= headerStart && end <= to);
            assert.ok(first <= last && last < module.tokens.count);
            check(body, headerStart, end);
            before = end;
          }
        };
        check(module.statements, 0, text.length);
        for (const { start, end } of module.errors)
          assert.ok(start >= 0 && start <= end && end <= text.length);
        for (const { start, end, names, moduleStart, moduleEnd } of module.imports) {
          assert.ok(start <= moduleStart && moduleStart <= moduleEnd && moduleEnd <= end);
          for (const name of names) assert.ok(name.start >= start && name.end <= end);
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('no question about any text throws', () => {
    const modules = new PythonModules(['pkg/a.py', 'pkg/b.py'], ['']);
    fc.assert(
      fc.property(pythonish, (text) => {
        const importer = parsePython(`import pkg.a as m\n${text}`);
        const scope = { start: 0, end: importer.text.length };
        moduleBindings(importer);
        topLevelDefinitions(importer);
        findSymbol(importer, 'A.f');
        findSymbol(importer, 'f');
        findCalls(importer, 'f', scope);
        findMissingImports({
          importerPath: 'pkg/b.py',
          importer,
          modules,
          target: 'pkg.a',
          names: ['name', 'b'],
        });
      }),
      { numRuns: 700 },
    );
  });

  const repeated = [
    ['open brackets', '('], ['wrong brackets', '(]'], ['broken f-strings', 'f"{'], ['broken f-strings in lines', 'f"{\'\n'], ['decorators', '@a\n'],
    ['inline blocks', 'if a: '], ['lambdas', 'lambda '], ['globals', 'globals()['], ['escapes', '\\"""'], ['names', 'a.'], ['unclosed', 'f(\nfrom a b\n'],
  ] as const; // prettier-ignore
  for (const [title, piece] of repeated) {
    test(`a long text of ${title} is read and not given up`, () => {
      const module = parsePython(piece.repeat(60_000));
      moduleBindings(module);
      assert.ok(all(module).length >= 1);
    });
  }

  test('deep indentation is cut off, not followed', () => {
    const module = parsePython(
      Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}if x:`).join('\n'),
    );
    assert.equal(all(module).length, 400);
  });

  test('tokens grow in step with the text', () => {
    const unit = 'def f(a):\n    return f"{a["b"]}" + g(1, x=2)\n';
    const once = parsePython(unit);
    const often = parsePython(unit.repeat(200));
    assert.equal(often.tokens.count, once.tokens.count * 200);
    assert.equal(often.statements.length, 200);
  });
});
