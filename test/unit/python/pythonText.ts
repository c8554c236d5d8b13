import fc from 'fast-check';

const pieces = [
  'def f(a, b=1):', 'class A(B):', 'async def g():', 'if x:', 'elif y:', 'else:', 'try:', 'except ImportError:', 'finally:',
  'for i in x:', 'while x:', 'with a as b:', 'match x:', 'case [a, *b]:', 'import a.b as c', 'from . import x', 'from ..a import (b,',
  'from a import *', 'x = 1', 'a, (b, *c) = d', 'x: int', 'x += 1', '(y := 2)', 'global q', 'del x', '@deco', 'pass', '...',
  'return', 'raise NotImplementedError', 'type X = int', 'lambda a: b', 'f(a, *b, k=1)', "__all__ = ['a']", 'm.name(1)',
  '"""doc"""', "'''", '"""', "'", '"', 'f"{', 'f"{x}"', "f'{a['k']:{w}}'", '}', '{', '(', ')', '[', ']', ':', ';', ',', '.', '\\',
  '#', '\n', '\r\n', '\r', '\t', '    ', '  ', ' ', '\f', '\ufeff', '\0', 'é', '名', '\ud83d', '“', '0x', '1e', '...', '->', ':=', '!', '$',
]; // prettier-ignore

/** Texts that look somewhat like Python, and texts that do not at all. */
export const pythonish = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
  fc
    .array(fc.tuple(fc.constantFrom('', '  ', '    ', '\t', '        '), fc.constantFrom(...pieces)), {
      maxLength: 30,
    })
    .map((lines) => lines.map(([indent, piece]) => `${indent}${piece}\n`).join('')),
);
