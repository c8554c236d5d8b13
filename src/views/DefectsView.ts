import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { ContextKey } from '../workspace/ContextKey.js';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { DefectDrag } from './DefectDrag.js';
import { DefectsTreeProvider } from './DefectsTreeProvider.js';
import { hasFolders, toArrangement, type Arrangement } from './model/arrangement.js';
import { badgeOf } from './model/badgeOf.js';
import { DefectsModel, type DefectNode } from './model/DefectsModel.js';
import { joined } from './model/roadmapLabels.js';
import { selectedDefects, type SelectedDefect } from './selectedDefects.js';

/** Under which the workspace's state has how the view was left. */
const remembered = { arrangement: 'defects.arrangement', filter: 'defects.filter' };

const revealTries = 5;
/** Milliseconds after which VS Code, which gathers changes for 200, has drawn them. */
const redrawTime = 500;

/** The Defects view: tree, badge, filter line, welcome state, reveal; how it is arranged and filtered is remembered. */
export class DefectsView extends Disposable {
  readonly model = new DefectsModel();
  private readonly provider: DefectsTreeProvider;
  private readonly view: vscode.TreeView<DefectNode>;
  private readonly filtered = new ContextKey<boolean>('defectLedger.filtered');
  private readonly layout = new ContextKey<'list' | 'folders' | 'none'>('defectLedger.layout');
  private readonly state = new ContextKey<'loading' | 'empty' | 'ready'>('defectLedger.state');

  /** @param memento of the workspace */
  constructor(
    private readonly store: LedgerStore,
    private readonly memento: vscode.Memento,
  ) {
    super();
    this.model.arrange(toArrangement(memento.get(remembered.arrangement)));
    const filter = memento.get(remembered.filter);
    if (typeof filter === 'string') this.model.setFilter(filter);
    this.provider = this._register(new DefectsTreeProvider(this.model, store));
    this.view = this._register(
      vscode.window.createTreeView('defectLedger.defects', {
        treeDataProvider: this.provider,
        showCollapseAll: true,
        canSelectMany: true,
        dragAndDropController: new DefectDrag(),
      }),
    );
    this._register(this.view.onDidExpandElement(({ element }) => this.provider.setOpen(element, true)));
    this._register(this.view.onDidCollapseElement(({ element }) => this.provider.setOpen(element, false)));
    this.state.set('loading');
    this.setKeys();
    this._register(this.provider.onDidUpdate(() => void this.followSelection().catch(() => undefined)));
    this._register(store.onDidChange(() => this.decorate()));
  }

  get selection(): readonly DefectNode[] {
    return this.view.selection;
  }

  get message(): string {
    return this.view.message ?? '';
  }

  get description(): string {
    return this.view.description ?? '';
  }

  get badge(): vscode.ViewBadge | undefined {
    return this.view.badge;
  }

  get filter(): string {
    return this.model.filter;
  }

  get arrangement(): Arrangement {
    return this.model.arrangement;
  }

  setFilter(text: string): void {
    if (text.trim() === this.filter) return;
    this.model.setFilter(text);
    this.provider.redraw('all');
    this.decorate();
    void this.memento.update(remembered.filter, this.filter === '' ? undefined : this.filter);
  }

  /** Groups, sorts or nests the rows otherwise; what is not named stays as it is. */
  arrange(change: Partial<Arrangement>): void {
    this.model.arrange({ ...this.model.arrangement, ...change });
    this.provider.redraw('all');
    this.setKeys();
    void this.memento.update(remembered.arrangement, this.model.arrangement);
  }

  /** The defects that a command is meant for: of the rows that VS Code passes it, else of those selected in the view. */
  selectedDefects(node?: DefectNode, nodes?: readonly DefectNode[]): SelectedDefect[] {
    return selectedDefects(this.model, node, node ? nodes : this.selection);
  }

  /** Selects the defect and opens the view; a filter that hides it is cleared. False when there is no such defect. */
  async reveal(defectId: string, key?: string): Promise<boolean> {
    const keys = key === undefined ? this.store.ledgers.map(({ folder }) => folder.uri.toString()) : [key];
    const find = (): DefectNode | undefined =>
      keys.map((candidate) => this.model.find(candidate, defectId)).find((found) => found !== undefined);
    // What the caller knows of may be on its way to the model.
    if (!find()) await this.store.told;
    const node = find();
    if (!node) return false;
    if (!this.model.isShown(node)) this.setFilter('');
    await this.revealNow(() => find() ?? node, { select: true, focus: true, expand: true });
    return true;
  }

  /** As the view shows it: for tests and for other parts that need a row. */
  itemOf(node: DefectNode): vscode.TreeItem {
    return this.provider.getTreeItem(node);
  }

  /** With what is told when the row is hovered. */
  resolvedItemOf(node: DefectNode): vscode.TreeItem {
    return this.provider.resolveTreeItem(this.itemOf(node), node);
  }

  /** Called once after start, also when no folder is open. */
  decorate(): void {
    const total = this.model.totalCount();
    const { filter } = this.model;
    this.view.badge = badgeOf(this.model.openCount('P0'), this.model.liveness());
    const count = total > 0 && filter !== '' ? l10n.t('{0} of {1}', this.model.shownCount(), total) : '';
    const description = joined(this.model.showsNothing() ? filter : '', count);
    if (this.description !== description) this.view.description = description;
    const message = this.messageNow();
    if (this.message !== message) this.view.message = message;
    this.filtered.set(filter !== '');
    const empty = this.store.ledgers.every(({ ledger: { defects, phases, contradictions, unreported } }) =>
      [defects, phases, contradictions, unreported].every((list) => list.length === 0),
    );
    this.state.set(empty ? 'empty' : 'ready');
  }

  private messageNow(): string {
    const { model } = this;
    if (model.filter === '') return this.hint();
    // Beside a message VS Code shows no welcome content, which says that nothing matches, and has a button.
    return model.showsNothing() ? '' : l10n.t('Filter: {0}', model.filter);
  }

  /** Import errors alone fill the view, and the welcome content, which tells of sources, is not shown. */
  private hint(): string {
    const { ledgers } = this.store;
    const onlyImports =
      this.model.unreported.shownCount() > 0 && ledgers.every(({ ledger }) => ledger.sources.length === 0);
    return onlyImports
      ? l10n.t('No report or inventory was found: Add Sources... in the menu of this view.')
      : '';
  }

  private setKeys(): void {
    const { groupBy, byFolder } = this.arrangement;
    this.layout.set(!hasFolders(groupBy) ? 'none' : byFolder ? 'folders' : 'list');
  }

  /** A selected defect that comes to another group stays selected there, as a renamed file does in the Explorer. */
  private async followSelection(): Promise<void> {
    const [node, another] = this.selection;
    if (!this.view.visible || another || node?.type !== 'defect' || this.model.isInPlace(node)) return;
    const now = this.model.find(node.key, node.defectId);
    if (now && this.model.isShown(now))
      await this.revealNow(() => this.model.find(node.key, node.defectId) ?? now, {
        select: true,
        focus: false,
      });
  }

  /** VS Code does not find a row while it draws the tree anew, which it does in the moments after a change. */
  private async revealNow(
    find: () => DefectNode,
    options: { select: boolean; focus: boolean; expand?: boolean },
  ): Promise<void> {
    for (let left = revealTries; ; left--) {
      try {
        return await this.view.reveal(find(), options);
      } catch (error) {
        if (left === 0 || this.isDisposed) throw error;
        // Two requests for the same rows at a time can leave a group empty.
        this.provider.redraw('all');
        await new Promise((resolve) => setTimeout(resolve, redrawTime));
      }
    }
  }
}
