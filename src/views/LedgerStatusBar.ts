import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../core/text/counted.js';
import { Disposable } from '../workspace/Disposable.js';
import type { FolderLedger, LedgerStore } from '../workspace/LedgerStore.js';
import { escapeMarkdown } from './model/escapeMarkdown.js';
import { countsLabel, ledgerCounts, spokenCounts, sumCounts } from './model/ledgerCounts.js';

/**
 * How many defects are open and confirmed, over all folders; a click lists them. Never in a colour: it counts, it does not warn. Not
 * there while there is no defect.
 */
export class LedgerStatusBar extends Disposable {
  readonly item = this._register(
    vscode.window.createStatusBarItem('defectLedger.counts', vscode.StatusBarAlignment.Left, 10),
  );
  private visible = false;

  constructor(private readonly store: LedgerStore) {
    super();
    this.item.name = l10n.t('Defect Ledger');
    this.item.command = 'defectLedger.findDefect';
    this._register(store.onDidChange(() => this.update()));
  }

  get isVisible(): boolean {
    return this.visible;
  }

  private update(): void {
    const folders = this.store.shownLedgers.map((each) => ({ ...each, counts: ledgerCounts(each.ledger) }));
    const counts = sumCounts(folders.map((each) => each.counts));
    this.visible = counts.all > 0;
    if (!this.visible) {
      this.item.hide();
      return;
    }
    this.item.text = `$(checklist) ${countsLabel(counts)}`;
    this.item.accessibilityInformation = { label: spokenCounts(counts), role: 'button' };
    this.item.tooltip = tooltip(folders);
    this.item.show();
  }
}

/** A line for each folder that has defects. */
function tooltip(
  folders: readonly (FolderLedger & { counts: ReturnType<typeof ledgerCounts> })[],
): vscode.MarkdownString {
  const lines = folders
    .filter(({ counts }) => counts.all > 0)
    .map(({ folder, counts }) => {
      const all = counted(
        counts.all,
        l10n.t('{0} defect in all', counts.all),
        l10n.t('{0} defects in all', counts.all),
      );
      return `**${escapeMarkdown(folder.name)}** ${escapeMarkdown(`${countsLabel(counts)} · ${all}`)}`;
    });
  const regressions = folders.some(({ counts }) => counts.regressions > 0);
  if (regressions)
    lines.push(escapeMarkdown(l10n.t('A regression is called resolved, and the code still proves it.')));
  return new vscode.MarkdownString(lines.join('\n\n'));
}
