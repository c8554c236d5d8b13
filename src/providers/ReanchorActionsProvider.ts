import * as vscode from 'vscode';
import { defectsIn } from '../core/ledger/defectsIn.js';
import type { Defect } from '../core/model/ledger.js';
import { placeLabel } from '../views/model/labels.js';
import { toRange } from '../workspace/convert.js';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { diagnosticSource, problemCode } from './DiagnosticsProvider.js';

/** Where a source names a place whose code is not found for sure: look at what is likeliest, and set the place anew. */
export class ReanchorActionsProvider extends Disposable implements vscode.CodeActionProvider {
  constructor(private readonly store: LedgerStore) {
    super();
    this._register(
      vscode.languages.registerCodeActionsProvider({ scheme: '*' }, this, {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      }),
    );
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    if (context.only && !context.only.intersects(vscode.CodeActionKind.QuickFix)) return [];
    const here = this.store.locate(document.uri);
    if (!here) return [];
    const key = here.folder.uri.toString();
    return defectsIn(here.ledger, here.path).flatMap((defect) =>
      defect.anchors.flatMap(({ source }, index) => {
        const at = toRange(source.range);
        if (source.path !== here.path || !at.intersection(range)) return [];
        const action = reanchorAction(key, defect, index);
        if (!action) return [];
        action.diagnostics = context.diagnostics.filter(
          (d) => d.source === diagnosticSource && d.code === problemCode && d.range.isEqual(at),
        );
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
