import assert from 'node:assert/strict';
import { silentLogger } from '../../../src/core/files/FileAccess.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import type { Ledger } from '../../../src/core/model/ledger.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { planWrites } from '../../../src/core/writeback/planWrites.js';
import type { WriteRequest } from '../../../src/core/writeback/WriteRequest.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

const inventory = `version: 1
defects:
  - id: A-1
    title: Locks are lost # at night
    severity: high
    status: open
  - id: A-2
    title: Queue drops jobs
    severity: low
    checklist:
      - { text: It is tested, done: false }
  - { id: A-3, title: Clock runs back, owner: Ann }
`;
const report = `# Readiness

## Known defects

| ID | Defect | Severity | Status | Owner |
|----|--------|----------|--------|-------|
| A-2 | Queue drops jobs | Low | ❌ Open | Bo |
| B-1 | Cache never expires | High | ❌ Open | - |

## Phase 1: Ground (Week 1)

- [ ] Dig
- [ ] Build
`;

async function open(
  sources: Record<string, string> = { 'defects.yaml': inventory, 'READINESS.md': report },
): Promise<{ files: MemoryFiles; ledger: Ledger }> {
  const files = new MemoryFiles(sources);
  const ledger = await new LedgerEngine(files, { include: Object.keys(sources) }, silentLogger).load();
  return { files, ledger };
}

/** The texts afterwards, by path; the reason where the writes were refused. */
async function written(
  requests: readonly WriteRequest[] | ((ledger: Ledger) => WriteRequest[]),
  sources?: Record<string, string>,
): Promise<Record<string, string> | string> {
  const { files, ledger } = await open(sources);
  const plan = await planWrites(ledger, files, typeof requests === 'function' ? requests(ledger) : requests);
  if (plan.kind !== 'change') return `${plan.kind}: ${plan.reason}`;
  return Object.fromEntries(
    plan.files.map(({ path, before, edits, after }) => {
      assert.equal(before, files.get(path));
      assert.equal(applyEdits(before, edits), after);
      return [path, after];
    }),
  );
}

suite('planWrites', () => {
  test('several writes into several files make one set of edits a file', async () => {
    const after = await written((ledger) => [
      { kind: 'field', defectId: 'A-1', field: 'status', value: 'resolved' },
      { kind: 'field', defectId: 'A-1', field: 'owner', value: 'Di' },
      { kind: 'field', defectId: 'A-3', field: 'owner', value: 'Cy' },
      { kind: 'field', defectId: 'B-1', field: 'owner', value: 'Cy' },
      { kind: 'field', defectId: 'B-1', field: 'status', value: 'resolved' },
      { kind: 'check', source: ledger.phases[0]!.tasks[1]!.source, done: true },
      { kind: 'check', source: ledger.defects[1]!.checklist[0]!.source, done: true },
    ]);
    assert.deepEqual(after, {
      'defects.yaml': inventory
        .replace('status: open', 'status: resolved')
        .replace('# at night\n', '# at night\n    owner: Di\n')
        .replace('owner: Ann', 'owner: Cy')
        .replace('done: false', 'done: true'),
      'READINESS.md': report
        .replace('| High | ❌ Open | - |', '| High | ✅ Resolved | Cy |')
        .replace('[ ] Build', '[x] Build'),
    });
  });

  test('a later write finds its place behind entries that are gone or new', async () => {
    const after = await written([
      { kind: 'delete', defectId: 'A-1' },
      { kind: 'duplicate', defectId: 'A-3', id: 'A-9' },
      { kind: 'field', defectId: 'A-3', field: 'title', value: 'Clock runs fast' },
    ]);
    assert.deepEqual(after, {
      'defects.yaml': inventory
        .replace(/ {2}- id: A-1\n[^]*?(?= {2}- id: A-2)/u, '')
        .replace(
          / {2}- \{ id: A-3.*\n/u,
          '  - { id: A-3, title: Clock runs fast, owner: Ann }\n  - { id: A-9, title: Clock runs back, owner: Ann }\n',
        ),
    });
  });

  test('a defect is deleted wherever it is told of', async () => {
    const after = await written([{ kind: 'delete', defectId: 'A-2' }]);
    assert.deepEqual(after, {
      'defects.yaml': inventory.replace(/ {2}- id: A-2\n[^]*?(?= {2}- \{ id: A-3)/u, ''),
      'READINESS.md': report.replace(/\| A-2 .*\n/u, ''),
    });
  });

  test('a field is written where the ledger takes it from, a new one where it is trusted most', async () => {
    assert.deepEqual(await written([{ kind: 'field', defectId: 'A-2', field: 'owner', value: 'Al' }]), {
      'READINESS.md': report.replace('| Bo |', '| Al |'),
    });
    assert.deepEqual(await written([{ kind: 'field', defectId: 'A-2', field: 'effort', value: '2 days' }]), {
      'defects.yaml': inventory.replace('Queue drops jobs\n', 'Queue drops jobs\n    effort: 2 days\n'),
    });
  });

  test('where one is refused nothing is written', async () => {
    const fine: WriteRequest = { kind: 'field', defectId: 'A-1', field: 'status', value: 'resolved' };
    const rows: [WriteRequest, RegExp][] = [
      [{ kind: 'field', defectId: 'A-1', field: 'status', value: 'lost' }, /^refused: .*no status/u],
      [{ kind: 'field', defectId: 'B-1', field: 'title', value: 'a | b' }, /^refused: .*title of B-1/u],
      [{ kind: 'delete', defectId: 'X-1' }, /^refused: .*X-1/u],
      [{ kind: 'duplicate', defectId: 'A-1', id: 'B-1' }, /^refused: .*B-1 already/u],
    ];
    for (const [request, reason] of rows) assert.match((await written([fine, request])) as string, reason);
  });

  test('what is said already is nothing, and so is there and back', async () => {
    const to = (value: string): WriteRequest => ({ kind: 'field', defectId: 'A-3', field: 'owner', value });
    assert.match((await written([to('Ann')])) as string, /^nothing/u);
    assert.match((await written([to('Bo'), to('Ann')])) as string, /^nothing/u);
  });

  test('a source that is no longer as the ledger has it is left alone, also where another entry stands there now', async () => {
    for (const changed of [
      `# a new line\n${inventory}`,
      inventory.replace('  - id: A-1\n', '  - id: A-7\n'),
    ]) {
      const { files, ledger } = await open();
      files.set('defects.yaml', changed);
      const plan = await planWrites(ledger, files, [
        { kind: 'field', defectId: 'A-1', field: 'status', value: 'resolved' },
      ]);
      assert.equal(plan.kind, 'refused');
    }
  });
});
