import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeScript } from '../../../src/core/fixes/script/mergeScript.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { installedParsers } from '../support/syntaxParsers.js';
import { assertEditsInOrder } from './assertEdits.js';
import { randomScript } from './randomScripts.js';
import { scriptErrors } from './scriptJudge.js';
import { untouched } from './untouched.js';

const parsers = installedParsers();
const path = 'src/node.ts';

suite('mergeScript: properties', () => {
  test('a merge parses, touches nothing else and is done once', async () => {
    let merges = 0;
    await fc.assert(
      fc.asyncProperty(randomScript, randomScript, fc.boolean(), async (before, template, replace) => {
        const merged = await mergeScript({ path, target: before, template }, parsers, { replace });
        if (merged.kind !== 'change') return;
        merges++;
        assertEditsInOrder(merged.edits);
        const after = applyEdits(before, merged.edits);
        const [kept, found] = untouched(before, after, merged.edits);
        assert.equal(found, kept);
        if (scriptErrors(path, before).length === 0 && scriptErrors(path, template).length === 0)
          assert.deepEqual(scriptErrors(path, after), [], after);
        if (before.includes('\r\n')) assert.ok(!/(?<!\r)\n/.test(after), 'mixed line ends');
        const again = await mergeScript({ path, target: after, template }, parsers, { replace });
        assert.equal(again.kind, 'nothing', `${JSON.stringify(again)}\n${after}`);
      }),
      { numRuns: 1000 },
    );
    assert.ok(merges > 300, `only ${merges} merges`);
  }).timeout(120_000);

  test('a module merged with itself has nothing to do', async () => {
    await fc.assert(
      fc.asyncProperty(randomScript, async (text) => {
        const merged = await mergeScript({ path, target: text, template: text }, parsers);
        if (merged.kind !== 'refused') assert.equal(merged.kind, 'nothing', JSON.stringify(merged));
      }),
      { numRuns: 300 },
    );
  }).timeout(60_000);

  test('any text is merged or refused, never thrown at', async () => {
    const piece = fc.constantFrom(
      'class A {',
      '}',
      'import { a } from',
      "'x'",
      '`',
      '${',
      '(',
      ')',
      ';',
      '\n',
      '// x',
      '/*',
      'a',
      '=>',
      '<T>',
      '@',
      'export',
      '\uFEFF',
      '\r\n',
      '#a',
      'get',
    );
    const text = fc
      .array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 25 })
      .map((each) => each.join(' '));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(text, randomScript),
        fc.oneof(text, randomScript),
        async (before, template) => {
          const merged = await mergeScript({ path, target: before, template }, parsers);
          if (merged.kind === 'change') applyEdits(before, merged.edits);
        },
      ),
      { numRuns: 500 },
    );
  }).timeout(60_000);
});
