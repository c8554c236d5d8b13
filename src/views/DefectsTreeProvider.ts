import * as vscode from 'vscode';
import { baseName } from '../core/files/workspacePath.js';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { defectItem, defectTooltip } from './defectItem.js';
import { defectUri } from './EvidenceDecorations.js';
import type { DefectNode, DefectsModel } from './model/DefectsModel.js';
import { placeLabel } from './model/labels.js';

/** Maps the nodes of DefectsModel to tree items, and ledger changes to the rows that have to be drawn again. */
export class DefectsTreeProvider extends Disposable implements vscode.TreeDataProvider<DefectNode> {
  private readonly changed = this._register(new vscode.EventEmitter<DefectNode | DefectNode[] | undefined>());
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly model: DefectsModel,
    store: LedgerStore,
  ) {
    super();
    const update = (): void =>
      this.model.update(store.ledgers.map(({ folder, ledger }) => ({ key: folder.uri.toString(), ledger })));
    update();
    this._register(
      store.onDidChange(({ folder, diff }) => {
        update();
        if (diff.structure || this.model.filter !== '') this.changed.fire(undefined);
        else {
          const key = folder.uri.toString();
          const nodes = [...diff.defects].flatMap((id) => this.model.find(key, id) ?? []);
          if (nodes.length > 0) this.changed.fire(nodes);
        }
      }),
    );
  }

  setFilter(text: string): void {
    this.model.setFilter(text);
    this.changed.fire(undefined);
  }

  getChildren(node?: DefectNode): DefectNode[] {
    return node ? this.model.children(node) : this.model.roots();
  }

  getParent(node: DefectNode): DefectNode | undefined {
    return this.model.parent(node);
  }

  getTreeItem(node: DefectNode): vscode.TreeItem {
    const item = this.itemOf(node);
    item.id = node.id;
    return item;
  }

  resolveTreeItem(item: vscode.TreeItem, node: DefectNode): vscode.TreeItem {
    const defect = node.type === 'defect' ? this.model.defect(node) : undefined;
    if (defect) item.tooltip = defectTooltip(defect);
    return item;
  }

  private itemOf(node: DefectNode): vscode.TreeItem {
    switch (node.type) {
      case 'group':
        return this.groupItem(node);
      case 'defect': {
        const defect = this.model.defect(node);
        if (!defect) return new vscode.TreeItem(node.defectId);
        const item = defectItem(defect, vscode.TreeItemCollapsibleState.Collapsed);
        item.resourceUri = defectUri(node.key, node.defectId);
        return item;
      }
      case 'occurrence':
        return this.occurrenceItem(node);
      case 'template':
        return this.templateItem(node);
      case 'mention':
        return this.mentionItem(node);
    }
  }

  private groupItem(node: Extract<DefectNode, { type: 'group' }>): vscode.TreeItem {
    const item = new vscode.TreeItem(
      node.priority ?? 'No priority',
      vscode.TreeItemCollapsibleState.Expanded,
    );
    const defects = this.model.children(node);
    item.description = String(defects.length);
    item.contextValue = 'group';
    item.accessibilityInformation = { label: `${node.priority ?? 'No priority'}, ${defects.length} defects` };
    return item;
  }

  private occurrenceItem(node: DefectNode): vscode.TreeItem {
    const occurrence = this.model.occurrence(node);
    if (!occurrence) return new vscode.TreeItem('…');
    const { path, range, message, proves } = occurrence;
    const item = new vscode.TreeItem(placeLabel(baseName(path), range.start.line));
    item.description = message;
    item.tooltip = plain(`${placeLabel(path, range.start.line)}\n${message}`);
    item.iconPath = proves
      ? new vscode.ThemeIcon('target', new vscode.ThemeColor('problemsErrorIcon.foreground'))
      : new vscode.ThemeIcon('location');
    item.contextValue = 'occurrence';
    item.command = { command: 'defectLedger.openOccurrence', title: 'Open', arguments: [node] };
    item.accessibilityInformation = {
      label: `${proves ? 'Confirmed' : 'Located'} in ${path}, line ${range.start.line + 1}: ${message}`,
    };
    return item;
  }

  private templateItem(node: DefectNode): vscode.TreeItem {
    const template = this.model.template(node);
    if (!template) return new vscode.TreeItem('…');
    const item = new vscode.TreeItem(template.title);
    item.description = `fix for ${template.targetPath}`;
    item.iconPath = new vscode.ThemeIcon('lightbulb');
    item.contextValue = 'template';
    item.tooltip = new vscode.MarkdownString().appendCodeblock(template.code, template.language);
    item.command = { command: 'defectLedger.openTemplate', title: 'Open Template', arguments: [node] };
    item.accessibilityInformation = { label: `Fix template ${template.title} for ${template.targetPath}` };
    return item;
  }

  private mentionItem(node: DefectNode): vscode.TreeItem {
    const mention = this.model.mention(node);
    if (!mention) return new vscode.TreeItem('…');
    const item = new vscode.TreeItem(placeLabel(baseName(mention.path), mention.range.start.line));
    item.description = 'reported here';
    item.tooltip = plain(placeLabel(mention.path, mention.range.start.line));
    item.iconPath = new vscode.ThemeIcon('book');
    item.contextValue = 'mention';
    item.command = { command: 'defectLedger.openInReport', title: 'Open in Report', arguments: [node] };
    item.accessibilityInformation = {
      label: `Reported in ${mention.path}, line ${mention.range.start.line + 1}`,
    };
    return item;
  }
}

function plain(text: string): vscode.MarkdownString {
  return new vscode.MarkdownString().appendText(text);
}
