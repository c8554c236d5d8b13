import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TokenKind } from '../../../src/core/python/tokenKinds.js';
import { tokenText } from '../../../src/core/python/tokenReading.js';
import { tokenizePython, type PythonTokens } from '../../../src/core/python/tokens.js';
import { pythonish } from './pythonText.js';

/** Token texts, with `NL` for the end of a logical line. */
function show(tokens: PythonTokens): string[] {
  return Array.from({ length: tokens.count }, (_, i) =>
    tokens.kinds[i] === TokenKind.Newline ? 'NL' : tokenText(tokens, i),
  );
}

const cases: [title: string, text: string, tokens: string, errors?: number][] = [
  ['names and numbers', 'x1 = 0x_Ff + 1_000.5e-3j', 'x1|=|0x_Ff|+|1_000.5e-3j|NL'],
  ['number then keyword', '1if x else.5', '1|if|x|else|.5|NL'],
  ['method of a number', '1..real', '1.|.|real|NL'],
  ['operators', 'a**=b//c->d:=e!=f...', 'a|**=|b|//|c|->|d|:=|e|!=|f|...|NL'],
  ['string prefixes', `rb'a' Rb"b" u'c' f'd' bR'e'`, `rb'a'|Rb"b"|u'c'|f'd'|bR'e'|NL`],
  ['no prefix', `xy'a'`, `xy|'a'|NL`],
  ['escaped quote', String.raw`'a\'b' r'\'' '\\'`, String.raw`'a\'b'|r'\''|'\\'|NL`],
  ['triple quotes over lines', `x = """a\n"b" ''' \\"""\n""" y`, `x|=|"""a\n"b" ''' \\"""\n"""|y|NL`],
  ['empty strings', `'' "" """"""`, `''|""|""""""|NL`],
  ['f-string with nested quotes', `f"{a["k"]}" b`, `f"{a["k"]}"|b|NL`],
  ['f-string in an f-string', `f"{f"{f'{1}'}"}" b`, `f"{f"{f'{1}'}"}"|b|NL`],
  ['f-string with doubled braces', `f"{{" f'}}{x}'`, `f"{{"|f'}}{x}'|NL`],
  ['f-string format with a field', `f'{x:{w}.{p}}' b`, `f'{x:{w}.{p}}'|b|NL`],
  ['f-string conversion and dict', `f'{ {"a": 1}["a"]!r:>3}'`, `f'{ {"a": 1}["a"]!r:>3}'|NL`],
  ['f-string with a hash in its format', `f'{x:#x}' y`, `f'{x:#x}'|y|NL`],
  ['f-string over lines, as 3.12 has it', `f"{\n x # it's\n}" y`, `f"{\n x # it's\n}"|y|NL`],
  ['f-string named character', `f'\\N{DIGIT ONE}' y`, `f'\\N{DIGIT ONE}'|y|NL`],
  ['raw f-string with backslash before a field', `rf'\\{x}' y`, `rf'\\{x}'|y|NL`],
  ['triple f-string', `f"""{x or ""}\n{'"'}""" y`, `f"""{x or ""}\n{'"'}"""|y|NL`],
  ['t-string', `t"{a["k"]}"`, `t"{a["k"]}"|NL`],
  ['broken f-string field', `f"{a" + b\nc`, `f"{a"|+|b|NL|c|NL`],
  ['unterminated string', `x = 'abc\ny`, `x|=|'abc|NL|y|NL`, 1],
  ['unterminated string after escaped line end', `'abc\\\ndef' y`, `'abc\\\ndef'|y|NL`],
  ['unterminated triple quote', `x\n"""abc\ny`, `x|NL|"""abc\ny|NL`, 1],
  ['comments and blank lines', '# a\n\nx # b\n  # c\ny', 'x|NL|y|NL'],
  ['backslash continuation', 'x = \\\n  1\ny', 'x|=|1|NL|y|NL'],
  ['backslash before an empty line', 'x \\\n\ny', 'x|NL|y|NL'],
  ['stray backslash', 'x \\ y', 'x|y|NL', 1],
  ['brackets join lines', 'f(a,\n\n# c\n  b)\nc', 'f|(|a|,|b|)|NL|c|NL'],
  ['line ends', 'a\r\nb\rc\n', 'a|NL|b|NL|c|NL'],
  ['byte order mark', '\ufeffx = 1', 'x|=|1|NL'],
  ['form feed', '\fx\n\f\ny', 'x|NL|y|NL'],
  ['other letters', 'größe = 名前', 'größe|=|名前|NL'],
  ['strange characters', 'a ?$ b', 'a|b|NL', 1],
  ['curly quotes', '“a”', 'a|NL', 2],
  ['nothing', '', ''],
  ['unclosed bracket before def', 'f(a,\n  b\ndef g(): pass', 'f|(|a|,|b|NL|def|g|(|)|:|pass|NL', 1],
  ['unclosed bracket before indented return', 'f(a\n  return b', 'f|(|a|NL|return|b|NL', 1],
  ['unclosed bracket before import', 'f([a\nfrom a.b import c', 'f|(|[|a|NL|from|a|.|b|import|c|NL', 2],
  ['unclosed bracket before decorator', 'f(a\n@x\nclass A: 1', 'f|(|a|NL|@|x|NL|class|A|:|1|NL', 1],
  ['yield from inside brackets', 'f((yield\nfrom x))\ny', 'f|(|(|yield|from|x|)|)|NL|y|NL'],
  [
    'a name that begins like a keyword',
    'f(a,\nimporter,\ndef_,\nclass2)',
    'f|(|a|,|importer|,|def_|,|class2|)|NL',
  ],
  ['for and if inside brackets', '[a\nfor a in b\nif c]', '[|a|for|a|in|b|if|c|]|NL'],
  ['unmatched close', 'a)\nb', 'a|)|NL|b|NL', 1],
  ['wrong close', '[1, 2)\nb', '[|1|,|2|)|NL|b|NL', 1],
  ['close further out', '([1)\nb', '(|[|1|)|NL|b|NL', 1],
  ['unclosed to the end', 'f(\na', 'f|(|a|NL', 1],
];

suite('python: tokens', () => {
  for (const [title, text, expected, errors = 0] of cases) {
    test(title, () => {
      const tokens = tokenizePython(text);
      assert.equal(show(tokens).join('|'), expected);
      assert.equal(tokens.errors.length, errors, JSON.stringify(tokens.errors));
    });
  }

  test('indentation is a column, tabs to the next eight', () => {
    const tokens = tokenizePython('a\n  b\n\tc\n \td\n  \f e\n');
    assert.deepEqual(tokens.lineIndent, [0, 2, 8, 8, 1]);
    assert.deepEqual(tokens.lineStart, [0, 2, 6, 9, 13]);
    assert.deepEqual(tokens.lineFirst, [0, 2, 4, 6, 8]);
  });

  test('an unclosed bracket is reported where it opens', () => {
    assert.deepEqual(tokenizePython('x = f(1\nimport a').errors, [
      { start: 5, end: 6, message: '`(` is never closed.' },
    ]);
  });

  test('tokens of any text are inside it, ordered, and do not overlap', () => {
    fc.assert(
      fc.property(pythonish, (text) => {
        const { starts, ends, kinds, count, lineFirst } = tokenizePython(text);
        let before = 0;
        for (let i = 0; i < count; i++) {
          assert.ok(starts[i]! >= before && ends[i]! >= starts[i]! && ends[i]! <= text.length);
          assert.ok(ends[i]! > starts[i]! || kinds[i] === TokenKind.Newline);
          before = ends[i]!;
        }
        for (const first of lineFirst) assert.ok(first === 0 || kinds[first - 1] === TokenKind.Newline);
        assert.equal(
          lineFirst.length,
          kinds.subarray(0, count).filter((kind) => kind === TokenKind.Newline).length,
        );
      }),
      { numRuns: 1500 },
    );
  });
});
