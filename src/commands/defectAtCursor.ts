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

/** In a source the innermost entry that the cursor is in; in code the occurrence under it, or else one on its line. */
export function defectAtCursor(store: LedgerStore): DefectHandle | undefined {
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
  return found && { id: found.id, key: folder.uri.toString() };
}
