import * as vscode from 'vscode';
import { baseName } from '../core/files/workspacePath.js';
import { claimPlace, valuesLabel } from '../core/ledger/describeContradiction.js';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { defectItem, defectTooltip } from './defectItem.js';
import { defectUri } from './EvidenceDecorations.js';
import type { ContradictionNode, DefectNode, DefectsModel } from './model/DefectsModel.js';
import { confidenceLabel, factLabel, placeLabel } from './model/labels.js';
import { unreportedItem } from './unreportedItem.js';

const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

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
      this.model.update(
        store.shownLedgers.map(({ folder, ledger }) => ({ key: folder.uri.toString(), ledger })),
      );
    update();
    this._register(
      store.onDidChange(({ folder, diff }) => {
        const rootsBefore = this.model.roots().length;
        update();
        if (diff.structure || this.model.filter !== '' || rootsBefore !== this.model.roots().length) {
          this.changed.fire(undefined);
          return;
        }
        const key = folder.uri.toString();
        const nodes = [...diff.defects].flatMap((id) => this.model.find(key, id) ?? []);
        if (diff.contradictions && this.model.shownContradictionCount() > 0)
          nodes.push(this.model.contradictionsNode());
        if (diff.unreported && this.model.unreported.shownCount() > 0)
          nodes.push(this.model.unreported.root());
        if (nodes.length > 0) this.changed.fire(nodes);
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
        const item = defectItem(defect, Collapsed);
        item.resourceUri = defectUri(node.key, node.defectId);
        // Only what was joined can be split.
        if (defect.mentions.length > 1) item.contextValue = `${item.contextValue}.joined`;
        return item;
      }
      case 'occurrence':
        return this.occurrenceItem(node);
      case 'template':
        return this.templateItem(node);
      case 'mention':
        return this.mentionItem(node);
      case 'contradictions':
        return this.contradictionsItem();
      case 'contradiction':
        return this.contradictionItem(node);
      case 'claim':
        return this.claimItem(node);
      case 'unreported':
      case 'missingName':
      case 'importPlace':
        return unreportedItem(this.model.unreported, node);
    }
  }

  private groupItem(node: Extract<DefectNode, { type: 'group' }>): vscode.TreeItem {
    const item = new vscode.TreeItem(node.priority ?? 'No priority', Expanded);
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
    const defect = this.model.defect(node);
    const sure = defect && confidenceLabel(occurrence, defect);
    const lost = occurrence.confidence === 'lost';
    item.description = sure === undefined ? message : `${sure} · ${message}`;
    item.tooltip = plain(`${placeLabel(path, range.start.line)}\n${message}`);
    item.iconPath = proves
      ? new vscode.ThemeIcon('target', new vscode.ThemeColor('problemsErrorIcon.foreground'))
      : new vscode.ThemeIcon(lost ? 'question' : 'location');
    // Only a place can be set anew, not what is found by its name.
    const isPlace = defect?.anchors[occurrence.anchor]?.kind === 'range';
    item.contextValue = !isPlace ? 'occurrence' : lost ? 'occurrence.lost' : 'occurrence.place';
    item.command = { command: 'defectLedger.openOccurrence', title: 'Open', arguments: [node] };
    item.accessibilityInformation = {
      label: `${proves ? 'Confirmed' : lost ? 'Lost' : 'Located'} in ${path}, line ${range.start.line + 1}: ${message}`,
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
    const served = this.model.servedBy(node).join(', ');
    const { code, language, unusable } = template;
    item.tooltip = new vscode.MarkdownString()
      .appendText(`Serves ${served}${unusable === undefined ? '' : `. No fix: ${unusable}`}\n\n`)
      .appendCodeblock(code, language);
    item.command = { command: 'defectLedger.openTemplate', title: 'Open Template', arguments: [node] };
    item.accessibilityInformation = { label: `Fix template ${template.title} for ${template.targetPath}` };
    return item;
  }

  private mentionItem(node: DefectNode): vscode.TreeItem {
    const mention = this.model.mention(node);
    if (!mention) return new vscode.TreeItem('…');
    const item = new vscode.TreeItem(placeLabel(baseName(mention.path), mention.range.start.line));
    const joined = (this.model.defect(node)?.mentions.length ?? 0) > 1;
    const { joinedBy } = mention;
    item.description = joinedBy ?? 'reported here';
    const why =
      joinedBy === undefined
        ? 'The other mentions were joined to this one.'
        : `Taken for the same defect as the first mention: ${joinedBy}.`;
    const hint = ' If that is wrong, Split takes a mention out.';
    item.tooltip = plain(
      `${placeLabel(mention.path, mention.range.start.line)}${joined ? `\n${why}${hint}` : ''}`,
    );
    item.iconPath = new vscode.ThemeIcon('book');
    item.contextValue = joined ? 'mention.joined' : 'mention';
    item.command = { command: 'defectLedger.openInReport', title: 'Open in Report', arguments: [node] };
    item.accessibilityInformation = {
      label: `Reported in ${mention.path}, line ${mention.range.start.line + 1}${joinedBy === undefined ? '' : `, joined: ${joinedBy}`}`,
    };
    return item;
  }

  private contradictionsItem(): vscode.TreeItem {
    const item = new vscode.TreeItem('Contradictions', Collapsed);
    const count = this.model.shownContradictionCount();
    item.description = String(count);
    item.iconPath = new vscode.ThemeIcon('git-compare');
    item.contextValue = 'contradictions';
    item.tooltip = 'Facts of which the sources say different things';
    item.accessibilityInformation = {
      label: `Contradictions, ${count} ${count === 1 ? 'fact' : 'facts'} of which the sources say different things`,
    };
    return item;
  }

  private contradictionItem(node: ContradictionNode): vscode.TreeItem {
    const contradiction = this.model.contradiction(node);
    if (!contradiction) return new vscode.TreeItem('…');
    const { subject, claims } = contradiction;
    const values = valuesLabel(contradiction);
    const below = node.defectId !== undefined;
    // Below its defect the subject need not name the defect again.
    const item = new vscode.TreeItem(below ? `${factLabel(contradiction)}: ${values}` : subject, Collapsed);
    if (!below) item.description = values;
    item.iconPath = new vscode.ThemeIcon('git-compare');
    item.contextValue = 'contradiction';
    const places = claims.map(
      (claim) => `${claim.value}: ${placeLabel(claim.source.path, claim.source.range.start.line)}`,
    );
    item.tooltip = plain([subject, ...places].join('\n'));
    item.accessibilityInformation = {
      label: `Contradiction: ${subject}, ${values.replaceAll(' ≠ ', ' or ')}`,
    };
    return item;
  }

  private claimItem(node: DefectNode): vscode.TreeItem {
    const claim = this.model.claim(node);
    const contradiction = this.model.contradiction(node);
    if (!claim || !contradiction) return new vscode.TreeItem('…');
    const { path, range } = claim.source;
    const item = new vscode.TreeItem(claim.value);
    item.description = claimPlace(contradiction, claim);
    item.tooltip = plain(placeLabel(path, range.start.line));
    item.iconPath = new vscode.ThemeIcon('book');
    item.contextValue = 'claim';
    item.command = { command: 'defectLedger.openInReport', title: 'Open in Report', arguments: [node] };
    item.accessibilityInformation = { label: `${claim.value} in ${path}, line ${range.start.line + 1}` };
    return item;
  }
}

function plain(text: string): vscode.MarkdownString {
  return new vscode.MarkdownString().appendText(text);
}
