import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { ImportIntegrity } from '../../../src/core/evidence/imports/ImportIntegrity.js';
import { readBrokenPython } from '../../../src/core/python/broken/readBrokenPython.js';
import { summarizeModule } from '../../../src/core/python/summarizeModule.js';
import { NodePython } from '../../../src/node/python/NodePython.js';
import { comparePyright } from '../../bench/comparePyright.js';
import { MemoryFiles } from '../support/MemoryFiles.js';
import { BrokenTexts, brokenTexts } from './brokenTexts.js';
import { pythonish } from './pythonText.js';
import { runPyright, writeFiles } from './runPyright.js';

const count = 400;
const seed = 20_261_123;
const config = { pythonVersion: '3.13', pythonPlatform: 'Linux' };
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
    const files = new Map<string, string>();
    for (const [i, text] of all.entries()) {
      files.set(`m${i}.py`, text);
      // What it binds is asked of every word that is in it.
      const words = new Set(text.match(/\p{XID_Start}\p{XID_Continue}*/gu) ?? []);
      const asked = [...words].filter((word) => !keywords.has(word));
      files.set(`asks${i}.py`, asked.map((word) => `from m${i} import ${word}\n`).join(''));
    }
    const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'broken-')));
    try {
      writeFiles(root, [...files, ['pyrightconfig.json', JSON.stringify(config)]]);
      const python = new NodePython(root);
      const errors = await new ImportIntegrity(new MemoryFiles(Object.fromEntries(files)), {
        python,
      }).errors();
      assert.ok(errors);
      const { theirs, ours } = comparePyright(root, runPyright(root), errors, files);
      const told = (each: string): string => {
        const number = /\d+/u.exec(each)![0];
        return `${each}\n${files.get(`m${number}.py`)!}`;
      };
      const missed = theirs.filter((each) => !ours.includes(each)).map(told);
      const extra = ours.filter((each) => !theirs.includes(each)).map(told);
      assert.deepEqual({ missed: missed.slice(0, 5), extra: extra.slice(0, 5) }, { missed: [], extra: [] });
      console.log(`      ${theirs.length} import errors, the same as pyright's, of ${all.length} texts`);
      assert.ok(theirs.length > 1000);
    } finally {
      fs.rmSync(root, { recursive: true, force: true });
    }
  });
});

const keywords: ReadonlySet<string> = new Set([
  'False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del', 'elif', 'else', 'except', 'finally', 'for',
  'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield', '__debug__',
]); // prettier-ignore
