import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expandBraces, matchesGlob } from '../../../src/core/files/glob.js';

const cases: [pattern: string, path: string, matches: boolean][] = [
  ['a.py', 'a.py', true],
  ['a.py', 'b/a.py', false],
  ['*.py', 'a.py', true],
  ['*.py', 'b/a.py', false],
  ['**/*.py', 'a.py', true],
  ['**/*.py', 'b/c/a.py', true],
  ['src/**', 'src/a/b', true],
  ['src/**', 'srcs/a', false],
  ['src/**/test_*.py', 'src/test_a.py', true],
  ['src/**/test_*.py', 'src/x/y/test_a.py', true],
  ['src/**/*.py', 'src/a.py', true],
  ['src/**/*.py', 'src/x/y/.py', true],
  ['src/**/*.py', 'srcs/a.py', false],
  ['src/**/*.py', 'src.py', false],
  ['src/lib/**/*', 'src/lib/x/a', true],
  ['src/lib/**/*', 'src/lib', false],
  ['s[r]c/**/*.py', 'src/x/a.py', true],
  ['tests/test_raft_*.py', 'tests/test_raft_log.py', true],
  ['**/{a,b}.{json,yaml}', 'x/b.yaml', true],
  ['**/{a,b}.{json,yaml}', 'x/c.yaml', false],
  ['{src,lib/{x,y}}/*.ts', 'lib/y/a.ts', true],
  ['file?.txt', 'file1.txt', true],
  ['file?.txt', 'file12.txt', false],
  ['**/*known?issues*.md', 'docs/our_known-issues_2.md', true],
  ['**/*known?issues*.md', 'known issues/list.md', false],
  ['**/*a?bb*c*.md', 'x/aabbbc.md', true],
  ['**/*a?bb*c*.md', 'x/aabbb.md', false],
  ['[a-c]*.md', 'b.md', true],
  ['[!a-c]*.md', 'b.md', false],
  ['[ab', '[ab', true],
  ['a{b', 'a{b', true],
  ['**', 'any/thing', true],
  ['a/**/b/**/c', 'a/x/b/y/z/c', true],
  ['a/**/b/**/c', 'a/x/c', false],
];

suite('glob', () => {
  for (const [pattern, path, matches] of cases) {
    test(`${pattern} ${matches ? 'matches' : 'does not match'} ${path}`, () =>
      assert.equal(matchesGlob(pattern, path), matches));
  }

  test('braces expand', () => {
    assert.deepEqual(expandBraces('a{b,c{d,e}}f'), ['abf', 'acdf', 'acef']);
  });

  test('a path without special characters matches itself and nothing else', () => {
    const name = fc.stringMatching(/^[a-z0-9_.-]{1,8}$/);
    const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));
    fc.assert(fc.property(path, path, (a, b) => matchesGlob(a, b) === (a === b)));
  });

  test('any pattern answers for any path', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        (pattern, path) => typeof matchesGlob(pattern, path) === 'boolean',
      ),
    );
  });

  test('a pattern made to backtrack does not', () => {
    assert.equal(matchesGlob(`${'a*'.repeat(2000)}b`, 'a'.repeat(20000)), false);
    assert.equal(matchesGlob(`${'**/a/'.repeat(500)}b`, 'a/'.repeat(2000)), false);
  });
});
