import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Defect } from '../core/model/ledger.js';
import type { DefectsView } from '../views/DefectsView.js';
import { severityIcon } from '../views/defectItem.js';
import type { DefectNode } from '../views/model/DefectsModel.js';
import { defectName, evidenceLabel } from '../views/model/labels.js';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';

interface DefectPick extends vscode.QuickPickItem {
  defect: Defect;
  key: string;
}

/** Refresh, find, copy, log: what concerns the ledger as a whole. */
export class LedgerCommands extends Disposable {
  constructor(
    private readonly store: LedgerStore,
    private readonly defects: DefectsView,
    log: vscode.LogOutputChannel,
  ) {
    super();
    const register = (id: string, run: (...args: never[]) => unknown): void => {
      this._register(vscode.commands.registerCommand(id, run));
    };
    register('defectLedger.refresh', () => this.store.refresh());
    register('defectLedger.findDefect', () => this.find());
    register('defectLedger.copyId', (target?: DefectNode | string, rows?: DefectNode[]) =>
      this.copyId(target, rows),
    );
    register('defectLedger.showLog', () => log.show());
  }

  /** VS Code's own fuzzy matching over id and title. */
  private async find(): Promise<void> {
    const picks = this.store.ledgers.flatMap(({ folder, ledger }) =>
      ledger.defects.map((defect): DefectPick => ({
        label: defectName(defect),
        description: [defect.priority, evidenceLabel(defect)]
          .filter((part) => part !== undefined)
          .join(' · '),
        iconPath: severityIcon(defect),
        defect,
        key: folder.uri.toString(),
      })),
    );
    if (picks.length === 0) {
      void vscode.window.showInformationMessage(l10n.t('There are no defects in the ledger.'));
      return;
    }
    const pick = await vscode.window.showQuickPick(picks, {
      title: l10n.t('Open Defect'),
      placeHolder: l10n.t('Id or title'),
      matchOnDescription: true,
    });
    if (pick) await this.defects.reveal(pick.defect.id, pick.key);
  }

  /** Of all selected rows, a line each. */
  private async copyId(target: DefectNode | string | undefined, rows?: readonly DefectNode[]): Promise<void> {
    const ids =
      typeof target === 'string'
        ? [target]
        : this.defects.selectedDefects(target, rows).map(({ defect }) => defect.id);
    if (ids.length === 0) return;
    await vscode.env.clipboard.writeText(ids.join('\n'));
    const copied = ids.length === 1 ? l10n.t('Copied {0}.', ids[0]!) : l10n.t('Copied {0} ids.', ids.length);
    void vscode.window.setStatusBarMessage(copied, 3000);
  }
}
