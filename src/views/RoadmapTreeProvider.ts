import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { defectItem, defectTooltip } from './defectItem.js';
import { DrawnRows } from './model/DrawnRows.js';
import { joined, spoken } from './model/roadmapLabels.js';
import { RoadmapModel, type RoadmapNode } from './model/RoadmapModel.js';
import type { RoadmapRow } from './model/RoadmapRow.js';
import { roadmapRowOf } from './model/roadmapRowOf.js';

const states = {
  none: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
};

/** Maps the rows of RoadmapModel to tree items, and changes to the rows that have to be drawn again. */
export class RoadmapTreeProvider extends Disposable implements vscode.TreeDataProvider<RoadmapNode> {
  readonly model = new RoadmapModel();
  private readonly drawn = new DrawnRows(this.model);
  private readonly changed = this._register(
    new vscode.EventEmitter<RoadmapNode | RoadmapNode[] | undefined>(),
  );
  readonly onDidChangeTreeData = this.changed.event;

  /** @param today the day that is now, `YYYY-MM-DD` */
  constructor(
    private readonly store: LedgerStore,
    private readonly today: () => string,
  ) {
    super();
    this.update();
    this._register(store.onDidChange(() => this.refresh()));
  }

  /** Takes the ledgers and the day of now, and draws what is different. */
  refresh(): void {
    this.update();
    const changed = this.drawn.changed();
    if (changed === undefined) this.changed.fire(undefined);
    else if (changed.length > 0) this.changed.fire(changed);
  }

  /** Draws rows again as they are: a box that was ticked in vain goes back. */
  redraw(nodes: readonly RoadmapNode[]): void {
    this.changed.fire([...nodes]);
  }

  getChildren(node?: RoadmapNode): RoadmapNode[] {
    const children = node ? this.model.children(node) : this.model.roots();
    this.drawn.childrenDrawn(node, children);
    return children;
  }

  getParent(node: RoadmapNode): RoadmapNode | undefined {
    return this.model.parent(node);
  }

  getTreeItem(node: RoadmapNode): vscode.TreeItem {
    const row = roadmapRowOf(this.model, node);
    this.drawn.rowDrawn(node, row);
    const item = row ? itemOf(row) : new vscode.TreeItem('…');
    item.id = node.id;
    if (node.type === 'linked-defect') {
      item.command = {
        command: 'defectLedger.openDefect',
        title: l10n.t('Show Defect'),
        arguments: [node.defectId, node.key],
      };
    } else if (this.model.source(node)) {
      item.command = {
        command: 'defectLedger.openInReport',
        title: l10n.t('Open in Report'),
        arguments: [node],
      };
    }
    return item;
  }

  resolveTreeItem(item: vscode.TreeItem, node: RoadmapNode): vscode.TreeItem {
    const defect = this.model.defect(node);
    const tooltip = defect ? undefined : roadmapRowOf(this.model, node)?.tooltip;
    if (defect) item.tooltip = defectTooltip(defect);
    else if (tooltip !== undefined) item.tooltip = new vscode.MarkdownString(tooltip);
    return item;
  }

  private update(): void {
    this.model.update(
      this.store.shownLedgers.map(({ folder, ledger }) => ({
        key: folder.uri.toString(),
        name: folder.name,
        ledger,
      })),
      this.today(),
    );
  }
}

function itemOf(row: RoadmapRow): vscode.TreeItem {
  const { description, defect, icon, ticked } = row;
  const item = defect
    ? defectItem(defect, states[row.expansion])
    : new vscode.TreeItem(row.label, states[row.expansion]);
  const own = typeof item.description === 'string' ? item.description : undefined;
  item.description = joined(own, description);
  item.contextValue = row.context;
  item.accessibilityInformation = {
    label: defect ? spoken(item.accessibilityInformation?.label, row.spoken) : row.spoken,
  };
  if (icon) {
    item.iconPath = new vscode.ThemeIcon(
      icon.id,
      icon.color === undefined ? undefined : new vscode.ThemeColor(icon.color),
    );
  }
  if (ticked !== undefined) {
    item.checkboxState = {
      state: ticked ? vscode.TreeItemCheckboxState.Checked : vscode.TreeItemCheckboxState.Unchecked,
      accessibilityInformation: { label: row.spoken, role: 'checkbox' },
    };
  }
  return item;
}
