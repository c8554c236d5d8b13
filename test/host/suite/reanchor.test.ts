import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  actionsIn,
  activated,
  defect,
  folder,
  ledger,
  open,
  read,
  rememberWorkspace,
  restoreWorkspace,
  uriOf,
  write,
} from '../support';
import { waitFor } from '../waitFor';

const inventory = `version: 1
defects:
  # kept as it is
  - id: TEMP-1
    title: The retry is never awaited
    priority: P1
    anchors:
      - kind: range
        path: src/temp_retry.py # kept too
        range: { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } }
        hash: 0123456789ab
`;
const code = 'def wait(link):\n    pause = 3\n    link.retry(pause)\n    return link\n';

suite('re-anchor here', () => {
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  setup(async () => {
    await write('src/temp_retry.py', code);
    await write('audit/defects.yaml', inventory);
    await waitFor(async () => (await ledger()).defects.some(({ id }) => id === 'TEMP-1'), 'the defect');
  });
  teardown(async () => {
    await restoreWorkspace();
    await waitFor(async () => !(await ledger()).defects.some(({ id }) => id === 'TEMP-1'), 'the defect gone');
  });

  test('a lost place is said, set anew in the inventory, and one undo takes it back', async () => {
    const lost = await defect('TEMP-1');
    assert.equal(lost.anchors[0]!.confidence, 'lost');
    const { defectsView: view } = await activated();
    const row = view.model.find(folder().uri.toString(), 'TEMP-1')!;
    const [occurrence] = view.model.children(row).filter((node) => node.type === 'occurrence');
    assert.equal(view.itemOf(occurrence!).contextValue, 'occurrence.lost');
    assert.match(String(view.itemOf(occurrence!).description), /^lost/);
    const own = vscode.languages
      .getDiagnostics(uriOf('src/temp_retry.py'))
      .filter(({ source }) => source === 'Defect Ledger');
    assert.deepEqual(own, []);

    const editor = await open('src/temp_retry.py');
    editor.selection = new vscode.Selection(2, 4, 2, 8);
    await vscode.commands.executeCommand('defectLedger.reanchorHere', occurrence);
    await waitFor(
      async () => (await defect('TEMP-1')).anchors[0]!.confidence === 'exact',
      'the place to be found',
    );
    assert.equal((await defect('TEMP-1')).occurrences[0]!.range.start.line, 2);
    const document = await vscode.workspace.openTextDocument(uriOf('audit/defects.yaml'));
    for (const kept of ['# kept as it is', '# kept too', 'hash: '])
      assert.ok(document.getText().includes(kept));
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), inventory);
    assert.equal(await read('audit/defects.yaml'), inventory);
  });

  test('a quick fix at the anchor in the inventory shows the likeliest place and writes it', async () => {
    const unsure = inventory.replace(/ +hash: .*\n/u, '');
    await write('audit/defects.yaml', unsure);
    await waitFor(
      async () => (await defect('TEMP-1')).anchors[0]!.confidence === 'similar',
      'the place as it is given',
    );
    await open('audit/defects.yaml');
    const { range } = (await defect('TEMP-1')).anchors[0]!.source;
    const actions = await actionsIn(
      uriOf('audit/defects.yaml'),
      new vscode.Range(range.start.line, range.start.character, range.start.line, range.start.character),
      /^Re-anchor/,
    );
    const title = 'Re-anchor `src/temp_retry.py:2` (TEMP-1) at `src/temp_retry.py:2`';
    const action = actions.find((each) => each.title === title);
    assert.ok(action?.command, actions.map((each) => each.title).join());
    const { command, arguments: given = [] } = action.command;
    await vscode.commands.executeCommand(command, ...(given as unknown[]));
    await waitFor(
      async () => (await defect('TEMP-1')).anchors[0]!.confidence === 'exact',
      'the place to be found',
    );
    const document = await vscode.workspace.openTextDocument(uriOf('audit/defects.yaml'));
    assert.match(document.getText(), /hash: /);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
  });
});
