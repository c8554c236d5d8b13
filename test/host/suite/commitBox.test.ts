import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, defect, folder } from '../support';
import { waitFor } from '../waitFor';

const message = 'Mend MESH-102, see MESH';

suite('ids in the commit message box', () => {
  let control: vscode.SourceControl;
  let box: vscode.TextDocument;

  suiteSetup(async () => {
    await activated();
    control = vscode.scm.createSourceControl('ledger-test', 'Ledger Test', folder().uri);
    control.inputBox.value = message;
    await vscode.commands.executeCommand('workbench.view.scm');
    box = await waitFor(
      () =>
        vscode.workspace.textDocuments.find(
          (document) => document.uri.scheme === 'vscode-scm' && document.getText() === message,
        ),
      'the document of the box',
    );
  });
  suiteTeardown(async () => {
    control.dispose();
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  const at = (text: string): vscode.Position => box.positionAt(message.indexOf(text) + 2);

  test('completion while an id is typed', async () => {
    assert.equal(box.languageId, 'scminput');
    const items = await waitFor(async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        box.uri,
        box.positionAt(message.length),
        'H',
      );
      const found = list.items.flatMap(({ label }) => (typeof label === 'object' ? [label.label] : []));
      return found.includes('MESH-101') && found;
    }, 'the ids');
    assert.ok(items.indexOf('MESH-102') < items.indexOf('MESH-105'), items.join(' '));
  });

  test('hover: the card of the defect', async () => {
    const cards = await waitFor(async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        box.uri,
        at('MESH-102'),
      );
      const texts = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
      return texts.length > 0 && texts.map(({ value }) => value);
    }, 'the card');
    assert.match(cards[0]!, /^\*\*MESH\\-102/u);
    assert.equal(cards.length, 1);
  });

  test('Go to Definition and links lead to the entry', async () => {
    const [mention] = (await defect('MESH-102')).mentions;
    const [found] = await waitFor(async () => {
      const all = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        box.uri,
        at('MESH-102'),
      );
      return all.length > 0 && all;
    }, 'the entry');
    assert.equal(vscode.workspace.asRelativePath(found!.targetUri), mention!.path);
    assert.equal(found!.targetRange.start.line, mention!.range.start.line);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      box.uri,
    );
    assert.deepEqual(
      links.map(({ range, target }) => [box.getText(range), target?.fragment]),
      [['MESH-102', `L${mention!.range.start.line + 1}`]],
    );
  });
});
