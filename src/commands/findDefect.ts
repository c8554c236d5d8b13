import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { severityIcon } from '../views/defectItem.js';
import type { DefectsView } from '../views/DefectsView.js';
import { defectPicks, type DefectPick, type PickGroup } from '../views/model/defectPicks.js';
import { defectName, evidenceLabel } from '../views/model/labels.js';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';

interface PickItem extends vscode.QuickPickItem {
  readonly pick?: DefectPick;
}

/** The list of all defects, from the palette and from the status bar. */
export class FindDefectCommand extends Disposable {
  constructor(
    private readonly store: LedgerStore,
    private readonly defects: DefectsView,
  ) {
    super();
    this._register(vscode.commands.registerCommand('defectLedger.findDefect', () => this.find()));
  }

  /** VS Code's own fuzzy matching over id and title. */
  private async find(): Promise<void> {
    const items = this.items();
    if (items.length === 0) {
      void vscode.window.showInformationMessage(l10n.t('There are no defects in the ledger.'));
      return;
    }
    const item = await vscode.window.showQuickPick(items, {
      title: l10n.t('Open Defect'),
      placeHolder: l10n.t('Id or title'),
      matchOnDescription: true,
    });
    if (item?.pick) await this.defects.reveal(item.pick.defect.id, item.pick.key);
  }

  private items(): PickItem[] {
    const { ledgers } = this.store;
    const keyed = ledgers.map(({ folder, ledger }) => ({ key: folder.uri.toString(), ledger }));
    const names = new Map(ledgers.map(({ folder }) => [folder.uri.toString(), folder.name]));
    return [...defectPicks(keyed, this.active())].flatMap(([group, picks]) =>
      picks.length === 0
        ? []
        : [
            { label: groupLabel(group), kind: vscode.QuickPickItemKind.Separator },
            ...picks.map((pick) => toItem(pick, ledgers.length > 1 ? names.get(pick.key) : undefined)),
          ],
    );
  }

  private active(): { key: string; path: string } | undefined {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const located = uri && this.store.locate(uri);
    return located && { key: located.folder.uri.toString(), path: located.path };
  }
}

function toItem(pick: DefectPick, folder: string | undefined): PickItem {
  const { defect } = pick;
  const parts = [defect.priority, evidenceLabel(defect), folder];
  return {
    label: defectName(defect),
    description: parts.filter((part) => part !== undefined).join(' · '),
    iconPath: severityIcon(defect),
    pick,
  };
}

function groupLabel(group: PickGroup): string {
  switch (group) {
    case 'file':
      return l10n.t('In this file');
    case 'confirmed':
      return l10n.t('Confirmed');
    case 'regressions':
      return l10n.t('Resolved, but still in the code');
    case 'open':
      return l10n.t('Open');
    case 'closed':
      return l10n.t('Closed');
  }
}
