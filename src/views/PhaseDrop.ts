import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { reportWritten, type LedgerWriter, type Written } from '../workspace/LedgerWriter.js';
import { defectsMime, draggedDefects, roadmapMime, setDragged } from './DefectDrag.js';
import type { RoadmapModel, RoadmapNode } from './model/RoadmapModel.js';

/** Defects dropped on a phase, or on anything within it, are put into that phase in their sources. */
export class PhaseDrop implements vscode.TreeDragAndDropController<RoadmapNode> {
  readonly dragMimeTypes = [roadmapMime];
  readonly dropMimeTypes = [defectsMime, roadmapMime];

  constructor(
    private readonly model: RoadmapModel,
    private readonly store: LedgerStore,
    private readonly writer: LedgerWriter,
  ) {}

  /** Linked defects can be taken to another phase. */
  handleDrag(source: readonly RoadmapNode[], dataTransfer: vscode.DataTransfer): void {
    const dragged = source.flatMap((node) =>
      node.type === 'linked-defect' ? [{ key: node.key, defectId: node.defectId }] : [],
    );
    if (dragged.length > 0) setDragged(dataTransfer, roadmapMime, dragged);
  }

  async handleDrop(target: RoadmapNode | undefined, dataTransfer: vscode.DataTransfer): Promise<void> {
    const written = await this.drop(target, dataTransfer);
    if (written) reportWritten(written);
  }

  /** Undefined when there is nothing to do. */
  async drop(
    target: RoadmapNode | undefined,
    dataTransfer: vscode.DataTransfer,
  ): Promise<Written | undefined> {
    const dragged = await draggedDefects(dataTransfer);
    if (dragged.length === 0) return undefined;
    const phase = target && this.model.phaseOf(target);
    if (!phase) return refused(l10n.t('Drop a defect on a phase, or on something within one.'));
    const folder = this.store.ledgerOf(phase.key)?.folder;
    if (!folder) return undefined;
    if (dragged.some(({ key }) => key !== phase.key))
      return refused(
        l10n.t('A defect can only be put into a phase of its own folder, {0} is another.', folder.name),
      );
    const moved = dragged.filter(
      ({ key, defectId }) => !this.model.defectById(key, defectId)?.phases.includes(phase.phaseId),
    );
    if (moved.length === 0) return undefined;
    return this.writer.write(
      folder,
      moved.map(({ defectId }) => ({ kind: 'phase', defectId, phaseId: phase.phaseId })),
    );
  }
}

function refused(reason: string): Written {
  return { written: false, reason };
}
