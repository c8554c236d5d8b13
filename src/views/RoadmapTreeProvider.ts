import * as vscode from 'vscode';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { defectItem, defectTooltip } from './defectItem.js';
import { phaseLines, phaseProgress, topicsLabel, weeksLabel } from './model/labels.js';
import { RoadmapModel, type RoadmapNode } from './model/RoadmapModel.js';

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

/** Maps the nodes of RoadmapModel to tree items. */
export class RoadmapTreeProvider extends Disposable implements vscode.TreeDataProvider<RoadmapNode> {
  readonly model = new RoadmapModel();
  private readonly changed = this._register(new vscode.EventEmitter<RoadmapNode | undefined>());
  readonly onDidChangeTreeData = this.changed.event;

  constructor(store: LedgerStore) {
    super();
    const update = (): void =>
      this.model.update(
        store.shownLedgers.map(({ folder, ledger }) => ({ key: folder.uri.toString(), ledger })),
      );
    update();
    this._register(
      store.onDidChange(({ diff }) => {
        update();
        if (diff.roadmap) this.changed.fire(undefined);
      }),
    );
  }

  getChildren(node?: RoadmapNode): RoadmapNode[] {
    return node ? this.model.children(node) : this.model.roots();
  }

  getParent(node: RoadmapNode): RoadmapNode | undefined {
    return this.model.parent(node);
  }

  getTreeItem(node: RoadmapNode): vscode.TreeItem {
    const item = this.itemOf(node);
    item.id = node.id;
    item.contextValue ??= this.model.source(node) ? `${node.type}.sourced` : node.type;
    if (this.model.source(node)) {
      item.command = { command: 'defectLedger.openInReport', title: 'Open in Report', arguments: [node] };
    }
    return item;
  }

  resolveTreeItem(item: vscode.TreeItem, node: RoadmapNode): vscode.TreeItem {
    const defect = this.model.defect(node);
    if (defect) item.tooltip = defectTooltip(defect);
    const phase = node.type === 'phase' ? this.model.phase(node) : undefined;
    if (phase) item.tooltip = new vscode.MarkdownString().appendText(phaseLines(phase).join('\n'));
    return item;
  }

  private itemOf(node: RoadmapNode): vscode.TreeItem {
    switch (node.type) {
      case 'phase':
        return this.phaseItem(node);
      case 'task':
        return this.taskItem(node);
      case 'track':
        return this.trackItem(node);
      case 'linked-defect':
        return this.linkedDefectItem(node);
      case 'exit-criteria':
        return groupItem('Exit criteria', this.model.progress(node), Collapsed);
      case 'criteria':
        return groupItem('Criteria', this.model.progress(node), Collapsed);
      case 'criteria-category':
        return groupItem(node.category ?? '', this.model.progress(node), Expanded);
      case 'exit-criterion': {
        const check = this.model.check(node);
        return checkItem(check?.text ?? '…', check?.done ?? false, '');
      }
      case 'criterion': {
        const criterion = this.model.criterion(node);
        // A yes or no is what the tick says already.
        const [current, target] = [criterion?.current, criterion?.target].map((figure) =>
          figure === 'true' || figure === 'false' ? undefined : figure,
        );
        const figures =
          current !== undefined && target !== undefined
            ? `${current} of ${target}`
            : (target ?? current ?? '');
        return checkItem(criterion?.text ?? '…', criterion?.done ?? false, figures);
      }
    }
  }

  private phaseItem(node: RoadmapNode): vscode.TreeItem {
    const phase = this.model.phase(node);
    if (!phase) return new vscode.TreeItem('…');
    const { done, total } = phaseProgress(phase);
    const finished = total > 0 && done === total;
    const item = new vscode.TreeItem(this.model.phaseTitle(node), Collapsed);
    const weeks = weeksLabel(phase.weeks);
    const topics = topicsLabel(phase);
    item.description = [weeks, `${done}/${total}`, topics].filter((part) => part !== undefined).join(' · ');
    item.iconPath = finished
      ? new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('testing.iconPassed'))
      : new vscode.ThemeIcon('milestone');
    item.accessibilityInformation = {
      label: `Phase ${this.model.phaseTitle(node)}, ${weeks ? `${weeks}, ` : ''}${done} of ${total} tasks done${topics === undefined ? '' : `, about ${topics}`}`,
    };
    return item;
  }

  private trackItem(node: RoadmapNode): vscode.TreeItem {
    const item = groupItem(this.model.track(node)?.title ?? '…', this.model.progress(node), Collapsed);
    item.iconPath = new vscode.ThemeIcon('list-tree');
    return item;
  }

  private taskItem(node: RoadmapNode): vscode.TreeItem {
    const task = this.model.task(node);
    if (!task) return new vscode.TreeItem('…');
    const figures = [task.effort, task.owner].filter((part) => part !== undefined).join(' · ');
    const item = checkItem(task.title, task.done, figures);
    item.collapsibleState = this.model.children(node).length > 0 ? Collapsed : None;
    return item;
  }

  private linkedDefectItem(node: Extract<RoadmapNode, { type: 'linked-defect' }>): vscode.TreeItem {
    const defect = this.model.defect(node);
    if (!defect) return new vscode.TreeItem(node.defectId);
    const item = defectItem(defect, None);
    item.contextValue = 'linked-defect';
    item.command = {
      command: 'defectLedger.openDefect',
      title: 'Show Defect',
      arguments: [defect.id, node.key],
    };
    return item;
  }
}

function groupItem(
  label: string,
  { done, total }: { done: number; total: number },
  state: vscode.TreeItemCollapsibleState,
): vscode.TreeItem {
  const item = new vscode.TreeItem(label, state);
  item.description = `${done}/${total}`;
  item.iconPath = new vscode.ThemeIcon('checklist');
  item.accessibilityInformation = { label: `${label}, ${done} of ${total} done` };
  return item;
}

function checkItem(text: string, done: boolean, description: string): vscode.TreeItem {
  const item = new vscode.TreeItem(text);
  item.description = description;
  item.iconPath = done
    ? new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed'))
    : new vscode.ThemeIcon('circle-large-outline');
  item.accessibilityInformation = {
    label: `${done ? 'Done' : 'Open'}: ${text}${description === '' ? '' : `, ${description}`}`,
  };
  return item;
}
