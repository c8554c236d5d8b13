import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { DetailsView } from '../../../src/views/model/details/DetailsView';
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

const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`defectLedger.${command}`, ...args);
const key = (): string => folder().uri.toString();

async function details() {
  return (await activated()).details;
}

/** Waits until the newest tab's page shows the defect. */
async function viewOf(id: string): Promise<DetailsView> {
  const tabs = await details();
  return waitFor(() => {
    const { told } = tabs;
    return told?.type === 'show' && told.view.id === id && told.view;
  }, `the details of ${id}`);
}

function tabsOfDetails(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith('defectLedger.details'),
    );
}

suite('defect details', () => {
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  teardown(restoreWorkspace);

  test('an id opens a tab that shows what the ledger and the sources say', async () => {
    await run('openDetails', 'MESH_RAFT_001', key());
    const view = await viewOf('MESH_RAFT_001');
    assert.equal(view.title, 'Raft snapshot round trip is not implemented');
    assert.deepEqual(
      view.sections.map(({ id }) => id),
      ['text', 'occurrences', 'fixes', 'phases', 'anchors', 'mentions'],
    );
    const mentions = view.sections.at(-1)!.rows;
    assert.equal(mentions.length, 4);
    assert.ok(mentions.every(({ rich }) => rich !== undefined && rich.length > 0));
    assert.deepEqual(
      tabsOfDetails().map(({ label }) => label),
      ['MESH_RAFT_001'],
    );
  });

  test('a row opens beside the code, and the next defect takes the same tab', async () => {
    await open('src/routing/failover.py');
    const { defectsView } = await activated();
    await run('openDetails', defectsView.model.find(key(), 'MESH-101'));
    await viewOf('MESH-101');
    assert.equal(vscode.window.tabGroups.all.length, 2);
    await run('openDetails', 'mesh-102');
    await viewOf('MESH-102');
    assert.equal(tabsOfDetails().length, 1);
  });

  test('without an argument: the defect at the cursor', async () => {
    const editor = await open('defects.yaml');
    const at = editor.document.positionAt(editor.document.getText().indexOf('id: MESH-101'));
    editor.selection = new vscode.Selection(at, at);
    await run('openDetails');
    await viewOf('MESH-101');
  });

  test('a pinned tab keeps its defect', async () => {
    await run('openDetails', 'MESH-101', key());
    await viewOf('MESH-101');
    await vscode.commands.executeCommand('workbench.action.pinEditor');
    await waitFor(() => tabsOfDetails().some(({ isPinned }) => isPinned), 'the tab to be pinned');
    await run('openDetails', 'MESH-102', key());
    await viewOf('MESH-102');
    assert.deepEqual(
      (await details()).shown.map(({ id }) => id),
      ['MESH-101', 'MESH-102'],
    );
    assert.equal(tabsOfDetails().length, 2);
    await vscode.commands.executeCommand('workbench.action.unpinEditor');
  });

  test('it follows the ledger, and says when the defect is gone', async () => {
    const editor = await open('defects.yaml');
    await run('openDetails', 'MESH-101', key());
    await viewOf('MESH-101');
    await type(editor, 'Failover counter is imported but never defined', 'The counter is missing');
    const tabs = await details();
    await waitFor(
      () => tabs.told?.type === 'show' && tabs.told.view.title === 'The counter is missing',
      'the new title',
    );
    await type(editor, 'id: MESH-101', 'id: MESH-999');
    await waitFor(() => tabs.told?.type === 'missing', 'the note that it is gone');
  });

  test('an id that is nowhere opens nothing', async () => {
    await run('openDetails', 'NO-SUCH', key());
    assert.deepEqual(tabsOfDetails(), []);
  });

  test('closing the tab forgets it', async () => {
    await run('openDetails', 'MESH-101', key());
    await viewOf('MESH-101');
    await vscode.window.tabGroups.close(tabsOfDetails());
    const tabs = await details();
    await waitFor(() => tabs.shown.length === 0, 'the tab to be forgotten');
  });

  test('places and other defects open; what is no message of the view is dropped', async () => {
    await run('openDetails', 'MESH_RAFT_001', key());
    const view = await viewOf('MESH_RAFT_001');
    const tabs = await details();
    const { open: place } = view.sections.find(({ id }) => id === 'occurrences')!.rows[0]!;
    await tabs.receive(place);
    assert.equal(
      vscode.window.activeTextEditor?.document.uri.toString(),
      uriOf('src/consensus/raft_state.py').toString(),
    );
    for (const message of [
      { type: 'executeCommand', command: 'workbench.action.closeAllEditors' },
      { type: 'openPlace', path: '../outside.txt', range: { start: 0 } },
      'ready',
    ])
      assert.equal(await tabs.receive(message), undefined);
    assert.equal(tabsOfDetails().length, 1);
    await tabs.receive({ type: 'showDefect', id: 'MESH-102' });
    await viewOf('MESH-102');
  });

  test('a field is written into its source, in the words of the source', async () => {
    await run('openDetails', 'MESH_RAFT_001', key());
    await viewOf('MESH_RAFT_001');
    const tabs = await details();
    const before = await read('defects.yaml');
    const answer = await tabs.receive({ type: 'setField', field: 'owner', value: ' Night Shift ' });
    assert.deepEqual(answer, { type: 'written', control: 'owner' });
    const after = await read('defects.yaml');
    assert.equal(after, before.replace('owner: Consensus Team', 'owner: Night Shift'));
    await waitFor(
      () => tabs.told?.type === 'show' && tabs.told.view.fields.some(({ value }) => value === 'Night Shift'),
      'the new owner in the view',
    );
  });

  test('a check is ticked in its source', async () => {
    const text = [
      'version: 1',
      'defects:',
      '  - id: TEMP-7',
      '    title: The pump drips',
      '    checklist:',
      '      - { text: Order a seal, done: false } # soon',
      '      - { text: Tell the crew, done: false }',
      '',
    ].join('\n');
    await write('audit/defects.yaml', text);
    await waitFor(
      async () => (await ledger()).defects.some(({ id }) => id === 'TEMP-7'),
      'the defect of the test',
    );
    await run('openDetails', 'TEMP-7', key());
    const [row] = (await viewOf('TEMP-7')).sections.find(({ id }) => id === 'checklist')!.rows;
    const tabs = await details();
    const answer = await tabs.receive({ ...row!.check!.message, done: true });
    assert.deepEqual(answer, { type: 'written', control: 'check/0' });
    assert.equal(
      await read('audit/defects.yaml'),
      text.replace('Order a seal, done: false', 'Order a seal, done: true'),
    );
  });

  test('a fix is applied from the view', async () => {
    await run('openDetails', 'MESH-101', key());
    const fixes = (await viewOf('MESH-101')).sections.find(({ id }) => id === 'fixes')!.rows;
    const fix = fixes.flatMap(({ buttons = [] }) => buttons).find(({ message }) => message.type === 'fix');
    assert.ok(fix, 'there is no fix');
    await (await details()).receive(fix.message);
    const metrics = await vscode.workspace.openTextDocument(uriOf('src/monitoring/metrics.py'));
    await waitFor(() => metrics.getText().includes('def record_path_failover'), 'the function');
  });

  test('what cannot be written is refused with its reason, and nothing changes', async () => {
    await run('openDetails', 'MESH-101', key());
    await viewOf('MESH-101');
    const tabs = await details();
    const before = await read('defects.yaml');
    for (const message of [
      { type: 'setField', field: 'status', value: 'nonsense' },
      { type: 'setField', field: 'title', value: '' },
      { type: 'setPhase', phase: 'no-such-phase' },
      { type: 'check', index: 7, text: 'no such check', done: true },
    ]) {
      const answer = await tabs.receive(message);
      assert.equal(answer?.type, 'refused', JSON.stringify(message));
      assert.ok(answer.type === 'refused' && answer.reason.length > 0);
    }
    assert.equal(await read('defects.yaml'), before);
  });

  test('a place outside the workspace is not opened', async () => {
    await run('openDetails', 'MESH-101', key());
    await viewOf('MESH-101');
    const at = { line: 0, character: 0 };
    for (const path of ['../../../etc/passwd', '/etc/passwd', 'src/../../x'])
      await (await details()).receive({ type: 'openPlace', path, range: { start: at, end: at } });
    assert.equal(vscode.window.activeTextEditor, undefined);
  });

  test('the tab comes back with its defect when the window is loaded again', async () => {
    const tabs = await details();
    const panel = vscode.window.createWebviewPanel('defectLedger.details', 'x', vscode.ViewColumn.One);
    await tabs.deserializeWebviewPanel(panel, { key: key(), id: 'MESH-102', scroll: 10 });
    await viewOf('MESH-102');
    const other = vscode.window.createWebviewPanel('defectLedger.details', 'x', vscode.ViewColumn.One);
    await tabs.deserializeWebviewPanel(other, { key: 5 });
    assert.deepEqual(
      tabs.shown.map(({ id }) => id),
      ['MESH-102'],
    );
  });
});
