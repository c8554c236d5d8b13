import assert from 'node:assert/strict';
import { parse as parseJsonc, type ParseError } from 'jsonc-parser';
import { parseAllDocuments } from 'yaml';
import { mergeJsonFile, mergeYamlFile } from '../../../src/core/fixes/data/mergeDataFile.js';
import { mergerFor } from '../../../src/core/fixes/mergerFor.js';
import type { Merger } from '../../../src/core/fixes/Merger.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { MemoryFiles } from '../support/MemoryFiles.js';
import { assertEditsInOrder } from './assertEdits.js';
import { readCases, type MergeCase } from './mergeCases.js';
import { untouched } from './untouched.js';

const files = new MemoryFiles({});

async function check(merge: Merger, errors: (text: string) => unknown[], each: MergeCase): Promise<void> {
  const { before, template, replace, expected, options } = each;
  const input = { path: options.includes('jsonc') ? 'a.jsonc' : 'a', template, replace, files };
  const merged = await merge({ ...input, target: before });
  if (merged.kind !== 'change') {
    assert.deepEqual(merged, expected);
    return;
  }
  assertEditsInOrder(merged.edits);
  const after = applyEdits(before, merged.edits);
  assert.deepEqual({ kind: 'change', after, notes: merged.notes }, expected);
  assert.deepEqual(errors(after.replace(/^\uFEFF/u, '')), []);
  const [kept, found] = untouched(before, after, merged.edits);
  assert.equal(found, kept);
  const again = await merge({ ...input, target: after });
  assert.equal(again.kind, 'nothing', JSON.stringify(again));
}

function yamlErrors(text: string): unknown[] {
  const documents = parseAllDocuments(text);
  return Array.isArray(documents) ? documents.flatMap((document) => document.errors) : [];
}

function jsonErrors(text: string): unknown[] {
  const errors: ParseError[] = [];
  parseJsonc(text, errors, { allowTrailingComma: true });
  return errors;
}

suite('merging YAML: yaml.txt', () => {
  for (const each of readCases('yaml.txt')) test(each.name, () => check(mergeYamlFile, yamlErrors, each));
});

suite('merging JSON: json.txt', () => {
  for (const each of readCases('json.txt')) test(each.name, () => check(mergeJsonFile, jsonErrors, each));
});

suite('mergerFor', () => {
  test('goes by the name, and by the language where that says nothing', () => {
    const rows: [string, string, Merger | undefined][] = [
      ['a/b.json', '', mergeJsonFile],
      ['a.jsonc', '', mergeJsonFile],
      ['x.code-workspace', '', mergeJsonFile],
      ['.eslintrc', 'json', mergeJsonFile],
      ['.eslintrc', 'yaml', mergeYamlFile],
      ['.eslintrc', '', undefined],
      ['a.yml', '', mergeYamlFile],
      ['.github/workflows/ci.yaml', 'python', mergeYamlFile],
      ['Dockerfile', 'dockerfile', undefined],
      ['a.toml', 'toml', undefined],
      ['a.toml', 'json', undefined],
    ];
    for (const [path, language, merger] of rows) assert.equal(mergerFor(path, language), merger, path);
  });

  test('deep nesting is refused, not thrown at', async () => {
    const deep = '['.repeat(30_000) + ']'.repeat(30_000);
    for (const merge of [mergeYamlFile, mergeJsonFile]) {
      const merged = await merge({
        path: 'a',
        target: '{"a": 1}',
        template: `{"b": ${deep}}`,
        replace: false,
        files,
      });
      assert.equal(merged.kind, 'refused');
    }
  });
});
