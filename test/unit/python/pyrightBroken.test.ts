import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readBrokenPython } from '../../../src/core/python/broken/readBrokenPython.js';
import { summarizeModule } from '../../../src/core/python/summarizeModule.js';
import { BrokenTexts, brokenTexts } from './brokenTexts.js';
import { comparedModules } from './comparedProject.js';
import { pythonish } from './pythonText.js';

const count = 400;
const seed = 20_261_123;
const options = { stub: false, init: false, version: [3, 13] } as const;

function boundIn(text: string, unsaved: boolean): string {
  const { symbols } = summarizeModule(text, { ...options, unsaved });
  return [...symbols]
    .flatMap(([name, { declarations }]) => (declarations.length > 0 ? [name] : []))
    .join(' ');
}

suite('texts that are no Python', () => {
  for (const [wrong, text, names] of brokenTexts) {
    test(`${wrong}: binds ${names}`, () => {
      assert.equal(boundIn(text, false), names);
    });
  }

  test('never fail to be read', () => {
    fc.assert(
      fc.property(pythonish, (text) => {
        for (const { start, end } of readBrokenPython(text).statements)
          assert.ok(start <= end && end <= text.length);
      }),
      { numRuns: 2000 },
    );
  });

  const long = 20_000;
  for (const [what, text] of [
    ['brackets', '['.repeat(long)],
    ['powers', 'a**'.repeat(long)],
    ['signs', 'not - '.repeat(long)],
    ['lambdas', 'lambda: '.repeat(long)],
    ['branches', `if a: b\n${'elif a: b\n'.repeat(long)}`],
    ['blocks', Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}if a:\n`).join('')],
    ['subscripts', 'a[b('.repeat(long)],
    ['matches', `${'match ('.repeat(long)}\n`],
    ['cases', `match a:\n case ${'('.repeat(long)}`],
    ['comprehensions', `[${'for a in b '.repeat(long)}`],
  ] as const) {
    test(`are read however many ${what} they have`, () => {
      assert.ok(readBrokenPython(`${text}\n$`).statements.length <= 2 * long + 1);
    });
  }

  test('take nothing away while somebody types', () => {
    const text = 'a = 1\nb = f(1,\ndef c(): pass\nd = 2\n';
    assert.deepEqual([boundIn(text, false), boundIn(text, true)], ['a b', 'a b c d']);
  });

  test(`are read as pyright reads them: ${brokenTexts.length} written by hand, ${count} by chance`, async function () {
    this.timeout(300_000);
    const texts = new BrokenTexts(seed);
    const all = [
      ...brokenTexts.map(([, text]) => text),
      ...Array.from({ length: count }, () => texts.next()),
    ];
    const modules = all.map((text) => {
      // What it binds is asked of every word that is in it.
      const words = new Set(text.match(/\p{XID_Start}\p{XID_Continue}*/gu) ?? []);
      return { text, names: [...words].filter((word) => !keywords.has(word)) };
    });
    const { count: errors, ...differing } = await comparedModules(modules);
    assert.deepEqual(differing, { missed: [], extra: [] });
    console.log(`      ${errors} import errors, the same as pyright's, of ${all.length} texts`);
    assert.ok(errors > 1000);
  });
});

const keywords: ReadonlySet<string> = new Set([
  'False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del', 'elif', 'else', 'except', 'finally', 'for',
  'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield', '__debug__',
]); // prettier-ignore
