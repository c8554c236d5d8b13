import assert from 'node:assert/strict';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import { silentLogger } from '../../../src/core/files/FileAccess.js';
import type { Ledger } from '../../../src/core/model/ledger.js';
import { defaultSources } from '../../../src/core/sources/defaultSources.js';
import { newDefectTargets } from '../../../src/core/writeback/newDefectTargets.js';
import { newDefectPlan } from '../../../src/core/writeback/newDefectPlan.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

function ledgerOf(files: MemoryFiles): Promise<Ledger> {
  return new LedgerEngine(files, { include: defaultSources }, silentLogger).load();
}

async function written(
  files: Record<string, string>,
): Promise<{ path: string; kind: string; after: string }> {
  const memory = new MemoryFiles(files);
  const plan = await newDefectPlan(await ledgerOf(memory), memory, {
    id: 'NEW-1',
    title: 'It leaks',
    priority: 'P1',
  });
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

  test('another source takes it when it is named, and the notes say what stays out', async () => {
    const text = '{ "issues": [{ "id": "OLD-1", "title": "It is slow", "severity": "low" }] }';
    const memory = new MemoryFiles({ 'findings.json': text });
    const place = {
      kind: 'range' as const,
      path: 'a.py',
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    };
    const wanted = {
      id: 'OLD-2',
      title: 'It leaks',
      severity: 'high' as const,
      place,
      into: 'findings.json',
    };
    const plan = await newDefectPlan(await ledgerOf(memory), memory, wanted);
    assert.ok(plan.kind === 'change');
    assert.deepEqual(
      plan.files.map(({ path, kind, after }) => [path, kind, after]),
      [
        [
          'findings.json',
          'edit',
          text.replace(' }]', ' }, { "id": "OLD-2", "title": "It leaks", "severity": "high" }]'),
        ],
      ],
    );
    assert.match(plan.notes.join(), /cannot hold the place in the code/u);
  });
});

suite('newDefectTargets', () => {
  const issue = (id: string): string => `{ "id": "${id}", "title": "Thing ${id} fails", "severity": "low" }`;
  const report =
    '# R\n\n## Known defects\n\n| ID | Defect | Severity |\n|--|--|--|\n| B-1 | Locks are lost | Low |\n';

  test('sources with defects, inventories first, then the new inventory', async () => {
    const memory = new MemoryFiles({
      'READINESS.md': report,
      'a/findings.json': `{ "issues": [${issue('A-1')}] }`,
      'findings.json': `{ "issues": [${issue('A-2')}, ${issue('A-3')}] }`,
      'b/findings.json': '{ "issues": [] }',
    });
    const { natives, others, fresh } = await newDefectTargets(await ledgerOf(memory), memory);
    assert.deepEqual(natives, []);
    assert.deepEqual(
      others.map(({ path, kind, count }) => `${path} ${kind} ${count}`),
      ['findings.json inventory 2', 'a/findings.json inventory 1', 'READINESS.md report 1'],
    );
    assert.equal(fresh, 'defects.yaml');
  });

  test('no new inventory beside one of our own, or where the name is taken', async () => {
    const own = new MemoryFiles({
      'x/defects.yaml': 'version: 1\ndefects:\n  - id: A\n    title: It leaks\n',
    });
    assert.deepEqual(await newDefectTargets(await ledgerOf(own), own), {
      natives: ['x/defects.yaml'],
      others: [],
      fresh: undefined,
    });
    const taken = new MemoryFiles({
      'defects.yaml': 'issues:\n  - id: A\n    title: It leaks\n    severity: low\n',
    });
    const { others, fresh } = await newDefectTargets(await ledgerOf(taken), taken);
    assert.deepEqual([others.map(({ path }) => path), fresh], [['defects.yaml'], undefined]);
  });
});
