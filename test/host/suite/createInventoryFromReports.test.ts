import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  activated,
  answering,
  diagnosticsOf,
  ledger,
  open,
  read,
  rememberWorkspace,
  restoreWorkspace,
  uriOf,
  waitForDefect,
} from '../support';
import { waitFor } from '../waitFor';

const run = () => vscode.commands.executeCommand('defectLedger.createInventoryFromReports', { all: true });
const inventory = 'defects.yaml';

/** The ids of the defects that no native inventory speaks of. */
async function onlyInReports(): Promise<string[]> {
  const { defects } = await ledger();
  return defects
    .filter(({ mentions }) => mentions.every(({ path }) => path !== inventory))
    .map(({ id }) => id);
}

suite('create inventory from reports', () => {
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  teardown(restoreWorkspace);

  test('what only the reports say is added behind what is there, shown, and taken back by one undo', async () => {
    const before = await read(inventory);
    const ids = (await ledger()).defects.map(({ id }) => id).sort();
    const added = await onlyInReports();
    assert.ok(added.length > 0, 'the sample has nothing to add');
    await run();

    const editor = vscode.window.activeTextEditor!;
    assert.equal(vscode.workspace.asRelativePath(editor.document.uri), inventory);
    const text = editor.document.getText();
    const lines = text.split('\n');
    const first = editor.selection.active.line;
    assert.match(lines[first]!, /^ {2}- id: /);
    assert.match(lines[first - 1]!, /^ {2}# from .*:\d+$/);
    let at = 0;
    for (const line of before.split('\n')) {
      at = lines.indexOf(line, at) + 1;
      assert.ok(at > 0, `'${line}' is gone`);
    }

    await waitFor(async () => (await onlyInReports()).length === 0, 'every defect to be in the inventory');
    for (const id of added) {
      const { mentions } = await waitForDefect(
        id,
        'in the inventory',
        (found) => found.mentions[0]!.path === inventory,
      );
      assert.ok(mentions.length > 1, `${id} lost its reports`);
    }
    assert.deepEqual((await ledger()).defects.map(({ id }) => id).sort(), ids);
    assert.deepEqual(
      diagnosticsOf(inventory).filter(({ code }) => code === 'source-problem'),
      [],
    );

    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before);
    await waitFor(async () => (await onlyInReports()).length === added.length, 'the ledger to be as before');
  });

  test('the second run changes nothing, also before the ledger has been read anew', async () => {
    const { document } = await open(inventory);
    await run();
    const text = document.getText();
    const { version } = document;
    await run();
    await waitFor(async () => (await onlyInReports()).length === 0, 'every defect to be in the inventory');
    await run();
    assert.deepEqual([document.version, document.getText()], [version, text]);
  });

  test('the person is asked first: everything is picked, and Escape leaves all as it is', async () => {
    const before = await read(inventory);
    const { document } = await open(inventory);
    const ask = (...keys: Parameters<typeof answering>[1][]) =>
      answering(vscode.commands.executeCommand('defectLedger.createInventoryFromReports'), ...keys);
    await ask('closeQuickOpen');
    assert.equal(document.getText(), before);
    // On a busy machine a list may be accepted before its items are in it: then nothing was chosen.
    for (let tries = 0; tries < 5 && document.getText() === before; tries++) {
      await ask();
    }
    await waitFor(async () => (await onlyInReports()).length === 0, 'every defect to be in the inventory');
    assert.notEqual(document.getText(), before);
  });

  test('without an inventory one is made, and rules over the reports', async () => {
    await vscode.workspace.fs.delete(uriOf(inventory));
    await waitFor(
      async () => (await ledger()).sources.every(({ path }) => path !== inventory),
      'the inventory to be gone',
    );
    const ids = (await ledger()).defects.map(({ id }) => id).sort();
    await run();
    assert.match(await read(inventory), /^# Made from .*\nversion: 1\n\ndefects:\n {2}# from /);
    assert.equal(vscode.workspace.asRelativePath(vscode.window.activeTextEditor!.document.uri), inventory);
    await waitFor(
      async () => (await ledger()).defects.every(({ mentions }) => mentions[0]!.path === inventory),
      'the inventory to come first',
    );
    assert.deepEqual((await ledger()).defects.map(({ id }) => id).sort(), ids);
    await vscode.commands.executeCommand('undo');
    await waitFor(
      async () => (await ledger()).sources.every(({ path }) => path !== inventory),
      'one undo to take the file away',
    );
  });

  test('a syntax error in the inventory: nothing is written', async () => {
    const editor = await open(inventory);
    const broken = `${editor.document.getText()}\nmore: [\n`;
    const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
    assert.ok(await editor.edit((edit) => edit.replace(all, broken)));
    await run();
    assert.equal(editor.document.getText(), broken);
  });
});
