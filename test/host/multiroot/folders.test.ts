import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated } from '../support';
import { waitFor } from '../waitFor';
import {
  diagnosticsIn,
  folderNamed,
  keepingFolders,
  keyOf,
  ledgerOf,
  readIn,
  rowIn,
  uriIn,
  waitForDefectIn,
  writeIn,
} from './support';

/** Opens one more folder, the last one, for the time of the body. */
async function withFolder(uri: vscode.Uri, name: string, body: () => Promise<void>): Promise<void> {
  const count = vscode.workspace.workspaceFolders!.length;
  assert.ok(vscode.workspace.updateWorkspaceFolders(count, 0, { uri, name }));
  await waitFor(() => ledgerOf(name), `the ledger of ${name}`);
  try {
    await body();
  } finally {
    assert.ok(vscode.workspace.updateWorkspaceFolders(count, 1));
    await waitFor(async () => (await ledgerOf(name)) === undefined, `${name} to go`);
  }
}

suite('folders of a workspace that have nothing, or each other', () => {
  keepingFolders('mesh-node', 'gateway');

  test('one without sources: nothing of it is shown until it has some, and the others are as they were', async () => {
    const { defectsView: view, statusBar } = await activated();
    const uri = vscode.Uri.joinPath(folderNamed('gateway').uri, '..', 'plain');
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(uri, 'notes.txt'),
      new TextEncoder().encode('.\n'),
    );
    const total = view.model.totalCount();
    try {
      await withFolder(uri, 'plain', async () => {
        assert.deepEqual((await ledgerOf('plain'))!.defects, []);
        assert.equal(view.model.totalCount(), total);
        assert.doesNotMatch((statusBar.item.tooltip as vscode.MarkdownString).value, /plain/u);
        await vscode.commands.executeCommand('defectLedger.groupDefects', 'folder');
        assert.equal(view.model.roots().filter(({ type }) => type === 'group').length, 2);
        await vscode.commands.executeCommand('defectLedger.groupDefects', 'priority');
        await writeIn(
          'plain',
          'defects.yaml',
          'version: 1\ndefects:\n  - id: PLAIN-1\n    title: Nothing is here\n',
        );
        await waitForDefectIn('plain', 'PLAIN-1');
        await waitFor(() => view.model.totalCount() === total + 1, 'its row');
        const row = await rowIn('plain', 'PLAIN-1');
        assert.match(String(view.itemOf(row).description), /^plain/u);
        await vscode.commands.executeCommand('defectLedger.setOwner', row, undefined, 'Ada');
        assert.match(await readIn('plain', 'defects.yaml'), /owner: Ada\n/u);
      });
      await waitFor(() => view.model.totalCount() === total, 'its row to go');
    } finally {
      await vscode.workspace.fs.delete(uri, { recursive: true });
    }
  });

  test('one within another: each has its own ledger of its own files, and both follow a file that both have', async () => {
    const { defectsView: view } = await activated();
    const inner = vscode.Uri.joinPath(folderNamed('gateway').uri, 'src');
    const code = await readIn('gateway', 'src/door.py');
    await writeIn(
      'gateway',
      'src/defects.yaml',
      `version: 1
defects:
  - id: MESH-101
    title: The door of the inner folder
    status: open
    anchors:
      - { kind: pattern, path: door.py, pattern: 'return True' }
`,
    );
    await withFolder(inner, 'inner', async () => {
      await waitForDefectIn('inner', 'MESH-101', ({ evidence }) => evidence === 'confirmed');
      const rows = await Promise.all(['gateway', 'inner'].map((name) => rowIn(name, 'MESH-101')));
      assert.notEqual(rows[0]!.id, rows[1]!.id);
      assert.match(String(view.itemOf(rows[1]!).description), /^inner/u);
      // What is edited by the row of one is in its source alone.
      const outer = await readIn('gateway', 'defects.yaml');
      await vscode.commands.executeCommand('defectLedger.setStatus', rows[1], undefined, 'blocked');
      await waitForDefectIn('inner', 'MESH-101', ({ status }) => status === 'blocked');
      assert.equal(await readIn('gateway', 'defects.yaml'), outer);

      // The file is in both folders: on disk, and typed in.
      await writeIn('gateway', 'src/door.py', code.replace('return True', 'return request.token'));
      for (const name of ['inner', 'gateway'])
        await waitForDefectIn(name, 'MESH-101', ({ evidence }) => evidence === 'cleared');
      await writeIn('gateway', 'src/door.py', code);
      for (const name of ['inner', 'gateway'])
        await waitForDefectIn(name, 'MESH-101', ({ evidence }) => evidence === 'confirmed');
      const editor = await vscode.window.showTextDocument(uriIn('gateway', 'src/door.py'));
      assert.ok(await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# one more line\n')));
      for (const name of ['inner', 'gateway'])
        await waitForDefectIn(
          name,
          'MESH-101',
          ({ occurrences }) =>
            occurrences.length > 0 && occurrences.every(({ range }) => range.start.line === 3),
        );
    });
    await waitFor(() => view.model.find(keyOf('gateway'), 'MESH-101'), 'the outer folder as before');
    await waitFor(
      () => diagnosticsIn('gateway', 'src/door.py').some((each) => each.startsWith('MESH-101')),
      'its problem',
    );
  });
});
