import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compileGlob } from '../../../src/core/files/glob.js';
import { GlobIndex } from '../../../src/core/files/GlobIndex.js';

function indexOf(globs: readonly string[]): GlobIndex<string> {
  const index = new GlobIndex<string>();
  for (const glob of globs) index.set(glob, glob);
  return index;
}

suite('index of globs', () => {
  const globs = [
    '**/*.py',
    '**/*.{py,pyi}',
    'src/**',
    '**/setup.cfg',
    'docs/*.md',
    'x[.]py',
    'requirements*.txt',
    '*',
    '**/{a,b}.rs',
  ];
  const cases: [path: string, expected: string[]][] = [
    ['a.py', ['*', '**/*.py', '**/*.{py,pyi}']],
    ['x.py', ['*', '**/*.py', '**/*.{py,pyi}', 'x[.]py']],
    ['src/lib/setup.cfg', ['**/setup.cfg', 'src/**']],
    ['docs/x.md', ['docs/*.md']],
    ['requirements-dev.txt', ['*', 'requirements*.txt']],
    ['q/b.rs', ['**/{a,b}.rs']],
    ['Makefile', ['*']],
    ['docs/deep/x.md', []],
  ];
  for (const [path, expected] of cases) {
    test(path, () => assert.deepEqual(indexOf(globs).matching(path).sort(), expected));
  }

  test('finds what each glob alone would, also after some are gone', () => {
    const piece = fc.constantFrom(
      'a',
      'b.py',
      '*',
      '**',
      '*.py',
      '?.x',
      '{a,b}',
      '[a-c]',
      '.x',
      '[.]py',
      '*.{py,x}',
    );
    const glob = fc.array(piece, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    const name = fc.constantFrom('a', 'b', 'c', 'b.py', 'c.x', 'a.py', '.x', 'x.y.py');
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(fc.uniqueArray(glob), fc.array(glob), fc.array(path), (all, gone, paths) => {
        const index = indexOf(all);
        for (const one of gone) index.delete(one);
        const left = all.filter((one) => !gone.includes(one));
        for (const one of paths) {
          const expected = left.filter((each) => compileGlob(each)(one));
          assert.deepEqual(index.matching(one).sort(), expected.sort());
        }
      }),
    );
  });
});
