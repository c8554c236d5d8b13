import * as vscode from 'vscode';
import { ContextKey } from '../workspace/ContextKey.js';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { badgeOf } from './model/badgeOf.js';
import { DefectsTreeProvider } from './DefectsTreeProvider.js';
import { DefectsModel, type DefectNode } from './model/DefectsModel.js';

/** The Defects view: tree, badge, filter line, welcome state, reveal. */
export class DefectsView extends Disposable {
  readonly model = new DefectsModel();
  private readonly provider: DefectsTreeProvider;
  private readonly view: vscode.TreeView<DefectNode>;
  private readonly filtered = new ContextKey<boolean>('defectLedger.filtered');
  private readonly state = new ContextKey<'loading' | 'empty' | 'ready'>('defectLedger.state');

  constructor(private readonly store: LedgerStore) {
    super();
    this.provider = this._register(new DefectsTreeProvider(this.model, store));
    this.view = this._register(
      vscode.window.createTreeView('defectLedger.defects', {
        treeDataProvider: this.provider,
        showCollapseAll: true,
      }),
    );
    this.state.set('loading');
    this._register(store.onDidChange(() => this.decorate()));
  }

  get selection(): readonly DefectNode[] {
    return this.view.selection;
  }

  get message(): string {
    return this.view.message ?? '';
  }

  get badge(): vscode.ViewBadge | undefined {
    return this.view.badge;
  }

  get filter(): string {
    return this.model.filter;
  }

  setFilter(text: string): void {
    this.provider.setFilter(text);
    this.decorate();
  }

  /** Selects the defect and opens the view; a filter that hides it is cleared. False when there is no such defect. */
  async reveal(defectId: string, key?: string): Promise<boolean> {
    const keys = key === undefined ? this.store.ledgers.map(({ folder }) => folder.uri.toString()) : [key];
    const node = keys
      .map((candidate) => this.model.find(candidate, defectId))
      .find((found) => found !== undefined);
    if (!node) return false;
    if (!this.model.isShown(node)) this.setFilter('');
    await this.view.reveal(node, { select: true, focus: true, expand: true });
    return true;
  }

  /** As the view shows it: for tests and for other parts that need a row. */
  itemOf(node: DefectNode): vscode.TreeItem {
    return this.provider.getTreeItem(node);
  }

  /** Import errors alone fill the view, and the welcome content, which tells of sources, is not shown. */
  private hint(): string {
    const { ledgers } = this.store;
    const onlyImports =
      this.model.unreported.shownCount() > 0 && ledgers.every(({ ledger }) => ledger.sources.length === 0);
    return onlyImports ? 'No report or inventory was found: Add Sources... in the menu of this view.' : '';
  }

  /** Called once after start, also when no folder is open. */
  decorate(): void {
    const total = this.model.totalCount();
    const { filter } = this.model;
    this.view.badge = badgeOf(this.model.openCount('P0'), this.model.liveness());
    this.view.description = total > 0 && filter !== '' ? `${this.model.shownCount()} of ${total}` : '';
    const shown =
      this.model.shownCount() + this.model.shownContradictionCount() + this.model.unreported.shownCount();
    this.view.message =
      filter === '' ? this.hint() : `Filter: ${filter}${shown === 0 ? ' (nothing matches)' : ''}`;
    this.filtered.set(filter !== '');
    const empty = this.store.ledgers.every(({ ledger: { defects, phases, contradictions, unreported } }) =>
      [defects, phases, contradictions, unreported].every((list) => list.length === 0),
    );
    this.state.set(empty ? 'empty' : 'ready');
  }
}
