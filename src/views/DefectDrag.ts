import * as vscode from 'vscode';
import type { DefectNode } from './model/DefectsModel.js';

/** A defect on its way to a phase. `key`: of its folder. */
export interface DraggedDefect {
  readonly key: string;
  readonly defectId: string;
}

/** Under which VS Code tells drops from these views. */
export const defectsMime = 'application/vnd.code.tree.defectledger.defects';
export const roadmapMime = 'application/vnd.code.tree.defectledger.roadmap';

/** The Defects view as the source of drags: defects can be taken elsewhere, nothing can be dropped in it. */
export class DefectDrag implements vscode.TreeDragAndDropController<DefectNode> {
  readonly dragMimeTypes = [defectsMime];
  readonly dropMimeTypes = [];

  handleDrag(source: readonly DefectNode[], dataTransfer: vscode.DataTransfer): void {
    const dragged = source.flatMap((node) =>
      node.type === 'defect' ? [{ key: node.key, defectId: node.defectId }] : [],
    );
    if (dragged.length > 0) setDragged(dataTransfer, defectsMime, dragged);
  }
}

export function setDragged(
  dataTransfer: vscode.DataTransfer,
  mime: string,
  dragged: readonly DraggedDefect[],
): void {
  dataTransfer.set(mime, new vscode.DataTransferItem(JSON.stringify(dragged)));
}

/** What was taken from one of the views, each once; nothing of what comes from elsewhere. */
export async function draggedDefects(dataTransfer: vscode.DataTransfer): Promise<DraggedDefect[]> {
  const found = new Map<string, DraggedDefect>();
  // VS Code has an item of its own under the name of each view, before ours: `get` would give that one.
  for (const [mime, item] of dataTransfer) {
    if (mime !== defectsMime && mime !== roadmapMime) continue;
    for (const { key, defectId } of parsed(await item.asString()))
      found.set(`${key} ${defectId}`, { key, defectId });
  }
  return [...found.values()];
}

function parsed(text: string): DraggedDefect[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  return Array.isArray(value) ? value.filter(isDragged) : [];
}

function isDragged(value: unknown): value is DraggedDefect {
  const { key, defectId } = (value ?? {}) as Partial<DraggedDefect>;
  return typeof key === 'string' && typeof defectId === 'string';
}
