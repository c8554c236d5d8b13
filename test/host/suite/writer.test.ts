import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { WriteRequest } from '../../../src/workspace/LedgerWriter';
import {
  activated,
  folder,
  ledger,
  open,
  read,
  rememberWorkspace,
  restoreWorkspace,
  type,
  uriOf,
  write,
} from '../support';
import { waitFor } from '../waitFor';

const yaml = `# kept
version: 1
defects:
  - id: WRITE-1 # one
    title: First of the list
    status: open
    severity: high
  - id: WRITE-2
    title: Second of the list
    status: open # still
`;
const report = `# Open points

| ID | Title | Severity | Status |
|----|-------|----------|--------|
| TELL-1 | Cache keeps old rows | High | FAILING_TEST |
| TELL-2 | Clock drifts at night | Low | RESOLVED |

## Roadmap

### Phase 1: Clean up (Weeks 1-2)

- [ ] Drop the cache
- [ ] Set the clock
`;
const [inventory, telling] = ['writing/defects.yaml', 'writing/readiness.md'];

const status = (defectId: string, value: string): WriteRequest => ({
  kind: 'field',
  defectId,
  field: 'status',
  value,
});

async function writing(...requests: WriteRequest[]) {
  return (await activated()).writer.write(folder(), requests);
}

async function written(...requests: WriteRequest[]): Promise<readonly string[]> {
  const result = await writing(...requests);
  assert.ok(result.written, JSON.stringify(result));
  return result.paths;
}

async function tick(title: string, done = true): Promise<WriteRequest> {
  const task = (await ledger()).phases.flatMap(({ tasks }) => tasks).find((each) => each.title === title);
  assert.ok(task, `there is no task ${title}`);
  return { kind: 'check', source: task.source, done };
}

async function ids(): Promise<string[]> {
  return (await ledger()).defects.map(({ id }) => id).filter((id) => /^(?:WRITE|TELL)-/.test(id));
}

suite('writing to sources', () => {
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  setup(async () => {
    await write(inventory, yaml);
    await write(telling, report);
    await waitFor(async () => (await ids()).length === 4, 'four defects');
  });
  teardown(async () => {
    await restoreWorkspace();
    await waitFor(async () => (await ids()).length === 0, 'the defects of the test gone');
  });

  test('a closed file is changed on disk, nothing else in it', async () => {
    assert.deepEqual(await written(status('WRITE-2', 'resolved')), [inventory]);
    assert.equal(await read(inventory), yaml.replace('open # still', 'resolved # still'));
    assert.deepEqual(await written(status('TELL-1', 'resolved')), [telling]);
    assert.equal(await read(telling), report.replace('FAILING_TEST', 'RESOLVED'));
  });

  test('a dirty document stays dirty, and one undo takes the change back', async () => {
    const editor = await open(inventory);
    await type(editor, '# kept', '# kept and more');
    await written(status('WRITE-1', 'blocked'), status('WRITE-2', 'in-progress'));
    assert.ok(editor.document.isDirty);
    assert.equal(await read(inventory), yaml);
    assert.match(editor.document.getText(), /status: blocked[^]*status: in-progress # still/);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), yaml.replace('# kept', '# kept and more'));
  });

  test('many calls at once lose nothing, in one file and across files', async () => {
    const results = await Promise.all([
      writing(status('WRITE-1', 'resolved')),
      writing({ kind: 'field', defectId: 'WRITE-1', field: 'severity', value: 'low' }),
      writing(status('TELL-1', 'resolved')),
      writing({ kind: 'field', defectId: 'WRITE-2', field: 'owner', value: 'Ada' }),
      writing(status('WRITE-2', 'verified')),
      writing(await tick('Drop the cache')),
      writing(await tick('Set the clock')),
    ]);
    assert.deepEqual(
      results.filter((result) => !result.written),
      [],
    );
    const text = await read(inventory);
    assert.match(
      text,
      /WRITE-1 # one\n {4}title: First of the list\n {4}status: resolved\n {4}severity: low\n/,
    );
    assert.match(text, /status: verified # still\n/);
    assert.match(text, /owner: Ada\n/);
    assert.equal(
      await read(telling),
      report
        .replace('FAILING_TEST', 'RESOLVED')
        .replace('[ ] Drop', '[x] Drop')
        .replace('[ ] Set', '[x] Set'),
    );
  });

  test('what was rewritten behind the ledger is read again first', async () => {
    await waitFor(async () => (await ids()).length === 4, 'four defects');
    const [head, one, two] = [
      yaml.slice(0, yaml.indexOf('  - id')),
      ...yaml.slice(yaml.indexOf('  - id')).split(/(?= {2}- id: WRITE-2)/),
    ];
    await write(inventory, head + two! + one!);
    await written(status('WRITE-2', 'resolved'));
    assert.equal(await read(inventory), (head + two! + one!).replace('open # still', 'resolved # still'));
  });

  test('what is not there any more is refused with a reason', async () => {
    await vscode.workspace.fs.delete(uriOf(inventory));
    const result = await writing(status('WRITE-2', 'resolved'));
    assert.ok(!result.written);
    assert.match(result.reason, /WRITE-2|defects\.yaml/);
  });
});
