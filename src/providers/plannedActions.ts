import * as vscode from 'vscode';
import type { FixOffer } from '../core/fixes/offers/FixOffer.js';
import { isCurrent, toWorkspaceEdit } from '../workspace/applyFix.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { loadEngine } from '../workspace/loadEngine.js';
import { alwaysPreviewsFixes } from '../workspace/settings.js';
import { VscodeFiles } from '../workspace/VscodeFiles.js';

/** Where actions are asked for. */
export interface ActionPlace {
  readonly folder: vscode.WorkspaceFolder;
  readonly store: LedgerStore;
  /** Those that the actions are for. */
  readonly diagnostics: readonly vscode.Diagnostic[];
  /** What the preview says before the title of the fix. */
  readonly label: string;
}

/** An action for each of the offers that comes to a change of files as they are now; none of them preferred. */
export async function plannedActions(
  offers: readonly FixOffer[],
  { folder, store, diagnostics, label }: ActionPlace,
): Promise<vscode.CodeAction[]> {
  const { needsPreview } = await loadEngine();
  const files = new VscodeFiles(folder);
  const options = { syntax: store.parsers, integrity: store.integrityOf(folder) };
  const actions: vscode.CodeAction[] = [];
  for (const { title, plan } of offers) {
    const planned = await plan(files, options);
    if (planned.kind !== 'change' || !isCurrent(folder, planned)) continue;
    const confirm = alwaysPreviewsFixes(folder) || needsPreview(planned);
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = [...diagnostics];
    action.edit = toWorkspaceEdit(folder, planned, { confirm, label: `${label}: ${title}` });
    actions.push(action);
  }
  return actions;
}
