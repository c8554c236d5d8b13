import type { Defect } from '../core/model/ledger.js';
import type { DefectNode, DefectsModel } from './model/DefectsModel.js';

export interface SelectedDefect {
  /** Of the workspace folder: its Uri as text. */
  readonly folderKey: string;
  readonly defect: Defect;
}

/**
 * The defects that a command of a row is meant for, each once, as they are now: those of all selected rows when the row is one of
 * them, else the row's own. Rows below a defect stand for it.
 *
 * @param node the row that the command was called on; undefined when it came from elsewhere
 * @param nodes all that are selected, as VS Code passes them
 */
export function selectedDefects(
  model: DefectsModel,
  node: DefectNode | undefined,
  nodes: readonly DefectNode[] | undefined,
): SelectedDefect[] {
  const rows =
    Array.isArray(nodes) && nodes.length > 0 ? (nodes as readonly DefectNode[]) : node ? [node] : [];
  const found = new Map<string, SelectedDefect>();
  for (const row of rows) {
    const defect = model.defect(row);
    if (defect && 'key' in row) found.set(`${row.key}|${defect.id}`, { folderKey: row.key, defect });
  }
  return [...found.values()];
}
