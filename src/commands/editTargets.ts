import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { defectsIn } from '../core/ledger/defectsIn.js';
import type { Defect } from '../core/model/ledger.js';
import type { Mention } from '../core/model/range.js';
import { severityIcon } from '../views/defectItem.js';
import type { DefectsView } from '../views/DefectsView.js';
import { defectName, evidenceLabel } from '../views/model/labels.js';
import { toRange } from '../workspace/convert.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { focusedRows } from './focusedRows.js';

/** Defects of one folder that a command is for. */
export interface EditTarget {
  readonly folder: vscode.WorkspaceFolder;
  readonly defects: readonly Defect[];
}

/** What rows of the trees, links and code actions have in common. `key`: the folder's Uri. */
export interface DefectHandle {
  readonly key: string;
  readonly defectId: string;
}

/** As the argument of a key that is pressed in the Defects view: the row in focus there, and those selected with it. */
const focused = 'focused';

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
  const handles = rows.filter(isHandle);
  if (handles.length === 0 && given === focused) return undefined;
  if (handles.length > 0) return byFolder(store, handles);
  const handle = handleAtCursor(store) ?? (await pickHandle(store, title));
  return handle && byFolder(store, [handle]);
}

function isHandle(given: unknown): given is DefectHandle {
  return typeof given === 'object' && given !== null && 'key' in given && 'defectId' in given;
}

function byFolder(store: LedgerStore, handles: readonly DefectHandle[]): EditTarget[] {
  return store.ledgers.flatMap(({ folder, ledger }) => {
    const key = folder.uri.toString();
    const ids = new Set(handles.filter((each) => each.key === key).map(({ defectId }) => defectId));
    const defects = ids.size > 0 ? ledger.defects.filter(({ id }) => ids.has(id)) : [];
    return defects.length > 0 ? [{ folder, defects }] : [];
  });
}

/** In a source the innermost entry that the cursor is in; in code the occurrence under it, or else one on its line. */
export function handleAtCursor(store: LedgerStore): DefectHandle | undefined {
  const editor = vscode.window.activeTextEditor;
  const place = editor && store.locate(editor.document.uri);
  if (!editor || !place) return undefined;
  const { active } = editor.selection;
  const { ledger, path, folder } = place;
  const holds = (mention: Mention): boolean =>
    mention.path === path && toRange(mention.range).contains(active);
  const isOnLine = (mention: Mention): boolean =>
    mention.path === path && mention.range.start.line === active.line;
  const defects = defectsIn(ledger, path);
  const entries = defects.flatMap((defect) =>
    defect.mentions
      .filter((mention) => holds(mention) || isOnLine(mention))
      .map(({ range: { start, end } }) => ({ defect, lines: end.line - start.line })),
  );
  const found =
    defects.find(({ occurrences }) => occurrences.some(holds)) ??
    entries.sort((a, b) => a.lines - b.lines)[0]?.defect ??
    defects.find(({ occurrences }) => occurrences.some(isOnLine));
  return found && { key: folder.uri.toString(), defectId: found.id };
}

async function pickHandle(store: LedgerStore, title: string): Promise<DefectHandle | undefined> {
  const picks = store.ledgers.flatMap(({ folder, ledger }) =>
    ledger.defects.map((defect) => ({
      label: defectName(defect),
      description: [defect.priority, evidenceLabel(defect)].filter((part) => part !== undefined).join(' · '),
      iconPath: severityIcon(defect),
      handle: { key: folder.uri.toString(), defectId: defect.id },
    })),
  );
  if (picks.length === 0) {
    void vscode.window.showInformationMessage(l10n.t('There are no defects in the ledger.'));
    return undefined;
  }
  const placeHolder = l10n.t('Id or title of the defect');
  const pick = await vscode.window.showQuickPick(picks, { title, placeHolder, matchOnDescription: true });
  return pick?.handle;
}
