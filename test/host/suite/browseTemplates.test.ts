import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  activated,
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

const target = 'src/transport/lab_proxy.py';
const templateFile = '.defect-ledger/templates/wait.py';
const template = [
  `# ${target}`,
  '# Wait for the proxy',
  'def wait_for_proxy(${1:seconds}: float = ${2:5.0}) -> str:',
  '    return f"\\${${1}}"',
  '',
].join('\n');
const written = ['def wait_for_proxy(seconds: float = 5.0) -> str:', '    return f"${seconds}"', ''].join(
  '\n',
);

const previews = (): vscode.TabInputTextDiff[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input }) => (input instanceof vscode.TabInputTextDiff ? [input] : []))
    .filter(({ modified }) => modified.scheme === 'defect-ledger-planned');

const selected = (editor: vscode.TextEditor): string => editor.document.getText(editor.selection);

/** Opens the list, goes to the template, and waits for its preview. */
async function browse(title: string): Promise<vscode.TabInputTextDiff> {
  const { templates } = await ledger();
  const index = templates.findIndex((each) => each.title === title);
  const previewOf = (path: string): vscode.TabInputTextDiff | undefined =>
    previews().find(({ modified }) => modified.path.endsWith(`/${path}`));
  await vscode.commands.executeCommand('defectLedger.browseTemplates');
  await waitFor(() => previewOf(templates[0]!.targetPath), 'the preview of the first template');
  for (let i = 0; i < index; i++)
    await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
  return waitFor(() => previewOf(templates[index]!.targetPath), `the preview of ${title}`);
}

async function actionOn(document: vscode.TextDocument, title: RegExp): Promise<vscode.CodeAction> {
  const at = document.positionAt(document.getText().indexOf('take_snapshot'));
  return waitFor(
    async () => {
      const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(at, at.translate(0, 4)),
      );
      return all.find((each) => title.test(each.title));
    },
    `an action ${String(title)}`,
  );
}

suite('browse templates', () => {
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await restoreWorkspace();
  });

  const added = async (path: string, text: string, title: string): Promise<void> => {
    await write(path, text);
    await waitFor(
      async () => (await ledger()).templates.some((each) => each.title === title),
      `the template ${title}`,
    );
  };

  test('the active template is shown as a diff, and Enter applies it with its tab stops', async () => {
    const before = await read(target);
    await added(templateFile, template, 'Wait for the proxy');
    const shown = await browse('Wait for the proxy');
    assert.equal(shown.original.toString(), uriOf(target).toString());
    const preview = await vscode.workspace.openTextDocument(shown.modified);
    assert.ok(preview.getText().includes(written));
    assert.equal(await read(target), before, 'a preview writes nothing');

    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    const editor = await waitFor(() => {
      const active = vscode.window.activeTextEditor;
      const path = active?.document.uri.toString();
      return path === uriOf(target).toString() && active?.document.getText().includes(written)
        ? active
        : undefined;
    }, 'the template in the file');
    await waitFor(() => selected(editor) === 'seconds', 'the first placeholder to be selected');
    assert.equal(editor.document.getText(), preview.getText(), 'what was shown is what was done');
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    await waitFor(() => selected(editor) === '5.0', 'the second placeholder to be selected');
    await vscode.commands.executeCommand('leaveSnippet');
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before);
  });

  test('a fix of the light bulb has its tab stops, and one undo takes it back', async () => {
    const file = 'src/consensus/raft_state.py';
    const code = [
      `# ${file}`,
      '# Say when',
      '# Defects: MESH_RAFT_001',
      'class RaftNodeState:',
      '    def when(self) -> ${1|int,float|}:',
      '        return {"at": ${2:0}}["at"]',
      '',
    ].join('\n');
    await added('.defect-ledger/templates/when.py', code, 'Say when');
    const editor = await open(file);
    const before = editor.document.getText();
    const { edit } = await actionOn(editor.document, /^Apply fix: Say when$/);
    assert.ok(edit && (await vscode.workspace.applyEdit(edit)));
    const expected = '    def when(self) -> int:\n        return {"at": 0}["at"]\n';
    assert.ok(editor.document.getText().includes(expected), editor.document.getText());
    await waitFor(() => selected(editor) === 'int', 'the first placeholder to be selected');
    await vscode.commands.executeCommand('leaveSnippet');
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, `${folder().uri.path}/${file}`);
  });
});
