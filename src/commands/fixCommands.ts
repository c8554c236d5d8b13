import * as vscode from 'vscode';
import type { DefectsView } from '../views/DefectsView.js';
import type { DefectNode } from '../views/model/DefectsModel.js';
import { isCurrent, toWorkspaceEdit } from '../workspace/applyFix.js';
import { toUri } from '../workspace/convert.js';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { loadEngine } from '../workspace/loadEngine.js';
import { VscodeFiles } from '../workspace/VscodeFiles.js';

/** Fixes that start from the tree rather than from a diagnostic. */
export class FixCommands extends Disposable {
  constructor(
    private readonly store: LedgerStore,
    private readonly defects: DefectsView,
  ) {
    super();
    this._register(
      vscode.commands.registerCommand('defectLedger.applyTemplate', (node?: DefectNode) => this.apply(node)),
    );
  }

  /** Applies the template and shows the file; a refusal says why and changes nothing. */
  private async apply(node: DefectNode | undefined): Promise<void> {
    const template = node && this.defects.model.template(node);
    if (node?.type !== 'template' || !template) return;
    const folder = this.store.ledgers.find((entry) => entry.folder.uri.toString() === node.key)?.folder;
    if (!folder) return;
    const { planTemplate } = await loadEngine();
    const plan = await planTemplate(template, new VscodeFiles(folder));
    if (plan.kind === 'refused') {
      void vscode.window.showWarningMessage(`${template.title}: ${plan.reason}`);
      return;
    }
    if (plan.kind === 'nothing') {
      void vscode.window.showInformationMessage(`${template.title}: ${plan.reason}`);
      return;
    }
    if (!isCurrent(folder, plan)) {
      void vscode.window.showWarningMessage(
        `${template.targetPath} changed meanwhile; nothing was written. Try again.`,
      );
      return;
    }
    await vscode.workspace.applyEdit(toWorkspaceEdit(folder, plan));
    await vscode.window.showTextDocument(toUri(folder, template.targetPath));
    if (plan.notes.length > 0) void vscode.window.showInformationMessage(plan.notes.join(' '));
  }
}
