import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchesGlob } from '../../../src/core/files/glob.js';
import { joinGlobs } from '../../../src/core/files/joinGlobs.js';
import { defaultSources } from '../../../src/core/sources/defaultSources.js';

const cases: [globs: string[], joined: string[]][] = [
  [[], []],
  [['**/*.py'], ['**/*.py']],
  [['**/*.{py,pyi}'], ['**/{*.py,*.pyi}']],
  [
    ['**/{a,b}.md', 'docs/*.md', '**/c{1,2}.json'],
    ['**/{a.md,b.md,c1.json,c2.json}', 'docs/*.md'],
  ],
  [
    ['**/a/b.md', '**/**', '**/x{.md', '**/a,b.md'],
    ['**/a/b.md', '**/**', '**/x{.md', '**/a,b.md'],
  ],
];

suite('joined globs', () => {
  for (const [globs, joined] of cases)
    test(globs.join(' '), () => assert.deepEqual(joinGlobs(globs), joined));

  test('the default sources are few searches', () => assert.ok(joinGlobs(defaultSources).length <= 2));

  test('the joined globs match what the globs match', () => {
    const piece = fc.constantFrom('a', 'b', '*', '?', '{a,b}', '{a,*b}', '[ab]', '/', '**/', ',', '.md');
    const glob = fc
      .tuple(fc.constantFrom('', '**/'), fc.array(piece, { minLength: 1, maxLength: 4 }))
      .map(([start, parts]) => start + parts.join(''));
    const name = fc.array(fc.constantFrom('a', 'b', '.md', '/', ','), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(glob, { maxLength: 4 }), name, (globs, parts) => {
        const path = parts.join('');
        assert.equal(
          joinGlobs(globs).some((joined) => matchesGlob(joined, path)),
          globs.some((each) => matchesGlob(each, path)),
        );
      }),
    );
  });

  test('what would be too long for one search stays apart', () => {
    const long = Array.from({ length: 200 }, (_, i) => `**/${'x'.repeat(50)}${i}*.md`);
    assert.deepEqual(joinGlobs(long), long);
  });
});
