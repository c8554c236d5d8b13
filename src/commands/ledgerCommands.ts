import * as vscode from 'vscode';
import type { Defect } from '../core/model/ledger.js';
import type { DefectsView } from '../views/DefectsView.js';
import { severityIcon } from '../views/defectItem.js';
import type { DefectNode } from '../views/model/DefectsModel.js';
import { evidenceFilters } from '../views/model/evidenceFilters.js';
import { defectName, evidenceLabel } from '../views/model/labels.js';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';

interface DefectPick extends vscode.QuickPickItem {
  defect: Defect;
  key: string;
}

/** Refresh, filter, find, copy, log: what concerns the ledger as a whole. */
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
    register('defectLedger.filterDefects', (text?: string) => this.filter(text));
    register('defectLedger.filterByEvidence', () => this.filterByEvidence());
    register('defectLedger.clearFilter', () => this.defects.setFilter(''));
    register('defectLedger.findDefect', () => this.find());
    register('defectLedger.copyId', (target?: DefectNode | string) => this.copyId(target));
    register('defectLedger.showLog', () => log.show());
  }

  /** The tree follows while the person types; Escape brings the filter from before back. */
  private async filter(text: unknown): Promise<void> {
    // From a view's title VS Code passes the view's own arguments.
    if (typeof text === 'string') return this.defects.setFilter(text);
    const before = this.defects.filter;
    const input = vscode.window.createInputBox();
    input.title = 'Filter Defects';
    input.placeholder = 'Words of the id, title, category, owner, file, severity, status or evidence';
    input.value = before;
    await new Promise<void>((done) => {
      let accepted = false;
      input.onDidChangeValue((value) => this.defects.setFilter(value));
      input.onDidAccept(() => {
        accepted = true;
        input.hide();
      });
      input.onDidHide(() => {
        if (!accepted) this.defects.setFilter(before);
        input.dispose();
        done();
      });
      input.show();
    });
  }

  /** The filter of one kind of evidence, or of a disagreement between status and code. */
  private async filterByEvidence(): Promise<void> {
    const defects = this.store.ledgers.flatMap(({ ledger }) => ledger.defects);
    const picks = evidenceFilters(defects).map(({ filter, label, count }) => ({
      label,
      description: String(count),
      filter,
    }));
    const pick = await vscode.window.showQuickPick(picks, {
      title: 'Filter by Evidence',
      placeHolder: 'What the code says of the defects',
    });
    if (pick) this.defects.setFilter(pick.filter);
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
      void vscode.window.showInformationMessage('There are no defects in the ledger.');
      return;
    }
    const pick = await vscode.window.showQuickPick(picks, {
      title: 'Open Defect',
      placeHolder: 'Id or title',
      matchOnDescription: true,
    });
    if (pick) await this.defects.reveal(pick.defect.id, pick.key);
  }

  private async copyId(target: DefectNode | string | undefined): Promise<void> {
    const id = typeof target === 'string' ? target : target && this.defects.model.defect(target)?.id;
    if (id === undefined) return;
    await vscode.env.clipboard.writeText(id);
    void vscode.window.setStatusBarMessage(`Copied ${id}.`, 3000);
  }
}
