import * as vscode from 'vscode';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import type { RoadmapModel, RoadmapNode } from './model/RoadmapModel.js';
import { RoadmapTreeProvider } from './RoadmapTreeProvider.js';

/** The Roadmap view. */
export class RoadmapView extends Disposable {
  readonly model: RoadmapModel;
  private readonly provider: RoadmapTreeProvider;
  private readonly view: vscode.TreeView<RoadmapNode>;

  constructor(store: LedgerStore) {
    super();
    this.provider = this._register(new RoadmapTreeProvider(store));
    this.model = this.provider.model;
    this.view = this._register(
      vscode.window.createTreeView('defectLedger.roadmap', {
        treeDataProvider: this.provider,
        showCollapseAll: true,
      }),
    );
  }

  get selection(): readonly RoadmapNode[] {
    return this.view.selection;
  }

  itemOf(node: RoadmapNode): vscode.TreeItem {
    return this.provider.getTreeItem(node);
  }

  async reveal(node: RoadmapNode): Promise<void> {
    await this.view.reveal(node, { select: true, focus: true, expand: true });
  }
}
