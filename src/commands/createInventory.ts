import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { CommandFamily } from './CommandFamily.js';

const starter = `# Defect Ledger reads this file and ties each defect to the code that proves it.
# Completion and checks come from the extension's schema (with the YAML extension installed).
version: 1

defects:
  - id: DEFECT-1
    title: Say in one line what is wrong
    priority: P1 # P0 (most urgent) to P4
    severity: medium # critical, high, medium, low
    status: open # open, in-progress, blocked, resolved, verified, wont-fix
    description: What happens, and what should happen.
    anchors:
      # An anchor ties the defect to code. Kinds: file, range, symbol, import, test, dependency, pattern, missing-file.
      - kind: file
        path: README.md

phases:
  - id: phase-1
    title: First steps
    weeks: { start: 1, end: 2 }
    tasks:
      - title: Resolve the first defect
        defects: [DEFECT-1]
    exitCriteria:
      - text: No P0 defect is open
`;

/** Welcome view: a starter `defects.yaml` in the folder, opened with the cursor on the first title. */
export class CreateInventoryCommand extends CommandFamily {
  constructor() {
    super();
    this.register('defectLedger.createInventory', () => this.run());
  }

  private async run(): Promise<void> {
    const folder = await pickFolder();
    if (!folder) {
      void vscode.window.showInformationMessage(
        l10n.t('Open a folder first: the inventory is a file in it.'),
      );
      return;
    }
    const uri = vscode.Uri.joinPath(folder.uri, 'defects.yaml');
    if (!(await exists(uri))) {
      const edit = new vscode.WorkspaceEdit();
      edit.createFile(uri, { contents: new TextEncoder().encode(starter) });
      await vscode.workspace.applyEdit(edit);
    }
    const document = await vscode.workspace.openTextDocument(uri);
    const at = document.getText().indexOf('Say in one line');
    const start = document.positionAt(Math.max(0, at));
    const end = at < 0 ? start : document.lineAt(start.line).range.end;
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(start, end) });
  }
}

async function pickFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.length > 1 ? vscode.window.showWorkspaceFolderPick() : folders[0];
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
