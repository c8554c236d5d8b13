import * as vscode from 'vscode';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import {
  reportWritten,
  type LedgerWriter,
  type WriteRequest,
  type Written,
} from '../workspace/LedgerWriter.js';
import type { RoadmapModel, RoadmapNode } from './model/RoadmapModel.js';
import { PhaseDrop } from './PhaseDrop.js';
import { RoadmapTreeProvider } from './RoadmapTreeProvider.js';

/** The Roadmap view: tree, boxes, drops. */
export class RoadmapView extends Disposable {
  readonly model: RoadmapModel;
  readonly drops: PhaseDrop;
  private readonly provider: RoadmapTreeProvider;
  private readonly view: vscode.TreeView<RoadmapNode>;
  private fixedDay: string | undefined;

  constructor(
    private readonly store: LedgerStore,
    private readonly writer: LedgerWriter,
  ) {
    super();
    this.provider = this._register(
      new RoadmapTreeProvider(store, () => this.fixedDay ?? localDay(new Date())),
    );
    this.model = this.provider.model;
    this.drops = new PhaseDrop(this.model, store, writer);
    this.view = this._register(
      vscode.window.createTreeView('defectLedger.roadmap', {
        treeDataProvider: this.provider,
        showCollapseAll: true,
        canSelectMany: true,
        manageCheckboxStateManually: true,
        dragAndDropController: this.drops,
      }),
    );
    this._register(
      this.view.onDidChangeCheckboxState(({ items }) =>
        this.tickAndTell(
          items.map(([node, state]) => [node, state === vscode.TreeItemCheckboxState.Checked] as const),
        ),
      ),
    );
    // A window may stay open overnight.
    this._register(
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.provider.refresh();
      }),
    );
  }

  get selection(): readonly RoadmapNode[] {
    return this.view.selection;
  }

  /** As the view shows it: for tests and for other parts that need a row. */
  itemOf(node: RoadmapNode): vscode.TreeItem {
    return this.provider.getTreeItem(node);
  }

  /** With what is told when the row is hovered. */
  resolvedItemOf(node: RoadmapNode): vscode.TreeItem {
    return this.provider.resolveTreeItem(this.itemOf(node), node);
  }

  /** Shows the phases as they stand on a day, `YYYY-MM-DD`; undefined: today. */
  showDay(day: string | undefined): void {
    this.fixedDay = day;
    this.provider.refresh();
  }

  /** Writes the ticks into the sources, a folder at a time; boxes that could not be ticked go back. */
  async tick(ticks: readonly (readonly [RoadmapNode, boolean])[]): Promise<Written[]> {
    const byFolder = new Map<string, WriteRequest[]>();
    for (const [node, done] of ticks) {
      const check = this.model.ticked(node);
      if (!check || !('key' in node)) continue;
      // The file may have been typed in since the row was drawn.
      const source = this.store.placeNow(node.key, check.source) ?? check.source;
      byFolder.set(node.key, [...(byFolder.get(node.key) ?? []), { kind: 'check', source, done }]);
    }
    const results: Written[] = [];
    for (const [key, requests] of byFolder) {
      const folder = this.store.ledgerOf(key)?.folder;
      if (folder) results.push(await this.writer.write(folder, requests));
    }
    // What was not written is drawn as it is; what was, when the source has been read again.
    if (results.some((written) => !written.written || written.paths.length === 0))
      this.provider.redraw(ticks.map(([node]) => node));
    return results;
  }

  /** As `tick`, and tells the person what was refused. */
  async tickAndTell(ticks: readonly (readonly [RoadmapNode, boolean])[]): Promise<void> {
    for (const written of await this.tick(ticks)) reportWritten(written);
  }

  async reveal(node: RoadmapNode): Promise<void> {
    await this.view.reveal(node, { select: true, focus: true, expand: true });
  }
}

/** The day of a clock on the wall, `YYYY-MM-DD`. */
function localDay(now: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
