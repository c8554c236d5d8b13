import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DefectsView } from '../views/DefectsView.js';
import { joined } from '../views/model/roadmapLabels.js';
import { defectName, evidenceLabel } from '../views/model/labels.js';
import type { Defect } from '../core/model/ledger.js';
import type { RoadmapNode } from '../views/model/RoadmapModel.js';
import type { RoadmapView } from '../views/RoadmapView.js';
import { CommandFamily } from './CommandFamily.js';
import { focusedRows } from './focusedRows.js';

/** So many of the next ones are offered. */
const offered = 20;

interface DefectPick extends vscode.QuickPickItem {
  readonly key: string;
  readonly defectId: string;
}

/** What can be done with the rows of the Roadmap view. */
export class RoadmapCommands extends CommandFamily {
  constructor(
    private readonly roadmap: RoadmapView,
    private readonly defects: DefectsView,
  ) {
    super();
    this.register('defectLedger.toggleCheck', (node?: RoadmapNode, nodes?: RoadmapNode[]) =>
      this.toggle(nodes ?? (isNode(node) ? [node] : this.roadmap.selection)),
    );
    this.register('defectLedger.toggleFocusedCheck', () => this.toggleFocused());
    this.register('defectLedger.nextActionable', () => this.nextActionable());
    this.register('defectLedger.showLinkedDefects', (node?: RoadmapNode) => this.showLinked(node));
    this.register('defectLedger.copyRoadmapText', (node?: RoadmapNode, nodes?: RoadmapNode[]) =>
      this.copy(nodes ?? (isNode(node) ? [node] : this.roadmap.selection)),
    );
  }

  /** Of several rows all become what the first is not. */
  private async toggle(nodes: readonly RoadmapNode[]): Promise<void> {
    const { model } = this.roadmap;
    const ticked = nodes.filter((node) => model.ticked(node));
    const [first] = ticked;
    if (!first) return;
    const done = !model.ticked(first)!.done;
    await this.roadmap.tickAndTell(ticked.map((node) => [node, done] as const));
  }

  /** Space on a row: what has no box opens or closes. */
  private async toggleFocused(): Promise<void> {
    const rows = await focusedRows(() => this.roadmap.selection);
    const [focused] = rows;
    if (!focused) return;
    if (this.roadmap.model.ticked(focused)) await this.toggle(rows);
    else await vscode.commands.executeCommand('list.toggleExpand');
  }

  private async nextActionable(): Promise<void> {
    const { model } = this.roadmap;
    const next = model.next();
    if (next.length === 0) {
      void vscode.window.showInformationMessage(l10n.t('No open defect can be worked on now.'));
      return;
    }
    const isOneFolder = new Set(next.map(({ key }) => key)).size === 1;
    const picks = next.slice(0, offered).map(({ key, defect }) => {
      const phase = defect.phases.map((id) => model.phaseById(key, id)?.title)[0];
      const gap = defect.gapPercent === undefined ? undefined : l10n.t('gap {0}%', defect.gapPercent);
      return pickOf(key, defect, gap, phase, isOneFolder ? undefined : model.folderName(key));
    });
    await this.choose(picks, l10n.t('What to do next'));
  }

  private async showLinked(node: RoadmapNode | undefined): Promise<void> {
    if (!node || !('key' in node)) return;
    const picks = this.roadmap.model.linkedDefects(node).map((defect) => pickOf(node.key, defect));
    if (picks.length === 1) await this.defects.reveal(picks[0]!.defectId, node.key);
    else if (picks.length > 1) await this.choose(picks, l10n.t('Linked defects'));
  }

  private async choose(picks: readonly DefectPick[], title: string): Promise<void> {
    const chosen = await vscode.window.showQuickPick([...picks], {
      title,
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (chosen) await this.defects.reveal(chosen.defectId, chosen.key);
  }

  private async copy(nodes: readonly RoadmapNode[]): Promise<void> {
    const texts = nodes.map((node) => {
      const { label } = this.roadmap.itemOf(node);
      return typeof label === 'string' ? label : (label?.label ?? '');
    });
    if (texts.length > 0) await vscode.env.clipboard.writeText(texts.join('\n'));
  }
}

function pickOf(key: string, defect: Defect, ...more: (string | undefined)[]): DefectPick {
  return {
    key,
    defectId: defect.id,
    label: defectName(defect),
    description: joined(defect.priority, evidenceLabel(defect)),
    detail: joined(...more),
  };
}

/** From a menu; the palette gives none, other callers give what they like. */
function isNode(node: RoadmapNode | undefined): node is RoadmapNode {
  return typeof node === 'object' && 'type' in node;
}
