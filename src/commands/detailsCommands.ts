import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DefectsView } from '../views/DefectsView.js';
import type { DetailsTabs } from '../views/details/DetailsTabs.js';
import type { DefectNode } from '../views/model/DefectsModel.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { CommandFamily } from './CommandFamily.js';
import { chooseDefect } from './chooseDefect.js';
import { defectAtCursor, type DefectHandle } from './defectAtCursor.js';

/** Opens the details of a defect: of a row, of an id, of the defect at the cursor, else of one that is chosen. */
export class DetailsCommands extends CommandFamily {
  constructor(
    private readonly store: LedgerStore,
    private readonly defects: DefectsView,
    private readonly details: DetailsTabs,
  ) {
    super();
    this.register('defectLedger.openDetails', (target?: DefectNode | string, key?: unknown) =>
      this.open(target, typeof key === 'string' ? key : undefined),
    );
  }

  private async open(target: DefectNode | string | undefined, key: string | undefined): Promise<void> {
    const wanted = typeof target === 'string' ? this.byId(target, key) : target && this.ofRow(target);
    if (typeof target === 'string' && !wanted) {
      void vscode.window.showInformationMessage(l10n.t('There is no defect {0} in the ledger.', target));
      return;
    }
    const found =
      wanted ?? defectAtCursor(this.store) ?? (await chooseDefect(this.store, l10n.t('Open Details')));
    if (found) await this.details.open(found);
  }

  /** Ids may differ in case from what is written elsewhere. `key`: of the folder; without it, the first that has the defect. */
  private byId(id: string, key: string | undefined): DefectHandle | undefined {
    const ledgers = this.store.ledgers.filter(
      ({ folder }) => key === undefined || folder.uri.toString() === key,
    );
    const same = (written: string): boolean => written.toLowerCase() === id.toLowerCase();
    for (const { folder, ledger } of ledgers) {
      const { defects } = ledger;
      const found = defects.find((defect) => defect.id === id) ?? defects.find((defect) => same(defect.id));
      if (found) return { id: found.id, key: folder.uri.toString() };
    }
    return undefined;
  }

  private ofRow(node: DefectNode): DefectHandle | undefined {
    const defect = this.defects.model.defect(node);
    return defect && 'key' in node ? { id: defect.id, key: node.key } : undefined;
  }
}
