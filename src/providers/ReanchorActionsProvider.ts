import * as vscode from 'vscode';
import { defectsIn } from '../core/ledger/defectsIn.js';
import type { Defect } from '../core/model/ledger.js';
import { placeLabel } from '../views/model/labels.js';
import { toRange } from '../workspace/convert.js';
import { problemCode } from './DiagnosticsProvider.js';
import { diagnosticsAt, QuickFixProvider, type QuickFixRequest } from './QuickFixProvider.js';

/** Where a source names a place whose code is not found for sure: look at what is likeliest, and set the place anew. */
export class ReanchorActionsProvider extends QuickFixProvider {
  protected fixesFor(request: QuickFixRequest): vscode.CodeAction[] {
    const { range, here } = request;
    const key = here.folder.uri.toString();
    return defectsIn(here.ledger, here.path).flatMap((defect) =>
      defect.anchors.flatMap(({ source }, index) => {
        const at = toRange(source.range);
        if (source.path !== here.path || !at.intersection(range)) return [];
        const action = reanchorAction(key, defect, index);
        if (!action) return [];
        action.diagnostics = diagnosticsAt(request, problemCode, at);
        return [action];
      }),
    );
  }
}

function reanchorAction(key: string, defect: Defect, index: number): vscode.CodeAction | undefined {
  const anchor = defect.anchors[index]!;
  const now = defect.occurrences.find((each) => each.anchor === index);
  if (anchor.kind !== 'range' || !now) return undefined;
  if (anchor.confidence !== 'lost' && anchor.confidence !== 'similar') return undefined;
  const was = placeLabel(anchor.path, anchor.range.start.line);
  const to = placeLabel(now.path, now.range.start.line);
  const lost = anchor.confidence === 'lost';
  const title = lost
    ? `Re-anchor \`${was}\` (${defect.id})…`
    : `Re-anchor \`${was}\` (${defect.id}) at \`${to}\``;
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = {
    command: 'defectLedger.reanchorFromSource',
    title,
    arguments: [{ key, defect: defect.id, anchor: index }],
  };
  return action;
}
