import * as vscode from 'vscode';
import { defectsIn } from '../core/ledger/defectsIn.js';
import type { Mention } from '../core/model/range.js';
import { toRange } from '../workspace/convert.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';

/** A defect and the Uri of its folder. */
export interface DefectHandle {
  readonly id: string;
  readonly key: string;
}

/** In code: the defect of the occurrence under the cursor. In a source: the defect that the entry speaks of. */
export function defectAtCursor(store: LedgerStore): DefectHandle | undefined {
  const editor = vscode.window.activeTextEditor;
  const place = editor && store.locate(editor.document.uri);
  if (!editor || !place) return undefined;
  const at = editor.selection.active;
  const here = (mention: Mention): boolean =>
    mention.path === place.path && toRange(mention.range).contains(at);
  const onLine = (mention: Mention): boolean =>
    mention.path === place.path && toRange(mention.range).start.line === at.line;
  const defects = defectsIn(place.ledger, place.path);
  const found =
    defects.find((d) => d.occurrences.some(here)) ??
    defects.find((d) => d.mentions.some(here)) ??
    defects.find((d) => d.occurrences.some(onLine));
  return found && { id: found.id, key: place.folder.uri.toString() };
}
