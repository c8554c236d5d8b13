import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { severityIcon } from '../views/defectItem.js';
import { defectPicks, type DefectPick, type PickGroup } from '../views/model/defectPicks.js';
import { defectName, evidenceLabel } from '../views/model/labels.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import type { DefectHandle } from './defectAtCursor.js';

interface PickItem extends vscode.QuickPickItem {
  readonly pick?: DefectPick;
}

/**
 * VS Code's own fuzzy matching over id and title, those of the active file first; undefined when none was chosen or there is none, which the
 * person is told.
 * @param title of the list. Default: Open Defect
 */
export async function chooseDefect(store: LedgerStore, title?: string): Promise<DefectHandle | undefined> {
  const items = pickItems(store);
  if (items.length === 0) {
    void vscode.window.showInformationMessage(l10n.t('There are no defects in the ledger.'));
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(items, {
    title: title ?? l10n.t('Open Defect'),
    placeHolder: l10n.t('Id or title'),
    matchOnDescription: true,
  });
  return chosen?.pick && { id: chosen.pick.defect.id, key: chosen.pick.key };
}

function pickItems(store: LedgerStore): PickItem[] {
  const { ledgers } = store;
  const keyed = ledgers.map(({ folder, ledger }) => ({ key: folder.uri.toString(), ledger }));
  const names = new Map(ledgers.map(({ folder }) => [folder.uri.toString(), folder.name]));
  return [...defectPicks(keyed, active(store))].flatMap(([group, picks]) =>
    picks.length === 0
      ? []
      : [
          { label: groupLabel(group), kind: vscode.QuickPickItemKind.Separator },
          ...picks.map((pick) => toItem(pick, ledgers.length > 1 ? names.get(pick.key) : undefined)),
        ],
  );
}

function active(store: LedgerStore): { key: string; path: string } | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const located = uri && store.locate(uri);
  return located && { key: located.folder.uri.toString(), path: located.path };
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
