import type * as vscode from 'vscode';
import type { Defect } from '../core/model/ledger.js';
import type { DefectsView } from '../views/DefectsView.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { chooseDefect } from './chooseDefect.js';
import { defectAtCursor, type DefectHandle } from './defectAtCursor.js';
import { focusedRows } from './focusedRows.js';

/** Defects of one folder that a command is for. */
export interface EditTarget {
  readonly folder: vscode.WorkspaceFolder;
  readonly defects: readonly Defect[];
}

/** What rows of the trees, links and code actions have in common. `key`: the folder's Uri. */
interface DefectRow {
  readonly key: string;
  readonly defectId: string;
}

/** As the argument of a key that is pressed in the Defects view: the row in focus there, and those selected with it. */
export const focused = 'focused';

/**
 * The defects that a command is for, by folder: those it is called with, else the one at the cursor, else the one that is picked.
 * Undefined when nobody picks one.
 */
export async function editTargets(
  store: LedgerStore,
  view: DefectsView,
  title: string,
  given: unknown,
  all: unknown,
): Promise<readonly EditTarget[] | undefined> {
  const rows: readonly unknown[] =
    given === focused
      ? await focusedRows(() => view.selection)
      : Array.isArray(all) && all.length > 0
        ? all
        : [given];
  const handles = rows.filter(isDefectRow).map(({ key, defectId: id }) => ({ key, id }));
  if (handles.length === 0 && given === focused) return undefined;
  if (handles.length > 0) return byFolder(store, handles);
  const handle = defectAtCursor(store) ?? (await chooseDefect(store, title));
  return handle && byFolder(store, [handle]);
}

function isDefectRow(given: unknown): given is DefectRow {
  return typeof given === 'object' && given !== null && 'key' in given && 'defectId' in given;
}

function byFolder(store: LedgerStore, handles: readonly DefectHandle[]): EditTarget[] {
  return store.ledgers.flatMap(({ folder, ledger }) => {
    const key = folder.uri.toString();
    const ids = new Set(handles.filter((each) => each.key === key).map(({ id }) => id));
    const defects = ids.size > 0 ? ledger.defects.filter(({ id }) => ids.has(id)) : [];
    return defects.length > 0 ? [{ folder, defects }] : [];
  });
}
