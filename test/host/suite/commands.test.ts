import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, folder, open, read, rememberWorkspace, restoreWorkspace, uriOf } from '../support';
import { waitFor } from '../waitFor';

const place = (): string => {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return '';
  const { line, character } = editor.selection.start;
  return `${vscode.workspace.asRelativePath(editor.document.uri)}:${line + 1}:${character + 1}`;
};
const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`defectLedger.${command}`, ...args);

suite('commands', () => {
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  teardown(restoreWorkspace);

  test('filter by text, and clear', async () => {
    const { defectsView: view } = await activated();
    await run('filterDefects', 'raft consensus');
    assert.equal(view.model.shownCount(), 1);
    assert.match(view.message, /raft consensus/);
    await run('filterDefects', 'nothing like this');
    assert.deepEqual(view.model.roots(), []);
    // A message would keep VS Code from showing the welcome content, which has the button.
    assert.equal(view.message, '');
    assert.match(view.description, /^nothing like this · 0 of \d+$/);
    await run('clearFilter');
    assert.equal(view.model.shownCount(), view.model.totalCount());
    assert.equal(view.message, '');
  });

  test('a defect hidden by the filter is shown when it is opened', async () => {
    const { defectsView: view } = await activated();
    await run('filterDefects', 'raft');
    await run('openDefect', 'MESH-106', folder().uri.toString());
    assert.equal(view.filter, '');
    await waitFor(() => view.selection[0]?.id.endsWith(':MESH-106'), 'the row to be selected');
  });

  test('an occurrence opens the file at its range', async () => {
    const { defectsView: view } = await activated();
    const node = view.model.children(view.model.find(folder().uri.toString(), 'MESH-101')!)[0]!;
    await run('openOccurrence', node);
    const { path, range } = view.model.occurrence(node)!;
    assert.equal(place(), `${path}:${range.start.line + 1}:${range.start.character + 1}`);
    const editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document.getText(editor.selection), 'record_path_failover');
  });

  test('Open in Report opens the line of the entry', async () => {
    const { defectsView: view } = await activated();
    await run('openInReport', view.model.find(folder().uri.toString(), 'MESH-101')!);
    const editor = vscode.window.activeTextEditor!;
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /id: MESH-101/);
    const mentions = view.model
      .children(view.model.find(folder().uri.toString(), 'MESH_RAFT_001')!)
      .filter((n) => n.type === 'mention');
    await run('openInReport', mentions[1]);
    assert.match(place(), /^defects_inventory\.json:/);
    const json = vscode.window.activeTextEditor!;
    assert.match(
      json.document.getText(new vscode.Range(json.selection.active, json.selection.active.translate(2))),
      /MESH_RAFT_001/,
    );
  });

  test('next and previous occurrence go through all files and around', async () => {
    await open('README.md');
    const seen: string[] = [];
    do {
      await run('nextOccurrence');
      seen.push(place());
    } while ((seen.length < 100 && seen[0] !== seen.at(-1)) || seen.length === 1);
    assert.ok(seen.length > 15, `only ${seen.length} stops`);
    assert.ok(seen.includes('src/routing/failover.py:7:36'));
    await run('previousOccurrence');
    assert.equal(place(), seen.at(-2));
  });

  test('from code to the defect, from the report line to the defect', async () => {
    const { defectsView: view } = await activated();
    const editor = await open('src/consensus/raft_state.py');
    editor.selection = new vscode.Selection(87, 10, 87, 10);
    await run('showDefectAtCursor');
    await waitFor(() => view.selection[0]?.id.endsWith(':MESH_RAFT_001'), 'the Raft defect to be selected');
    const report = await open('defects.yaml');
    const line = report.document
      .getText()
      .split('\n')
      .findIndex((text) => text.includes('id: MESH-106'));
    report.selection = new vscode.Selection(line + 1, 8, line + 1, 8);
    await run('showDefectAtCursor');
    await waitFor(() => view.selection[0]?.id.endsWith(':MESH-106'), 'the socket defect to be selected');
  });

  test('copy the id', async () => {
    const { defectsView: view } = await activated();
    await run('copyId', view.model.find(folder().uri.toString(), 'MESH-107')!);
    assert.equal(await vscode.env.clipboard.readText(), 'MESH-107');
  });

  test('a starter inventory is made once and never overwritten', async () => {
    const text = await read('defects.yaml');
    await run('createInventory');
    assert.equal(await read('defects.yaml'), text);
    await vscode.workspace.fs.delete(uriOf('defects.yaml'));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await run('createInventory');
    assert.match(await read('defects.yaml'), /^# Defect Ledger reads this file[\s\S]*id: DEFECT-1/);
    const api = await activated();
    await waitFor(
      () => api.ledgers[0]!.ledger.defects.some((d) => d.id === 'DEFECT-1'),
      'the starter defect',
    );
    assert.deepEqual(
      api.ledgers[0]!.ledger.problems.filter((p) => p.path === 'defects.yaml'),
      [],
    );
    assert.equal(
      vscode.window.activeTextEditor!.document.getText(vscode.window.activeTextEditor!.selection),
      'Say in one line what is wrong',
    );
  });

  test('the log opens', async () => {
    await run('showLog');
  });
});
