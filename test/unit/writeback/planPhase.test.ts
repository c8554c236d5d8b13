import assert from 'node:assert/strict';
import { silentLogger } from '../../../src/core/files/FileAccess.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import { planWrites } from '../../../src/core/writeback/planWrites.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

function open(sources: Record<string, string>): { files: MemoryFiles; engine: LedgerEngine } {
  const files = new MemoryFiles(sources);
  return { files, engine: new LedgerEngine(files, { include: Object.keys(sources) }, silentLogger) };
}

/** The text of the first source after the defect was put into a phase; the ledger says so then. */
async function moved(
  sources: Record<string, string>,
  defectId: string,
  phaseId: string | undefined,
): Promise<string> {
  const { files, engine } = open(sources);
  const ledger = await engine.load();
  const plan = await planWrites(ledger, files, [{ kind: 'phase', defectId, phaseId }]);
  if (plan.kind !== 'change') return `${plan.kind}: ${plan.reason}`;
  for (const { path, after } of plan.files) files.set(path, after);
  const after = await open(
    Object.fromEntries(Object.keys(sources).map((path) => [path, files.get(path)!])),
  ).engine.load();
  for (const { id, phases } of after.defects) {
    const before = ledger.defects.find((defect) => defect.id === id)!.phases;
    assert.deepEqual(phases, id === defectId ? (phaseId === undefined ? [] : [phaseId]) : before, id);
  }
  const [first] = plan.files;
  assert.equal(plan.files.length, 1);
  return first!.after;
}

const yaml = `version: 1
defects:
  - { id: A-1, title: Locks are lost }
  - { id: A-2, title: Queue drops jobs }
  - { id: A-3, title: Clock runs back }
phases:
  - id: one
    title: Ground
    tasks:
      # the first
      - title: Repair the locking
        effort: 2 days # at most
        defects: [A-1]
      - title: Both
        defects: [A-2, A-3]
  - id: two
    title: Walls
    tasks:
      - { title: Paint it }
  - id: three
    title: Roof
`;
const json = `{ "version": 1,
  "defects": [{ "id": "A-1", "title": "Locks are lost" }, { "id": "A-2", "title": "Queue drops jobs" }],
  "phases": [
    { "id": "one", "title": "Ground", "tasks": [
      { "title": "Repair the locking", "defects": ["A-1"] }, // first
      { "title": "Sweep" }
    ] },
    { "id": "two", "title": "Walls", "tasks": [{ "title": "Paint it" }] }
  ]
}
`;
const report = `# Readiness

## Known defects

| ID | Defect | Severity | Status |
|----|--------|----------|--------|
| A-1 | Locks are lost | High | Open |
| A-2 | Queue drops jobs | Low | Open |

## Roadmap

### Phase 1: Ground (Week 1)

1. [ ] Repair A-1 for good
   - see the log
2. [ ] Sweep the floor
3. [x] Wash the walls

### Phase 2: Walls (Week 2)

- [ ] Paint the doors
`;
const tables = `# Readiness

## Known defects

| ID | Defect | Severity | Status |
|----|--------|----------|--------|
| A-1 | Locks are lost | High | Open |
| A-2 | Queue drops jobs | Low | Open |

## Roadmap

### Phase 1: Ground (Week 1)

| Task | Owner | Status |
|------|-------|--------|
| Repair A-1 for good | Ann | Open |
| Sweep the floor | Bo | Open |

### Phase 2: Walls (Week 2)

| Task | Owner | Status |
|------|-------|--------|
| Paint the doors | Bo | Open |
`;

suite('planWrites: the phase of a defect', () => {
  test('a task of a block goes with its comments', async () => {
    const task =
      '      # the first\n      - title: Repair the locking\n        effort: 2 days # at most\n        defects: [A-1]\n';
    assert.equal(
      await moved({ 'defects.yaml': yaml }, 'A-1', 'two'),
      yaml.replace(task, '').replace('{ title: Paint it }\n', `{ title: Paint it }\n${task}`),
    );
  });

  test('a phase without tasks gets a list', async () => {
    const task =
      '      # the first\n      - title: Repair the locking\n        effort: 2 days # at most\n        defects: [A-1]\n';
    assert.equal(
      await moved({ 'defects.yaml': yaml }, 'A-1', 'three'),
      `${yaml.replace(task, '')}    tasks:\n${task}`,
    );
  });

  test('a task that deals with others too loses the id, and a task of its own is added', async () => {
    assert.equal(
      await moved({ 'defects.yaml': yaml }, 'A-2', 'two'),
      yaml
        .replace('[A-2, A-3]', '[A-3]')
        .replace(
          '{ title: Paint it }\n',
          '{ title: Paint it }\n      - { title: Queue drops jobs, defects: [A-2] }\n',
        ),
    );
  });

  test('out of all phases, and in again', async () => {
    const out = await moved({ 'defects.yaml': yaml }, 'A-2', undefined);
    assert.equal(out, yaml.replace('[A-2, A-3]', '[A-3]'));
    assert.match(
      await moved({ 'defects.yaml': yaml }, 'A-1', undefined),
      /^refused: .*Repair the locking.*by hand/u,
    );
    const added = await moved({ 'defects.yaml': out }, 'A-2', 'two');
    assert.equal(await moved({ 'defects.yaml': added }, 'A-2', undefined), out);
  });

  test('JSON keeps its commas and comments', async () => {
    const after = await moved({ 'defects.json': json }, 'A-1', 'two');
    assert.equal(
      after,
      json
        .replace('      { "title": "Repair the locking", "defects": ["A-1"] }, // first\n', '')
        .replace(
          '[{ "title": "Paint it" }]',
          '[{ "title": "Paint it" }, { "title": "Repair the locking", "defects": ["A-1"] }]',
        ),
    );
    assert.equal(
      await moved({ 'defects.json': json }, 'A-2', 'one'),
      json.replace(
        '{ "title": "Sweep" }\n',
        '{ "title": "Sweep" },\n      { "title": "Queue drops jobs", "defects": ["A-2"] }\n',
      ),
    );
  });

  test('an item of a list goes with what is nested in it; numbers stay in order', async () => {
    for (const end of ['\n', '\r\n']) {
      const text = report.replaceAll('\n', end);
      const after = await moved({ 'READINESS.md': text }, 'A-1', 'phase-2');
      assert.equal(
        after,
        report
          .replace('1. [ ] Repair A-1 for good\n   - see the log\n2. [ ] Sweep', '1. [ ] Sweep')
          .replace('3. [x]', '2. [x]')
          .replace('Paint the doors\n', 'Paint the doors\n- [ ] Repair A-1 for good\n  - see the log\n')
          .replaceAll('\n', end),
      );
    }
  });

  test('a defect of no phase becomes a task like the others', async () => {
    assert.equal(
      await moved({ 'READINESS.md': report }, 'A-2', 'phase-1'),
      report.replace('Wash the walls\n', 'Wash the walls\n4. [ ] A-2: Queue drops jobs\n'),
    );
    assert.equal(
      await moved({ 'READINESS.md': report }, 'A-2', 'phase-2'),
      report.replace('Paint the doors\n', 'Paint the doors\n- [ ] A-2: Queue drops jobs\n'),
    );
  });

  test('a row goes into the table of the other phase', async () => {
    const row = '| Repair A-1 for good | Ann | Open |\n';
    assert.equal(
      await moved({ 'READINESS.md': tables }, 'A-1', 'phase-2'),
      tables
        .replace(row, '')
        .replace('| Paint the doors | Bo | Open |\n', `| Paint the doors | Bo | Open |\n${row}`),
    );
    assert.match(
      await moved({ 'READINESS.md': tables }, 'A-2', 'phase-2'),
      /\| A-2: Queue drops jobs \| - \| - \|\n$/u,
    );
  });

  test('where it is already, and where there is none', async () => {
    assert.match(await moved({ 'defects.yaml': yaml }, 'A-1', 'one'), /^nothing/u);
    assert.match(await moved({ 'defects.yaml': yaml }, 'A-1', 'nine'), /^refused: .*nine/u);
  });

  test('a tick of a task that moved with it finds its place', async () => {
    const { files, engine } = open({ 'defects.yaml': yaml });
    const ledger = await engine.load();
    const plan = await planWrites(ledger, files, [
      { kind: 'phase', defectId: 'A-1', phaseId: 'two' },
      { kind: 'check', source: ledger.phases[0]!.tasks[0]!.source, done: true },
      { kind: 'check', source: ledger.phases[0]!.tasks[1]!.source, done: true },
    ]);
    if (plan.kind !== 'change') return assert.equal(plan.kind, 'change', plan.reason);
    assert.match(plan.files[0]!.after, /title: Repair the locking\n {8}done: true\n/u);
    assert.match(plan.files[0]!.after, /title: Both\n {8}done: true\n/u);
  });
});
