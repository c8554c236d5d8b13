import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AddedCounts, ChosenEntries, InventoryPlan } from '../core/export/inventory/planInventory.js';
import { outsideReason } from '../core/files/FileAccess.js';
import { compileGlob } from '../core/files/glob.js';
import type { Ledger } from '../core/model/ledger.js';
import { toRange, toUri } from '../workspace/convert.js';
import { staysInside } from '../workspace/linkGuard.js';
import { loadEngine } from '../workspace/loadEngine.js';
import { addToSources, sourceGlobs } from '../workspace/settings.js';
import { countLabel } from './pickInventoryEntries.js';

interface InventoryWriting {
  folder: vscode.WorkspaceFolder;
  /** Holds what is chosen. */
  ledger: Ledger;
  /** The inventory to write to, and all native ones (findInventory). */
  path: string;
  natives: readonly string[];
  chosen: ChosenEntries;
}

type Written = Extract<InventoryPlan, { text: string }>;

/** Adds the chosen entries to the native inventory, shows them there, and says what was added or why nothing was. */
export async function writeInventory({
  folder,
  ledger,
  path,
  natives,
  chosen,
}: InventoryWriting): Promise<void> {
  const { planInventory } = await loadEngine();
  const uri = toUri(folder, path);
  if (!(await staysInside(folder.uri, uri))) {
    void vscode.window.showWarningMessage(outsideReason(path));
    return;
  }
  const document = (await exists(uri)) ? await vscode.workspace.openTextDocument(uri) : undefined;
  const plan = planInventory({ ledger, chosen, path, existing: document?.getText(), natives });
  if ('refused' in plan) {
    void vscode.window.showWarningMessage(plan.refused);
  } else if (plan.edits.length === 0) {
    void vscode.window.showInformationMessage(l10n.t('{0} holds all of it already.', path));
  } else if (await vscode.workspace.applyEdit(toWorkspaceEdit(uri, plan, document === undefined))) {
    const start = new vscode.Position(plan.firstLine, 0);
    await vscode.window.showTextDocument(uri, { selection: new vscode.Range(start, start) });
    tell(folder, path, plan.added);
  } else {
    void vscode.window.showWarningMessage(l10n.t('{0} could not be written.', path));
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
  if (sourceGlobs(folder).some((glob) => compileGlob(glob)(path))) {
    void vscode.window.showInformationMessage(l10n.t('Added {0} to {1}.', countLabel(added), path));
    return;
  }
  const add = l10n.t('Add to Sources');
  const answer = vscode.window.showWarningMessage(
    l10n.t('Added {0} to {1}. It is not among the sources yet.', countLabel(added), path),
    add,
  );
  void answer.then((chosen) => (chosen === add ? addToSources(folder, [path]) : undefined));
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
