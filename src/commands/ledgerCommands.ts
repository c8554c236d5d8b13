import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../core/text/counted.js';
import type { DefectsView } from '../views/DefectsView.js';
import type { DefectNode } from '../views/model/DefectsModel.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { CommandFamily } from './CommandFamily.js';

/** Refresh, copy, log: what concerns the ledger as a whole. */
export class LedgerCommands extends CommandFamily {
  constructor(
    private readonly store: LedgerStore,
    private readonly defects: DefectsView,
    log: vscode.LogOutputChannel,
  ) {
    super();
    this.register('defectLedger.refresh', () => this.store.refresh());
    this.register('defectLedger.copyId', (target?: DefectNode | string, rows?: DefectNode[]) =>
      this.copyId(target, rows),
    );
    this.register('defectLedger.showLog', () => log.show());
  }

  /** Of all selected rows, a line each. */
  private async copyId(target: DefectNode | string | undefined, rows?: readonly DefectNode[]): Promise<void> {
    const ids =
      typeof target === 'string'
        ? [target]
        : this.defects.selectedDefects(target, rows).map(({ defect }) => defect.id);
    if (ids.length === 0) return;
    await vscode.env.clipboard.writeText(ids.join('\n'));
    const copied = counted(ids.length, l10n.t('Copied {0}.', ids[0]!), l10n.t('Copied {0} ids.', ids.length));
    void vscode.window.setStatusBarMessage(copied, 3000);
  }
}
