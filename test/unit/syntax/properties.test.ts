import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { findSymbol } from '../../../src/core/syntax/findSymbol.js';
import { findTests } from '../../../src/core/syntax/findTest.js';
import type { SyntaxOutline } from '../../../src/core/syntax/Outline.js';
import { outlineOf } from '../../../src/core/syntax/readOutline.js';
import { parseSymbolName } from '../../../src/core/syntax/symbolName.js';
import { root } from '../support/sharedReports.js';
import { installedParsers } from '../support/syntaxParsers.js';

const parsers = installedParsers();
const fixtures = path.join(root, 'test/fixtures/syntax');
const endings: Readonly<Record<string, string>> = {
  'typescript.txt': 'ts',
  'javascript.txt': 'jsx',
  'rust.txt': 'rs',
  'go.txt': 'go',
  'java.txt': 'java',
};

/** Pieces of sound code of a language, so that random texts are not all noise. */
function piecesOf(fixture: string): string[] {
  const text = fs
    .readFileSync(path.join(fixtures, fixture), 'utf8')
    .replaceAll(/^--- [\s\S]*?(?==== |$(?![\s\S]))/gmu, '');
  return [...new Set(text.split(/(?<=\n)|(?<=[{}();])/u))];
}

function check(text: string, outline: SyntaxOutline): void {
  for (const { name, parts, nameStart, nameEnd, start, end, body } of outline.definitions) {
    assert.equal(text.slice(nameStart, nameEnd), name);
    assert.ok(parts.join('.').endsWith(name));
    assert.ok(
      0 <= start && start <= nameStart && nameStart < nameEnd && nameEnd <= end && end <= text.length,
    );
    if (body) assert.ok(start <= body.start && body.start <= body.end && body.end <= end);
  }
  for (const { parts, nameStart, nameEnd, start, end } of outline.tests) {
    assert.equal(text.slice(nameStart, nameEnd), parts.at(-1));
    assert.ok(0 <= start && start <= nameStart && nameEnd <= end && end <= text.length);
  }
  for (const { start, end } of outline.errorZones)
    assert.ok(0 <= start && start <= end && end <= text.length);
}

suite('syntax outline: any text', () => {
  for (const [fixture, ending] of Object.entries(endings)) {
    const texts = fc.array(
      fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...piecesOf(fixture)) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
      ),
      { maxLength: 60 },
    );

    test(`${ending}: names stand at their ranges, and what is defined is found`, async () => {
      await fc.assert(
        fc.asyncProperty(texts, async (pieces) => {
          const text = pieces.join('');
          const outline = await outlineOf({ path: `a.${ending}`, text }, parsers);
          assert.ok(outline);
          check(text, outline);
          for (const { name, kind } of outline.definitions) {
            if (kind !== 'impl' && /^[A-Za-z]\w*$/u.test(name))
              assert.notEqual(findSymbol(outline, name).state, 'absent');
          }
        }),
        { numRuns: 80 },
      );
    });
  }

  test('any name and any id can be asked for', async () => {
    const text = 'class A { b() {} }\ndescribe("x", () => { it("y", () => {}); });\n';
    const outline = await outlineOf({ path: 'a.ts', text }, parsers);
    assert.ok(outline);
    const names = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom('A', '.', '::', '(', '<', '[', ']', '>', '*', '#', ' for ', 'impl '))
        .map((each) => each.join('')),
    );
    fc.assert(
      fc.property(names, (name) => {
        assert.ok(Array.isArray(parseSymbolName(name).parts));
        assert.ok(['present', 'stub', 'absent'].includes(findSymbol(outline, name).state));
        assert.ok(findTests(outline, name).length <= 2);
      }),
    );
  });

  test('text that takes too much work is given up, and the next is parsed', async () => {
    const hostile = 'a<b<'.repeat(10_000);
    const sound = 'class A { void m() {} }\n'.repeat(2000);
    // At the same time: a parser has one text at a time, whoever asks.
    const [given, ...others] = await Promise.all(
      [hostile, sound, 'class B {}', sound].map((text) => outlineOf({ path: 'A.java', text }, parsers)),
    );
    assert.equal(given, undefined);
    assert.deepEqual(
      others.map((outline) => outline?.definitions.length),
      [4000, 1, 4000],
    );
  });

  test('deep nesting neither fails nor takes long', async () => {
    for (const [ending, open, close] of [
      ['ts', 'class A { m() { ', '} }'],
      ['ts', 'const a = { b: ', ''],
      ['rs', 'mod a { ', '}'],
      ['java', 'class A { ', '}'],
      ['go', 'func f() { ', '}'],
      ['ts', '(((((', ''],
    ] as const) {
      const text = open.repeat(3000) + close.repeat(3000);
      const outline = await outlineOf({ path: `a.${ending}`, text }, parsers);
      if (outline) check(text, outline);
    }
  });
});
