import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { mergePython } from '../../../src/core/fixes/python/mergePython.js';
import { parsePython } from '../../../src/core/python/parsePython.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { assertEditsInOrder } from './assertEdits.js';
import { readCases, type MergeCase } from './mergeCases.js';

declare const __ROOT__: string;

const results: { name: string; isNew: boolean; before: string; after: string }[] = [];

for (const file of [
  'members.txt',
  'topLevel.txt',
  'imports.txt',
  'python-members.txt',
  'python-topLevel.txt',
  'python-imports.txt',
]) {
  suite(`mergePython: ${file}`, () => {
    for (const each of readCases(file)) test(each.name, () => check(each));
  });
}

function check({ name, before, template, replace, stubFile, options, expected }: MergeCase): void {
  // `own`: the file is `shop/stock.py`.
  const isItself = (level: number, module: string): boolean =>
    options.includes('own') && level === 0 && module === 'shop.stock';
  const merge = (target: string): ReturnType<typeof mergePython> =>
    mergePython(target, template, { replace, stubFile, isItself });
  const merged = merge(before);
  if (merged.kind !== 'change') {
    assert.deepEqual(
      merged.kind === 'refused' ? { kind: merged.kind, reason: merged.reason } : merged,
      expected,
    );
    return;
  }
  assertEditsInOrder(merged.edits);
  const after = applyEdits(before, merged.edits);
  assert.deepEqual({ kind: 'change', after, notes: merged.notes }, expected);
  assert.deepEqual(parsePython(after).errors, []);
  const again = merge(after);
  assert.equal(again.kind, 'nothing', JSON.stringify(again));
  // Syntax of Python 3.12.
  results.push({
    name,
    isNew: options.includes('py312') || /type (?:alias|parameters)/.test(name),
    before,
    after,
  });
}

suite('mergePython: results', () => {
  test('compile with Python itself, and bind what was bound', function () {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'merged-'));
    try {
      const version = spawnSync('python3', ['-c', 'import sys; print(sys.version_info >= (3, 12))'], {
        encoding: 'utf8',
      });
      if (version.status !== 0) {
        console.log('      python3 is not there: results are not compiled');
        this.skip();
      }
      const knowsNew = version.stdout.trim() === 'True';
      const usable = results.filter(({ isNew }) => knowsNew || !isNew);
      for (const [i, { before, after }] of usable.entries()) {
        fs.writeFileSync(path.join(folder, `m${i}.before.py`), before);
        fs.writeFileSync(path.join(folder, `m${i}.after.py`), after);
      }
      const script = path.join(__ROOT__, 'test/unit/fixes/boundNames.py');
      const run = spawnSync('python3', [script, folder], { encoding: 'utf8' });
      const named = run.stdout.replace(/^m(\d+)/gm, (_, i: string) => usable[Number(i)]!.name);
      assert.equal(run.stderr + named, '');
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
});
