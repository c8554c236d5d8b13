import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CommentSpans } from '../../../src/core/text/comments/CommentSpans.js';
import { commentSyntax } from '../../../src/core/text/comments/commentSyntax.js';

/** What each `X` of the text is in: `c`omment, `s`tring, or `-` for code. */
function kinds(path: string, text: string): string {
  const syntax = commentSyntax(path);
  assert.ok(syntax && syntax !== 'text', path);
  const spans = new CommentSpans(text, syntax);
  return [...text.matchAll(/X/gu)].map(({ index }) => (spans.at(index) ?? '-')[0]).join('');
}

suite('CommentSpans', () => {
  const cases: [path: string, text: string, expected: string][] = [
    ['a.py', '# X\nX = "X # X" # X\n"""X\nX"""\nX', 'c-ssccc-'],
    ['a.py', "x = 'it\\'s X' # X", 'sc'],
    ['a.py', 'x = "open X\nX # X', 's-c'],
    ['a.ts', 'X // X\n/* X\n X */ X `X\nX` "// X" // it\'s X', '-ccc-sssc'],
    ['a.rs', "fn f<'a>(x: &'a str) { X } // X '\nlet c = '\"'; X /* X */", '-c-c'],
    ['a.go', 'x := `X // X` // X', 'ssc'],
    ['a.yaml', "a: don't X # X\nb: c#X\nd: 'X # X' # X", '-c-ssc'],
    ['a.sql', "select 'X -- X' -- X\n/* X */ X", 'sscc-'],
    ['a.lua', '--[[ X\nX ]] X -- X', 'cc-c'],
    ['a.html', '<p>X</p><!-- X\nX --> X', '-cc-'],
    ['a.css', 'a { b: "X" } /* X */', 'sc'],
    ['a.sh', 'echo $# X # X\n', '-c'],
    ['a.json', '{ "X": 1 } // X', 'sc'],
    ['Dockerfile', '# X\nRUN X', 'c-'],
    ['a.ini', '; X\na = X', 'c-'],
    ['a.kt', 'val a = """X // X""" // X', 'ssc'],
  ];
  for (const [path, text, expected] of cases)
    test(`${path}: ${JSON.stringify(text)}`, () => assert.equal(kinds(path, text), expected));

  test('plain text is all text, the unknown is unknown', () => {
    assert.equal(commentSyntax('docs/a.md'), 'text');
    assert.equal(commentSyntax('.git/COMMIT_EDITMSG'), 'text');
    assert.equal(commentSyntax('Untitled-1', 'plaintext'), 'text');
    assert.equal(commentSyntax('Untitled-1', 'python'), commentSyntax('a.py'));
    assert.equal(commentSyntax('a.unheard-of'), undefined);
  });

  test('never throws, ends, and stays within the text', () => {
    const piece = fc.constantFrom('"', "'", '`', '\\', '//', '/*', '*/', '#', '"""', '\n', 'a', '--', ' ');
    fc.assert(
      fc.property(fc.array(piece), fc.constantFrom('a.py', 'a.ts', 'a.rs', 'a.lua'), (pieces, path) => {
        const text = pieces.join('');
        const syntax = commentSyntax(path);
        assert.ok(syntax && syntax !== 'text');
        const spans = new CommentSpans(text, syntax);
        for (let at = 0; at <= text.length; at++) spans.at(at);
        assert.equal(spans.at(text.length + 1), undefined);
      }),
    );
  });
});
