import assert from 'node:assert/strict';
import { ignoreHints, joinHints } from '../../../src/core/files/ignoreHints.js';

/** A rule, paths that may be left out by it and paths that cannot be, which need no further look. */
const cases: { rule: string; may: string[]; cannot: string[] }[] = [
  { rule: 'out/', may: ['out/', 'a/out/b'], cannot: ['outs/a', 'a/about/b'] },
  { rule: '/docs/old', may: ['docs/old', 'docs/old/a'], cannot: ['docs/a', 'docs/olds', 'adocs/old'] },
  { rule: 'docs/*/ol', may: ['docs/a/ol'], cannot: ['a/b', 'adocs/a/ol'] },
  { rule: 'a/*/longest/old/**/a.md', may: ['a/b/longest/old/b/a.md'], cannot: ['longest/a.md', 'a.md'] },
  { rule: '**/name', may: ['name', 'a/name/'], cannot: ['names', 'a/surname'] },
  { rule: '*.py[co]', may: ['a.pyc', 'a/b.pyo'], cannot: ['a.py', 'a.pyx', 'a.pyc.txt'] },
  { rule: '*$py.class', may: ['a$py.class'], cannot: ['a.py', 'py.class'] },
  { rule: 'a*bcd*', may: ['abcd', 'abcde'], cannot: ['abc', 'a/b'] },
  { rule: '**/cache/**', may: ['a/cache/b'], cannot: ['a/caches/b'] },
  { rule: 'log[!a-z]*.txt', may: ['log1.txt', 'logs'], cannot: ['a.txt', 'catalog'] },
  { rule: '(a|b)+{2}.^', may: ['(a|b)+{2}.^'], cannot: ['aa', 'a.'] },
  { rule: 'Trash Folder  ', may: ['Trash Folder'], cannot: ['Trash', 'Trash Folders'] },
  { rule: 'Icon\r', may: ['Icon', 'Icon\r', 'Icons'], cannot: ['icon'] },
  { rule: 'x]', may: ['x]'], cannot: ['x'] },
];

suite('ignoreHints', () => {
  for (const { rule, may, cannot } of cases) {
    test(rule, () => {
      const hints = ignoreHints([rule]);
      assert.equal(hints?.length, 1);
      const hint = joinHints(hints);
      assert.deepEqual(
        [...may, ...cannot].filter((path) => hint.test(`/${path}`)),
        may,
      );
    });
  }

  for (const rule of ['*', '**/?', '[!a]', '\\#a'])
    test(`nothing is known of ${rule}`, () => assert.equal(ignoreHints(['a', rule]), undefined));

  test('comments, blank lines and what takes others back leave nothing out', () => {
    const hints = ignoreHints(['# a', '', '  ', '!a'])!;
    assert.deepEqual(hints, []);
    assert.equal(joinHints(hints).test('/a/b'), false);
  });
});
