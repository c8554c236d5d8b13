import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import {
  actionsIn,
  activated,
  open,
  read,
  rememberWorkspace,
  restoreWorkspace,
  uriOf,
  waitForDefect,
  write,
} from '../support';
import { waitFor } from '../waitFor';

declare const __ROOT__: string;

const fixed = (name: string): string =>
  fs.readFileSync(path.join(__ROOT__, 'test/fixtures/fixes', name), 'utf8');

async function actions(
  file: string,
  find: string,
  wanted?: RegExp,
  kind?: string,
): Promise<vscode.CodeAction[]> {
  const document = await vscode.workspace.openTextDocument(uriOf(file));
  const at = document.getText().indexOf(find);
  assert.ok(at >= 0, `'${find}' is not in ${file}`);
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + find.length));
  return actionsIn(document.uri, range, wanted, kind);
}

const titled = (all: readonly vscode.CodeAction[], title: RegExp): vscode.CodeAction | undefined =>
  all.find((action) => title.test(action.title));

suite('fixes', () => {
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  teardown(async () => {
    await vscode.workspace
      .getConfiguration('defectLedger')
      .update('fixes.preview', undefined, vscode.ConfigurationTarget.Workspace);
    await restoreWorkspace();
  });

  test('a dependency is pinned to what the defect asks for, where it stands, and the defect clears', async () => {
    const before = await read('dashboard/package.json');
    const fix = titled(
      await actions('dashboard/package.json', '8.16.0', /^Pin ws/),
      /^Pin ws as MESH-106 asks for$/,
    );
    assert.ok(fix?.edit);
    const editor = await open('dashboard/package.json');
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.equal(editor.document.getText(), before.replace('"ws": "8.16.0"', '"ws": "8.17.1"'));
    await waitForDefect('MESH-106', 'cleared', (found) => found.evidence === 'cleared');
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before);
  });

  test('source.fixAll.defectLedger does what is safe to the file, and is never offered unasked', async () => {
    const file = 'src/consensus/raft_state.py';
    const unasked = await actions(file, 'take_snapshot');
    assert.equal(titled(unasked, /^Fix all confirmed defects/), undefined);
    const fix = titled(
      await actions(file, 'take_snapshot', /^Fix all/, 'source.fixAll.defectLedger'),
      /^Fix all confirmed/,
    );
    assert.equal(fix?.kind?.value, 'source.fixAll.defectLedger');
    const editor = await open(file);
    assert.ok(await vscode.workspace.applyEdit(fix.edit!));
    assert.equal(editor.document.getText(), fixed('raft_state.py'));
    await waitFor(
      async () =>
        (await actions(file, 'take_snapshot', undefined, 'source.fixAll.defectLedger')).length === 0,
      'nothing left to fix',
    );
  });

  test('code with a body of its own is replaced by an action of its own, which asks first', async () => {
    const file = 'src/consensus/raft_state.py';
    const text = await read(file);
    // One of the two stubs is written by now, in its author's own way.
    await write(
      file,
      text.replace(/raise NotImplementedError\("snapshots[^\n]*/, 'return repr(self.routes).encode("utf-8")'),
    );
    await waitForDefect(
      'MESH_RAFT_001',
      'one stub',
      (found) => found.occurrences.filter(({ proves }) => proves).length === 1,
    );
    const offered = await actions(file, 'load_snapshot', /^Replace existing code/);
    const fix = titled(offered, /^Apply fix: .*[^…]$/);
    const replacing = titled(offered, /^Replace existing code: .*…$/);
    assert.ok(fix?.edit && replacing?.edit);
    assert.deepEqual([fix.isPreferred, replacing.isPreferred], [true, false]);
  });

  test('what cannot be done says why, and opens nothing by itself', async () => {
    const file = 'src/consensus/raft_state.py';
    const text = await read(file);
    await write(
      file,
      text.replace(/^class RaftNodeState\b.*:$/m, 'import enum\n\n\nclass RaftNodeState(enum.Enum):'),
    );
    await waitForDefect('MESH_RAFT_001', 'moved', (found) => found.occurrences[0]!.range.start.line > 87);
    // The document that an earlier test had open follows the disk in its own time.
    const why = await waitFor(
      async () => titled(await actions(file, 'take_snapshot'), /^Why not “Apply fix: .*”\?$/),
      'the reason to be offered',
    );
    assert.equal(why.command?.command, 'defectLedger.explainFix');
    assert.equal(why.edit, undefined);
  });

  test('defectLedger.fixes.preview: always shows every fix first', async () => {
    const file = 'src/consensus/raft_state.py';
    await vscode.workspace
      .getConfiguration('defectLedger')
      .update('fixes.preview', 'always', vscode.ConfigurationTarget.Workspace);
    const fix = titled(await actions(file, 'take_snapshot', /^Apply fix: .*…$/), /^Apply fix: .*…$/);
    assert.ok(fix?.edit);
  });

  test('fix and mark in progress is offered, and asks before anything is written', async () => {
    const before = [await read('src/monitoring/metrics.py'), await read('docs/PRODUCTION_READINESS.md')];
    const bundle = titled(
      await actions('src/routing/failover.py', 'record_path_failover', /^Fix MESH-101 and mark/),
      /^Fix MESH-101 and mark in progress…$/,
    );
    assert.ok(bundle?.command);
    // Ends when the person has agreed or not; here the preview is left.
    let left = false;
    const { command, arguments: args = [] } = bundle.command;
    void vscode.commands.executeCommand(command, ...(args as unknown[])).then(() => (left = true));
    await waitFor(async () => {
      await vscode.commands.executeCommand('refactorPreview.discard');
      return left;
    }, 'the preview to be left');
    assert.deepEqual(
      [await read('src/monitoring/metrics.py'), await read('docs/PRODUCTION_READINESS.md')],
      before,
    );
  });
});
