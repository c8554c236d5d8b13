import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated } from '../support';
import { waitFor } from '../waitFor';
import { closeEditors, keyOf, ledgerOf, uriIn } from './support';

suite('what the editor shows, in a workspace of two folders', () => {
  suiteSetup(async () => {
    await activated();
  });
  teardown(closeEditors);

  test('a card is of the defect of its own folder, though another has the same id', async () => {
    const uri = uriIn('gateway', 'src/door.py');
    const { occurrences } = (await ledgerOf('gateway'))!.defects.find(({ id }) => id === 'MESH-101')!;
    const { line, character } = occurrences[0]!.range.start;
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      new vscode.Position(line, character + 1),
    );
    const text = hovers
      .flatMap(({ contents }) => contents as vscode.MarkdownString[])
      .map(({ value }) => value)
      .find((value) => value.includes('MESH\\-101'));
    assert.ok(text?.includes(uriIn('gateway', 'defects.yaml').toString()), text);
    const [args] = [...text!.matchAll(/\(command:defectLedger\.openDefect\?([^)]*)\)/g)].map((m) => m[1]!);
    assert.deepEqual(JSON.parse(decodeURIComponent(decodeURIComponent(args!))), [
      'MESH-101',
      keyOf('gateway'),
    ]);
  });

  test('a line above the function, with the folder in its command', async () => {
    const uri = uriIn('gateway', 'src/door.py');
    await vscode.workspace.openTextDocument(uri);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri,
      100,
    );
    const ours = lenses.flatMap(({ command }) => (command?.title.includes('MESH-101') ? [command] : []));
    assert.deepEqual(
      ours.map(({ title }) => title),
      ['P0 · MESH-101 Requests without a token are let through · confirmed'],
    );
    assert.deepEqual(ours[0]!.arguments, ['MESH-101', keyOf('gateway')]);
  });

  test('badges, and the counts of the status bar over both folders', async () => {
    const { fileBadges, statusBar, ledgers } = await activated();
    assert.match(
      fileBadges.provideFileDecoration(uriIn('gateway', 'src/door.py'))?.tooltip ?? '',
      /^1 open occurrence of a defect/,
    );
    assert.equal(fileBadges.provideFileDecoration(uriIn('mesh-node', 'src/door.py')), undefined);
    const open = ledgers
      .flatMap(({ ledger }) => ledger.defects)
      .filter(({ status }) => ['open', 'in-progress', 'blocked'].includes(status)).length;
    await waitFor(() => statusBar.item.text.includes(`${open} open`), 'the sum of both folders');
    const { value } = statusBar.item.tooltip as vscode.MarkdownString;
    assert.match(value, /\*\*mesh\\-node\*\*/);
    assert.match(value, /\*\*gateway\*\* 2 open/);
  });

  test('from the last occurrence of one folder to the first of the other', async () => {
    const seen = new Set<string>();
    for (let i = 0; i < 60 && seen.size < 2; i++) {
      await vscode.commands.executeCommand('defectLedger.nextOccurrence');
      const uri = vscode.window.activeTextEditor!.document.uri;
      seen.add(vscode.workspace.getWorkspaceFolder(uri)!.name);
    }
    assert.deepEqual(seen, new Set(['mesh-node', 'gateway']));
  });
});
