import * as vscode from 'vscode';
import { atOnce, type Steps } from '../core/steps.js';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerChange, LedgerStore } from '../workspace/LedgerStore.js';
import { claimItem, contradictionItem, contradictionsItem } from './contradictionItems.js';
import { defectItem, defectTooltip } from './defectItem.js';
import { mentionItem, occurrenceItem, templateItem, templateTooltip } from './detailItems.js';
import { defectUri } from './EvidenceDecorations.js';
import { folderItem, groupItem } from './groupItem.js';
import { rowEvidence } from './model/rowEvidence.js';
import type { DefectNode, DefectRowNode, DefectsModel, TreeChange } from './model/DefectsModel.js';
import { unreportedItem } from './unreportedItem.js';

const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

/** Maps the nodes of DefectsModel to tree items, and what the model says has changed to the rows that VS Code draws again. */
export class DefectsTreeProvider extends Disposable implements vscode.TreeDataProvider<DefectNode> {
  private readonly changed = this._register(new vscode.EventEmitter<DefectNode | DefectNode[] | undefined>());
  readonly onDidChangeTreeData = this.changed.event;
  private readonly updated = this._register(new vscode.EventEmitter<void>());
  /** The model holds the ledger of now, and VS Code has not drawn it yet: what is selected is still what a person selected. */
  readonly onDidUpdate = this.updated.event;
  /** Defects whose row is open, by folder and id: one that comes to another group is open there, too. */
  private readonly open = new Set<string>();

  constructor(
    private readonly model: DefectsModel,
    private readonly store: LedgerStore,
  ) {
    super();
    atOnce(this.update());
    this._register(store.onDidChange((change) => this.takeIn(change)));
  }

  /** Draws anew what is not what it was. */
  redraw(change: TreeChange): void {
    if (change === 'all') this.changed.fire(undefined);
    else if (change.length > 0) this.changed.fire([...change]);
  }

  /** To be told when a person opens or closes a row. */
  setOpen(node: DefectNode, isOpen: boolean): void {
    if (node.type !== 'defect') return;
    if (isOpen) this.open.add(openKey(node));
    else this.open.delete(openKey(node));
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
    if (node.type === 'template') item.tooltip = templateTooltip(this.model, node);
    const defect = node.type === 'defect' ? this.model.defect(node) : undefined;
    if (defect && node.type === 'defect') {
      const facts = this.model.folderFacts;
      item.tooltip = defectTooltip(defect, {
        phases: defect.phases.map((id) => facts.phaseTitle(node.key, id) ?? id),
        folder: facts.severalFolders ? facts.folderName(node.key) : undefined,
      });
    }
    return item;
  }

  private *takeIn(change: LedgerChange): Steps {
    this.redraw(yield* this.update(change));
    this.updated.fire();
  }

  private update(change?: LedgerChange): Steps<TreeChange> {
    const ledgers = this.store.shownLedgers.map(({ folder, ledger }) => ({
      key: folder.uri.toString(),
      name: folder.name,
      ledger,
    }));
    return this.model.updateInSteps(
      ledgers,
      change && { key: change.folder.uri.toString(), diff: change.diff },
    );
  }

  private itemOf(node: DefectNode): vscode.TreeItem {
    switch (node.type) {
      case 'group':
        return groupItem(this.model, node);
      case 'folder':
        return folderItem(this.model, node);
      case 'defect':
        return this.rowItem(node);
      case 'occurrence':
        return occurrenceItem(this.model, node);
      case 'template':
        return templateItem(this.model, node);
      case 'mention':
        return mentionItem(this.model, node);
      case 'contradictions':
        return contradictionsItem(this.model.shownContradictionCount());
      case 'contradiction':
        return contradictionItem(this.model, node);
      case 'claim':
        return claimItem(this.model, node);
      case 'unreported':
      case 'missingName':
      case 'importPlace':
        return unreportedItem(this.model.unreported, node);
    }
  }

  private rowItem(node: DefectRowNode): vscode.TreeItem {
    const defect = this.model.defect(node);
    if (!defect) return new vscode.TreeItem(node.defectId);
    const facts = this.model.folderFacts;
    const { groupBy } = this.model.arrangement;
    const item = defectItem(defect, this.open.has(openKey(node)) ? Expanded : Collapsed, {
      folder: facts.severalFolders && groupBy !== 'folder' ? facts.folderName(node.key) : undefined,
      evidence: rowEvidence(defect, groupBy),
    });
    item.resourceUri = defectUri(node.key, node.defectId);
    // Only what was joined can be split.
    if (defect.mentions.length > 1) item.contextValue = `${item.contextValue}.joined`;
    return item;
  }
}

function openKey({ key, defectId }: DefectRowNode): string {
  return `${key}|${defectId}`;
}
