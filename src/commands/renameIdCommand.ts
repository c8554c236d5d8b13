import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isValidId } from '../core/ledger/ids/isValidId.js';
import type { IdFeatures } from '../providers/ids/IdFeatures.js';
import type { MeantDefect } from '../providers/ids/IdFinder.js';
import type { DefectNode } from '../views/model/DefectNode.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { CommandFamily } from './CommandFamily.js';

/** The id of a row of the Defects view, renamed over all sources and comments. */
export class RenameIdCommand extends CommandFamily {
  constructor(
    private readonly store: LedgerStore,
    private readonly ids: IdFeatures,
  ) {
    super();
    this.register('defectLedger.renameId', (node?: DefectNode, newId?: unknown) =>
      // From a menu VS Code passes the selected rows here.
      this.run(node, typeof newId === 'string' ? newId : undefined),
    );
  }

  /** @param newId it is asked for when it is not given */
  private async run(node: DefectNode | undefined, newId: string | undefined): Promise<void> {
    const meant = node && this.meantBy(node);
    if (!meant) return;
    const { id } = meant.defect;
    const found = { id, meant: [meant] };
    const obstacle = this.ids.renamer.obstacle(found);
    if (obstacle !== undefined) return void vscode.window.showErrorMessage(obstacle);
    const to = newId ?? (await this.ask(meant));
    if (to === undefined || to === id) return;
    const answer = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: l10n.t('Renaming {0} to {1}', id, to),
        cancellable: true,
      },
      (_progress, token) => this.ids.renamer.rename(found, to, token),
    );
    if ('reason' in answer) return void vscode.window.showErrorMessage(answer.reason);
    if (!(await vscode.workspace.applyEdit(answer.edit, { isRefactoring: true }))) return;
    void vscode.window.setStatusBarMessage(
      l10n.t('Renamed {0} to {1} ({2} places, {3} files).', id, to, answer.places, answer.files),
      5000,
    );
  }

  private ask({ defect, ledger }: MeantDefect): Thenable<string | undefined> {
    const { id } = defect;
    return vscode.window.showInputBox({
      title: l10n.t('Rename {0}', id),
      prompt: l10n.t('Renamed in every source and comment. What stands in code is shown to you first.'),
      value: id,
      validateInput: (value) => {
        if (!isValidId(value)) return l10n.t('An id has letters, digits and `_ . # / -`, and no blanks.');
        return value !== id && ledger.defects.some((other) => other.id === value)
          ? l10n.t('There is a defect {0} already.', value)
          : undefined;
      },
    });
  }

  private meantBy(node: DefectNode): MeantDefect | undefined {
    if (!('key' in node) || !('defectId' in node)) return undefined;
    const current = this.store.ledgerOf(node.key);
    const defect = current?.ledger.defects.find(({ id }) => id === node.defectId);
    return current && defect && { ...current, defect };
  }
}
