import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { LiteralScanner } from '../../../src/core/evidence/patterns/LiteralScanner.js';
import { requiredLiterals } from '../../../src/core/evidence/patterns/requiredLiterals.js';
import { FileListing } from '../../../src/core/files/FileListing.js';
import { compileGlob } from '../../../src/core/files/glob.js';

const cases: [pattern: string, anyOf: string[] | undefined, ignoreCase?: boolean][] = [
  ['verify\\s*=\\s*False', ['verify']],
  ['TODO|FIXME', ['TODO', 'FIXME']],
  ['x(password|secret)?y', undefined],
  ['(password|secret)+=', ['password', 'secret']],
  ['\\w+', undefined],
  ['ab', undefined],
  ['(?i)password\\s*=', ['word'], true],
  ['(?i)kiss', undefined],
  ['(?i:password)', undefined],
  ['abc\\ndefgh', ['defgh']],
  ['(?:foo){2,3}', ['foo']],
];

suite('literals of a pattern', () => {
  for (const [pattern, anyOf, ignoreCase = false] of cases) {
    test(pattern, () =>
      assert.deepEqual(requiredLiterals(pattern, RE2JS.MULTILINE), anyOf && { anyOf, ignoreCase }),
    );
  }

  test('whatever matches holds one of them', () => {
    const atom = fc.constantFrom(
      'foo',
      'Bar',
      'k',
      's',
      'word',
      'é',
      '\\s',
      '.',
      '\\w',
      '[a-f]',
      '\\b',
      '^',
      '$',
      '\\n',
      '(?i:foo)',
    );
    const { node } = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        atom,
        fc.tuple(tie('node'), tie('node')).map(([a, b]) => a + b),
        fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(?:${a}|${b})`),
        fc.tuple(tie('node'), fc.constantFrom('*', '+', '?', '{2}', '{0,2}')).map(([a, q]) => `(?:${a})${q}`),
      ),
    }));
    const text = fc
      .array(
        fc.constantFrom(
          'foo',
          'FOO',
          'Bar',
          'bar',
          'K',
          'k',
          '\u212A',
          '\u017F',
          's',
          'word',
          'é',
          ' ',
          '\n',
          'a',
        ),
        { maxLength: 10 },
      )
      .map((words) => words.join(''));
    let matches = 0;
    fc.assert(
      fc.property(node, fc.constantFrom('', '(?i)'), text, (body, flag, searched) => {
        const pattern = flag + body;
        const literals = requiredLiterals(pattern, RE2JS.MULTILINE);
        if (!literals || !RE2JS.compile(pattern, RE2JS.MULTILINE).matcher(searched).find()) return;
        matches += 1;
        const held = literals.ignoreCase ? searched.toLowerCase() : searched;
        assert.ok(
          literals.anyOf.some((literal) => held.includes(literal)),
          JSON.stringify(literals),
        );
      }),
      { numRuns: 3000 },
    );
    assert.ok(matches > 20, String(matches));
  });

  test('all are found in one pass, wherever they overlap', () => {
    const string = fc.stringMatching(/^[abAé ]{1,5}$/u);
    fc.assert(
      fc.property(
        fc.array(string, { maxLength: 12 }),
        fc.stringMatching(/^[abABé ]{0,40}$/u),
        (literals, text) => {
          const fold = (t: string) => t.replace(/[A-Z]/gu, (c) => c.toLowerCase());
          const expected = literals.flatMap((literal, i) => (fold(text).includes(fold(literal)) ? [i] : []));
          assert.deepEqual(
            [...new LiteralScanner(literals).find(text)].sort((a, b) => a - b),
            expected,
          );
        },
      ),
    );
  });
});

suite('listing of a workspace', () => {
  const part = fc.constantFrom('a', 'b', 'ab', 'a.py', 'b.ts', '.x', 'c-d', 'c');
  const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
  const globPart = fc.oneof(
    part,
    fc.constantFrom('*', '**', '?', '*.py', 'a*', '[ab]', '*.{py,ts}', '{a,b}', 'a[b].py'),
  );
  const glob = fc.array(globPart, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));

  test('gives what each path by itself gives, after files came and went too', () => {
    fc.assert(
      fc.property(
        fc.array(path),
        fc.array(path),
        fc.array(path),
        fc.array(glob),
        (first, added, deleted, globs) => {
          const listing = new FileListing(first);
          for (const one of globs) listing.matching(one);
          for (const one of added) listing.add(one);
          for (const one of deleted) listing.delete(one);
          const all = [...new Set([...first, ...added])].filter((one) => !deleted.includes(one)).sort();
          assert.deepEqual(listing.paths(), all);
          for (const one of globs) assert.deepEqual(listing.matching(one), all.filter(compileGlob(one)), one);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('`a/**` is the file `a` as well, as before', () => {
    assert.deepEqual(new FileListing(['a', 'ab', 'a/b']).matching('a/**'), ['a', 'a/b']);
  });

  test('the first file with its ending is found, whatever was asked before', () => {
    for (const before of [[], ['**/*'], ['**/*.py'], ['**/*.py', '**/*']]) {
      const listing = new FileListing(['a.py']);
      for (const glob of before) listing.matching(glob);
      listing.add('b.rs');
      assert.deepEqual(listing.matching('**/*.rs'), ['b.rs'], before.join());
      listing.delete('b.rs');
      assert.deepEqual(listing.matching('**/*.rs'), []);
      listing.add('b.rs');
      assert.deepEqual(listing.matching('**/*.{rs,py}'), ['a.py', 'b.rs']);
    }
  });
});
