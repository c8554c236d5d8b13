import assert from 'node:assert/strict';
import { mergeScript } from '../../../src/core/fixes/script/mergeScript.js';
import { mergerFor } from '../../../src/core/fixes/mergerFor.js';
import { planTemplate } from '../../../src/core/fixes/planTemplate.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { MemoryFiles } from '../support/MemoryFiles.js';
import { installedParsers } from '../support/syntaxParsers.js';
import { assertEditsInOrder } from './assertEdits.js';
import { readCases, type MergeCase } from './mergeCases.js';
import { scriptErrors } from './scriptJudge.js';
import { untouched } from './untouched.js';

const parsers = installedParsers();

for (const file of ['scriptMembers.txt', 'scriptImports.txt', 'scriptTopLevel.txt', 'scriptMore.txt']) {
  suite(`mergeScript: ${file}`, () => {
    for (const each of readCases(file)) test(each.name, () => check(each));
  });
}

async function check({ before, template, replace, ending = 'ts', expected }: MergeCase): Promise<void> {
  const path = `src/node.${ending}`;
  const merge = (target: string) => mergeScript({ path, target, template }, parsers, { replace });
  const merged = await merge(before);
  if (merged.kind !== 'change') {
    const { kind, reason } = merged;
    assert.deepEqual({ kind, reason }, expected);
    return;
  }
  assertEditsInOrder(merged.edits);
  const after = applyEdits(before, merged.edits);
  assert.deepEqual({ kind: 'change', after, notes: merged.notes }, expected);
  const [kept, found] = untouched(before, after, merged.edits);
  assert.equal(found, kept);
  assert.deepEqual(scriptErrors(path, after), []);
  const again = await merge(after);
  assert.equal(again.kind, 'nothing', JSON.stringify(again));
}

suite('mergeScript: files', () => {
  const template = (targetPath: string, code = 'function f() {\n  return 1;\n}\n') => ({
    targetPath,
    code,
    mode: 'merge' as const,
    language: '',
  });

  test('of all endings are merged', async () => {
    for (const ending of ['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs', 'd.ts']) {
      const path = `a.${ending}`;
      const files = new MemoryFiles({
        [path]: 'export type A = 1;\n'.replace(/type A/, ending.includes('j') ? 'const a' : 'type A'),
      });
      const code = ending === 'd.ts' ? 'declare function f(): void;\n' : undefined;
      const plan = await planTemplate(template(path, code), files, { syntax: parsers });
      assert.equal(plan.kind, 'change', JSON.stringify(plan));
    }
    assert.equal(mergerFor('a.toml', 'javascript'), undefined);
  });

  test('are refused without a parser, with the reason', async () => {
    const plan = await planTemplate(template('a.ts'), new MemoryFiles({ 'a.ts': 'const a = 1;\n' }));
    assert.deepEqual(plan, {
      kind: 'refused',
      reason: 'a.ts: It is merged by its syntax tree, and there is no parser for it here.',
    });
  });

  test('that define what the target imports are named', async () => {
    const before = "import { A } from './lib/a.js';\nimport { B } from 'b';\n";
    const files = new MemoryFiles({ 'src/n.ts': before, 'src/lib/a.ts': 'export class A {}\n' });
    const reason = async (code: string): Promise<string> => {
      const plan = await planTemplate(template('src/n.ts', code), files, { syntax: parsers });
      assert.equal(plan.kind, 'refused', JSON.stringify(plan));
      return (plan as { reason: string }).reason;
    };
    assert.match(await reason('class A {\n  x = 1;\n}\n'), / It comes from src\/lib\/a\.ts\.$/);
    assert.match(await reason('class B {\n  x = 1;\n}\n'), / It comes from b\.$/);
  });

  test('nested deeper than can be walked are refused', async () => {
    const deep = `const x = ${'('.repeat(6000)}a${')'.repeat(6000)};\n`;
    const input = { path: 'a.ts', target: 'const k = 1;\n', template: deep };
    assert.equal((await mergeScript(input, parsers)).kind, 'refused');
  });
});
