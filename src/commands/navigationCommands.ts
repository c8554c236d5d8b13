import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Mention } from '../core/model/range.js';
import type { DefectsView } from '../views/DefectsView.js';
import { isUnreported, type DefectNode } from '../views/model/DefectsModel.js';
import type { RoadmapNode } from '../views/model/RoadmapModel.js';
import type { RoadmapView } from '../views/RoadmapView.js';
import { toRange, toUri } from '../workspace/convert.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { CommandFamily } from './CommandFamily.js';
import { defectAtCursor } from './defectAtCursor.js';

/** Jumps: defect to code, code to defect, defect to report line. */
export class NavigationCommands extends CommandFamily {
  constructor(
    private readonly store: LedgerStore,
    private readonly defects: DefectsView,
    private readonly roadmap: RoadmapView,
  ) {
    super();
    this.register('defectLedger.openOccurrence', (node?: DefectNode | RoadmapNode) =>
      this.openOccurrence(node),
    );
    this.register('defectLedger.openInReport', (node?: DefectNode | RoadmapNode) => this.openInReport(node));
    this.register('defectLedger.openTemplate', (node?: DefectNode) => this.openTemplate(node));
    this.register('defectLedger.openDefect', (id?: string, key?: string) => this.openDefect(id, key));
    this.register('defectLedger.showDefectAtCursor', () => this.showDefectAtCursor());
  }

  private async openOccurrence(from: DefectNode | RoadmapNode | undefined): Promise<void> {
    const linked = from?.type === 'linked-defect' ? this.defects.model.find(from.key, from.defectId) : from;
    const node = linked && isDefectNode(linked) ? linked : undefined;
    if (!node || !('key' in node)) return;
    const place = isUnreported(node) ? this.defects.model.unreported.place(node) : undefined;
    if (place) return this.open(node.key, place);
    const occurrence = this.defects.model.occurrence(node) ?? this.defects.model.defect(node)?.occurrences[0];
    if (occurrence) await this.open(node.key, occurrence);
  }

  /** A mention opens at its first line, since its block may be long; a claim opens with its value selected. */
  private async openInReport(node: DefectNode | RoadmapNode | undefined): Promise<void> {
    if (!node || !('key' in node)) return;
    const claim = isDefectNode(node) ? this.defects.model.claim(node) : undefined;
    if (claim) return this.open(node.key, claim.source);
    const mention = isDefectNode(node)
      ? (this.defects.model.mention(node) ?? this.defects.model.defect(node)?.mentions[0])
      : this.roadmap.model.source(node);
    if (mention)
      await this.open(node.key, {
        path: mention.path,
        range: { start: mention.range.start, end: mention.range.start },
      });
  }

  private async openTemplate(node: DefectNode | undefined): Promise<void> {
    const template = node && this.defects.model.template(node);
    if (node?.type === 'template' && template) {
      const { path, range } = template.source;
      await this.open(node.key, { path, range: { start: range.start, end: range.start } });
    }
  }

  private async openDefect(id: string | undefined, key: string | undefined): Promise<void> {
    if (id === undefined) {
      await vscode.commands.executeCommand('defectLedger.findDefect');
    } else if (!(await this.defects.reveal(id, key))) {
      void vscode.window.showInformationMessage(l10n.t('There is no defect {0} in the ledger.', id));
    }
  }

  /** In code: the defect of the occurrence under the cursor. In a source: the defect that the entry speaks of. */
  private async showDefectAtCursor(): Promise<void> {
    const found = defectAtCursor(this.store);
    if (found) await this.defects.reveal(found.id, found.key);
    else void vscode.window.setStatusBarMessage(l10n.t('No defect at the cursor.'), 3000);
  }

  private async open(key: string, mention: Mention): Promise<void> {
    const folder = this.store.ledgerOf(key)?.folder;
    // The trees keep what they were told last; the file may have been typed in since.
    const { path, range } = this.store.placeNow(key, mention) ?? mention;
    if (folder) await show(toUri(folder, path), toRange(range));
  }
}

async function show(uri: vscode.Uri, selection: vscode.Range): Promise<void> {
  await vscode.window.showTextDocument(uri, { selection });
}

const defectNodeTypes: ReadonlySet<string> = new Set<DefectNode['type']>([
  'group',
  'folder',
  'defect',
  'occurrence',
  'template',
  'mention',
  'contradictions',
  'contradiction',
  'claim',
  'unreported',
  'missingName',
  'importPlace',
]);

function isDefectNode(node: DefectNode | RoadmapNode): node is DefectNode {
  return defectNodeTypes.has(node.type);
}
