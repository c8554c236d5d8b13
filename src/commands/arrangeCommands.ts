import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DefectsView } from '../views/DefectsView.js';
import { GROUPINGS, SORTINGS } from '../views/model/arrangement.js';
import { evidenceFilters } from '../views/model/evidenceFilters.js';
import { termText } from '../views/model/filterTerms.js';
import { groupingName, sortingName } from '../views/model/groupLabels.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { CommandFamily } from './CommandFamily.js';
import { pickFilter } from './pickFilter.js';

/** How the Defects view shows its rows: grouped, sorted, filtered, by folder. */
export class ArrangeCommands extends CommandFamily {
  constructor(
    private readonly store: LedgerStore,
    private readonly defects: DefectsView,
  ) {
    super();
    this.register('defectLedger.groupDefects', (by?: unknown) => this.group(by));
    this.register('defectLedger.sortDefects', (by?: unknown) => this.sort(by));
    this.register('defectLedger.showAsFolders', () => this.defects.arrange({ byFolder: true }));
    this.register('defectLedger.showAsList', () => this.defects.arrange({ byFolder: false }));
    this.register('defectLedger.filterDefects', (text?: unknown) => this.filter(text));
    this.register('defectLedger.filterByEvidence', () => this.filterByEvidence());
    this.register('defectLedger.filterByActiveFile', () => this.filterByActiveFile());
    this.register('defectLedger.clearFilter', () => this.defects.setFilter(''));
  }

  /** @param by one of the groupings, e.g. from a shortcut; it is asked for when it is not given */
  private async group(by: unknown): Promise<void> {
    const { groupBy: now } = this.defects.arrangement;
    const { severalFolders } = this.defects.model.folderFacts;
    const offered = GROUPINGS.filter((each) => each !== 'folder' || severalFolders || now === each);
    const groupBy =
      GROUPINGS.find((known) => known === by) ??
      (await pickOne(offered, now, groupingName, l10n.t('Group Defects By')));
    if (groupBy) this.defects.arrange({ groupBy });
  }

  private async sort(by: unknown): Promise<void> {
    const sortBy =
      SORTINGS.find((known) => known === by) ??
      (await pickOne(SORTINGS, this.defects.arrangement.sortBy, sortingName, l10n.t('Sort Defects By')));
    if (sortBy) this.defects.arrange({ sortBy });
  }

  /** From a view's title VS Code passes the view's own arguments, which are no text. */
  private async filter(text: unknown): Promise<void> {
    if (typeof text === 'string') this.defects.setFilter(text);
    else await pickFilter(this.store, this.defects);
  }

  /** What is found in the file of the active editor, or told in it where it is a source; the other conditions of the filter give way. */
  private async filterByActiveFile(): Promise<void> {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const here = uri && this.store.locate(uri);
    if (!here) {
      void vscode.window.setStatusBarMessage(
        l10n.t('The active editor shows no file of the workspace.'),
        3000,
      );
      return;
    }
    const isSource = here.ledger.sources.some(({ path }) => path === here.path);
    this.defects.setFilter(termText(isSource ? 'source' : 'file', here.path, false));
    await vscode.commands.executeCommand('defectLedger.defects.focus');
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
      title: l10n.t('Filter by Evidence'),
      placeHolder: l10n.t('What the code says of the defects'),
    });
    if (pick) this.defects.setFilter(pick.filter);
  }
}

/** The one of now is marked, and chosen beforehand. */
function pickOne<T extends string>(
  offered: readonly T[],
  now: T,
  nameOf: (each: T) => string,
  title: string,
): Promise<T | undefined> {
  const items = offered.map((value) => ({
    label: nameOf(value),
    iconPath: new vscode.ThemeIcon(value === now ? 'check' : 'blank'),
    ...(value === now ? { description: l10n.t('as shown now') } : {}),
    value,
  }));
  return new Promise((resolve) => {
    const pick = vscode.window.createQuickPick<(typeof items)[number]>();
    pick.title = title;
    pick.items = items;
    pick.activeItems = items.filter(({ value }) => value === now);
    pick.onDidAccept(() => {
      resolve(pick.activeItems[0]?.value);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
