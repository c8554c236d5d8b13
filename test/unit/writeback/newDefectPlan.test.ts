import assert from 'node:assert/strict';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import { silentLogger } from '../../../src/core/files/FileAccess.js';
import { defaultSources } from '../../../src/core/sources/defaultSources.js';
import { newDefectPlan } from '../../../src/core/writeback/newDefectPlan.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

async function written(
  files: Record<string, string>,
): Promise<{ path: string; kind: string; after: string }> {
  const memory = new MemoryFiles(files);
  const ledger = await new LedgerEngine(memory, { include: defaultSources }, silentLogger).load();
  const plan = await newDefectPlan(ledger, memory, { id: 'NEW-1', title: 'It leaks', priority: 'P1' });
  assert.equal(plan.kind, 'change');
  assert.ok(plan.kind === 'change' && plan.files.length === 1);
  const { path, kind, after } = plan.files[0]!;
  return { path, kind, after };
}

const entry = '  - id: NEW-1\n    title: It leaks\n    priority: P1\n    status: open\n';

suite('newDefectPlan', () => {
  test('an inventory is made where there is none', async () => {
    assert.deepEqual(await written({}), {
      path: 'defects.yaml',
      kind: 'create',
      after: `version: 1\n\ndefects:\n${entry}`,
    });
  });

  test('the inventory that is there gets one entry more', async () => {
    const text = 'version: 1\ndefects:\n  - id: OLD-1 # kept\n    title: It is slow\n';
    const { path, kind, after } = await written({ 'audit/defects.yaml': text });
    assert.deepEqual([path, kind], ['audit/defects.yaml', 'edit']);
    assert.ok(after.startsWith(text), after);
    assert.ok(after.endsWith(entry), after);
  });

  test('one in JSON is as good', async () => {
    const text = '{ "version": 1, "defects": [{ "id": "OLD-1", "title": "It is slow" }] }\n';
    const { path, after } = await written({ 'defects.json': text });
    assert.equal(path, 'defects.json');
    const { defects } = JSON.parse(after) as { defects: unknown[] };
    assert.deepEqual(defects[1], { id: 'NEW-1', title: 'It leaks', priority: 'P1', status: 'open' });
  });
});
