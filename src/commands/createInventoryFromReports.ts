import * as vscode from 'vscode';
import type { AddedCounts, ChosenEntries, InventoryPlan } from '../core/export/inventory/planInventory.js';
import { compileGlob } from '../core/files/glob.js';
import { toRange, toUri } from '../workspace/convert.js';
import { Disposable } from '../workspace/Disposable.js';
import type { FolderLedger, LedgerStore } from '../workspace/LedgerStore.js';
import { loadEngine } from '../workspace/loadEngine.js';
import { addToSources, sourceGlobs } from '../workspace/settings.js';
import { VscodeFiles } from '../workspace/VscodeFiles.js';
import { allEntries, countLabel, pickInventoryEntries } from './pickInventoryEntries.js';

/** What other extensions, keybindings and tests may pass. */
interface Arguments {
  /** Take everything without asking. Default: false */
  all?: boolean;
}

type Written = Extract<InventoryPlan, { text: string }>;

/** From what the reports say to a native inventory: asks what to take, adds what is not there yet, shows it. */
export class CreateInventoryFromReportsCommand extends Disposable {
  constructor(private readonly store: LedgerStore) {
    super();
    this._register(
      vscode.commands.registerCommand('defectLedger.createInventoryFromReports', (given?: unknown) =>
        this.run(isArguments(given) ? given : {}),
      ),
    );
  }

  private async run({ all = false }: Arguments): Promise<void> {
    const picked = await this.pickLedger();
    if (!picked) return;
    const { folder, ledger } = picked;
    const { findInventory, missingEntries } = await loadEngine();
    const { path, natives } = await findInventory(ledger, new VscodeFiles(folder));
    const missing = missingEntries(ledger, natives);
    if (missing.defects.length + missing.phases.length + missing.criteria.length === 0) {
      const reason =
        ledger.sources.length === 0 ? 'No source has been read' : `${natives.join(', ')} holds it all`;
      void vscode.window.showInformationMessage(`There is nothing to add: ${reason}.`);
      return;
    }
    const chosen = all ? allEntries(missing) : await pickInventoryEntries(missing, path);
    if (chosen) await this.write(folder, path, natives, chosen);
  }

  /** The folder to write in; without one the person is told why nothing happens. */
  private async pickLedger(): Promise<FolderLedger | undefined> {
    const { ledgers } = this.store;
    if (ledgers.length === 0) {
      void vscode.window.showInformationMessage('Open a folder with reports first.');
      return undefined;
    }
    if (ledgers.length === 1) return ledgers[0];
    const folder = await vscode.window.showWorkspaceFolderPick();
    return folder && this.ledgerOf(folder);
  }

  private ledgerOf(folder: vscode.WorkspaceFolder): FolderLedger | undefined {
    return this.store.ledgers.find((entry) => entry.folder.uri.toString() === folder.uri.toString());
  }

  private async write(
    folder: vscode.WorkspaceFolder,
    path: string,
    natives: readonly string[],
    chosen: ChosenEntries,
  ): Promise<void> {
    const { planInventory } = await loadEngine();
    const uri = toUri(folder, path);
    const document = (await exists(uri)) ? await vscode.workspace.openTextDocument(uri) : undefined;
    // Ledger and text of now: both may have changed while the person chose.
    const ledger = this.ledgerOf(folder)?.ledger;
    if (!ledger) return;
    const plan = planInventory({ ledger, chosen, path, existing: document?.getText(), natives });
    if ('refused' in plan) {
      void vscode.window.showWarningMessage(plan.refused);
    } else if (plan.edits.length === 0) {
      void vscode.window.showInformationMessage(`${path} holds all of it already.`);
    } else if (await vscode.workspace.applyEdit(toWorkspaceEdit(uri, plan, document === undefined))) {
      const start = new vscode.Position(plan.firstLine, 0);
      await vscode.window.showTextDocument(uri, { selection: new vscode.Range(start, start) });
      tell(folder, path, plan.added);
    } else {
      void vscode.window.showWarningMessage(`${path} could not be written.`);
    }
  }
}

/** One edit, so that one undo takes it all back. */
function toWorkspaceEdit(uri: vscode.Uri, { text, edits }: Written, isNew: boolean): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  if (isNew) edit.createFile(uri, { contents: new TextEncoder().encode(text) });
  else
    edit.set(
      uri,
      edits.map(({ range, newText }) => vscode.TextEdit.replace(toRange(range), newText)),
    );
  return edit;
}

/** What was added; an inventory that the settings leave out would not be seen in the views. */
function tell(folder: vscode.WorkspaceFolder, path: string, added: AddedCounts): void {
  const message = `Added ${countLabel(added)} to ${path}.`;
  if (sourceGlobs(folder).some((glob) => compileGlob(glob)(path))) {
    void vscode.window.showInformationMessage(message);
    return;
  }
  const add = 'Add to Sources';
  const answer = vscode.window.showWarningMessage(`${message} It is not among the sources yet.`, add);
  void answer.then((chosen) => (chosen === add ? addToSources(folder, [path]) : undefined));
}

/** From a view's title VS Code passes the view's own arguments. */
function isArguments(given: unknown): given is Arguments {
  return typeof given === 'object' && given !== null && 'all' in given && given.all === true;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
