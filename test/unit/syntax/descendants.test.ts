import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { descendants } from '../../../src/core/syntax/descendants.js';
import { outlineOf } from '../../../src/core/syntax/readOutline.js';
import { root } from '../support/sharedReports.js';
import { installedParsers } from '../support/syntaxParsers.js';

const parsers = installedParsers();
const fixtures = path.join(root, 'test/fixtures/syntax');
const types = ['function_declaration', 'class_declaration', 'method_definition', 'identifier', 'comment'];

/** The same nodes, in pieces and at once. */
async function check(text: string): Promise<number> {
  const tree = await parsers.parse('a.ts', text);
  assert.ok(tree);
  try {
    const keys = (nodes: Iterable<{ type: string; startIndex: number; endIndex: number }>): string[] =>
      Array.from(nodes, ({ type, startIndex, endIndex }) => `${type} ${startIndex} ${endIndex}`);
    const atOnce = tree.root.descendantsOfType(types).filter((node) => node.endIndex > node.startIndex);
    const found = [...descendants(tree.root, types, text)].flat();
    assert.deepEqual(keys(found.filter((node) => node.endIndex > node.startIndex)), keys(atOnce));
    return found.length;
  } finally {
    tree.dispose();
  }
}

suite('nodes of a long text in pieces', () => {
  const sound = fs
    .readFileSync(path.join(fixtures, 'typescript.txt'), 'utf8')
    .replaceAll(/^(?:---|====?) .*$/gmu, '');
  const lines = sound.split('\n');

  for (const [name, text] of [
    ['lines', Array.from({ length: 12 }, () => sound).join('\n')],
    ['lines that end in CRLF', Array.from({ length: 12 }, () => sound.replaceAll('\n', '\r\n')).join('\r\n')],
    ['one long line', 'function f(aé, b) { return "😀" + a; } '.repeat(2000)],
    ['a class that goes on', `class A {\n${'  m() { return x; }\n'.repeat(3000)}}\n`],
    ['an empty text', ''],
  ] as const)
    test(`${name}: are those of the whole, in its order`, async () => {
      const count = await check(text);
      assert.ok(text === '' || count > 1000);
    });

  test('any text', async () => {
    const pieces = fc.constantFrom(...lines, ...lines.map((line) => `${line}\n`), '\r\n', '😀', '{', '}');
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { minLength: 300, maxLength: 900 }), async (parts) => {
        const text = parts.join('');
        if (await parsers.parse('a.ts', text).then((tree) => (tree?.dispose(), tree))) await check(text);
      }),
      { numRuns: 40 },
    );
  });

  test('Rust: what comes after a macro over several lines is found at its place', async () => {
    const text = `${'macro_one!\n{\n    pub fn inner() {}\n}\n'.repeat(600)}pub fn last() {}\n`;
    const outline = await outlineOf({ path: 'a.rs', text }, parsers);
    const starts = outline!.definitions.map(({ name, nameStart }) => [
      name,
      text.slice(nameStart, nameStart + 5),
    ]);
    assert.equal(starts.length, 601);
    assert.ok(starts.every(([name, at]) => at!.startsWith(name!.slice(0, 4))));
  });
});
