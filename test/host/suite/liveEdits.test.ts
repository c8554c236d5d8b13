import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  activated,
  diagnosticsOf,
  folder,
  ledger,
  open,
  placesOf,
  read,
  rememberWorkspace,
  restoreWorkspace,
  type,
  uriOf,
} from '../support';
import { waitFor } from '../waitFor';

const path = 'src/routing/failover.py';
const name = 'record_path_failover';

/** Where the ledger of now says the name stands, one-based lines. */
async function linesNow(): Promise<number[]> {
  const { defects } = await ledger();
  const { occurrences } = defects.find(({ id }) => id === 'MESH-101')!;
  return occurrences.filter((o) => o.path === path).map(({ range }) => range.start.line + 1);
}

suite('live edits', () => {
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  teardown(restoreWorkspace);

  test('a place is where its code is while somebody types: in the ledger, from the tree, at the cursor', async () => {
    const { defectsView: view } = await activated();
    const node = view.model
      .children(view.model.find(folder().uri.toString(), 'MESH-101')!)
      .find((child) => view.model.occurrence(child)?.path === path)!;
    const [line] = await linesNow();
    const editor = await open(path);
    const jump = async (): Promise<string> => {
      editor.selection = new vscode.Selection(0, 0, 0, 0);
      await vscode.commands.executeCommand('defectLedger.openOccurrence', node);
      return editor.document.getText(editor.selection);
    };
    // Typing never rests long enough for anything to be read again.
    for (let i = 1; i <= 5; i++) {
      assert.ok(await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# one more line\n')));
      assert.deepEqual(await linesNow(), [line! + i]);
      assert.equal(await jump(), name);
    }
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await vscode.commands.executeCommand('defectLedger.nextOccurrence');
    assert.equal(editor.document.getText(editor.selection), name);
    await waitFor(
      () => placesOf('MESH-101').includes(`${path}:${line! + 5}:36`),
      'the diagnostic five lines below',
    );
  });

  test('several cursors, and what is removed is gone at once', async () => {
    const [line] = await linesNow();
    const editor = await open(path);
    const { document } = editor;
    const at = document.positionAt(document.getText().indexOf(name));
    const edited = await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), '\n\n');
      edit.insert(at, '  ');
      edit.insert(new vscode.Position(document.lineCount, 0), '\n');
    });
    assert.ok(edited);
    assert.deepEqual(await linesNow(), [line! + 2]);
    const moved = document.positionAt(document.getText().indexOf(name));
    const around = new vscode.Range(moved.translate(0, -3), moved.translate(0, name.length));
    assert.ok(await editor.edit((edit) => edit.delete(around)));
    assert.deepEqual(await linesNow(), []);
  });

  test('undone while it was being saved: the ledger says what the editor shows', async function () {
    const inventory = 'defects.yaml';
    const editor = await open(inventory);
    const { document } = editor;
    const before = document.getText();
    const isTorn = async (): Promise<boolean> =>
      !document.isDirty && document.getText() === before && (await read(inventory)) !== before;
    // A race of VS Code's own: now and then the document says that it is saved, and the file has the other text.
    let torn = false;
    for (let tries = 0; tries < 60 && !torn; tries++) {
      await type(editor, 'status: in-progress', 'status: wont-fix');
      const saving = document.save();
      // Sooner or later, to meet the moment in which the file is written.
      await new Promise((resolve) => setTimeout(resolve, tries % 20));
      await vscode.commands.executeCommand('undo');
      await saving;
      await waitFor(() => document.getText() === before, 'the text before');
      torn = await isTorn();
    }
    if (!torn) {
      console.log('    skipped: the document and its file could not be torn apart');
      this.skip();
    }
    await vscode.commands.executeCommand('defectLedger.refresh');
    await waitFor(async () => {
      const statuses = (await ledger()).defects.map(({ status }) => status);
      return statuses.includes('in-progress') && !statuses.includes('wont-fix');
    }, 'the status that the editor shows');
    assert.ok(await isTorn());
  });

  test('typing below every place sets no diagnostics', async () => {
    const other = 'src/consensus/raft_state.py';
    const [otherBefore] = diagnosticsOf(other);
    const { document } = await open(path);
    const before = diagnosticsOf(path).length;
    assert.ok(before > 0 && otherBefore);
    let told = 0;
    const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((uri) => uri.toString() === document.uri.toString())) told += 1;
    });
    try {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(document.lineCount, 0), '\n# below\n');
      // In the same breath, so that both are looked at together: what stands below this line moves.
      edit.insert(uriOf(other), new vscode.Position(0, 0), '# above\n');
      assert.ok(await vscode.workspace.applyEdit(edit));
      await waitFor(
        () => diagnosticsOf(other)[0]?.range.start.line === otherBefore.range.start.line + 1,
        'the diagnostic of the other file one line below',
      );
      assert.equal(told, 0);
      assert.equal(diagnosticsOf(path).length, before);
    } finally {
      listener.dispose();
    }
  });
});
