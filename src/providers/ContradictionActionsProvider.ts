import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { claimFile, claimPlace, otherClaims } from '../core/ledger/describeContradiction.js';
import type { Contradiction } from '../core/model/ledger.js';
import { toRange, toUri } from '../workspace/convert.js';
import { loadEngine } from '../workspace/loadEngine.js';
import { contradictionCode } from './DiagnosticsProvider.js';
import { diagnosticsAt, QuickFixProvider, type QuickFixRequest } from './QuickFixProvider.js';

interface Target {
  folder: vscode.WorkspaceFolder;
  contradiction: Contradiction;
  /** Of the claim under the cursor. */
  index: number;
  diagnostics: vscode.Diagnostic[];
}

/** On a value that another source contradicts: take over the other value, or look at it. */
export class ContradictionActionsProvider extends QuickFixProvider {
  protected async fixesFor(request: QuickFixRequest): Promise<vscode.CodeAction[]> {
    const { document, token } = request;
    const targets = targetsAt(request);
    if (targets.length === 0) return [];
    const { takeOverValue } = await loadEngine();
    if (token.isCancellationRequested) return [];
    const text = document.getText();
    return targets.flatMap((target) => {
      const { contradiction, index } = target;
      const others = otherClaims(contradiction, index);
      const fixes = others.flatMap((other) => {
        // Nothing is offered where the text is not what was read.
        const edit = takeOverValue(contradiction, index, other, text);
        if (!edit) return [];
        const action = takeOverAction(target, other);
        action.edit = new vscode.WorkspaceEdit();
        action.edit.replace(document.uri, toRange(edit.range), edit.newText);
        return [action];
      });
      return [...fixes, ...others.map((other) => showAction(target, other))];
    });
  }
}

function targetsAt(request: QuickFixRequest): Target[] {
  const { folder, ledger, path } = request.here;
  return ledger.contradictions.flatMap((contradiction) =>
    contradiction.claims.flatMap(({ source }, index): Target[] => {
      const at = toRange(source.range);
      if (source.path !== path || !at.intersection(request.range)) return [];
      const diagnostics = diagnosticsAt(request, contradictionCode, at);
      return [{ folder, contradiction, index, diagnostics }];
    }),
  );
}

function takeOverAction({ contradiction, diagnostics }: Target, other: number): vscode.CodeAction {
  const { value, source } = contradiction.claims[other]!;
  const title = l10n.t('Take over `{0}` from {1}', value, claimFile(contradiction, source.path));
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = diagnostics;
  return action;
}

function showAction({ folder, contradiction, diagnostics }: Target, other: number): vscode.CodeAction {
  const claim = contradiction.claims[other]!;
  const title = l10n.t('Show the other claim in {0}', claimPlace(contradiction, claim));
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  const selection = toRange(claim.source.range);
  action.command = {
    command: 'vscode.open',
    title,
    arguments: [toUri(folder, claim.source.path), { selection }],
  };
  action.diagnostics = diagnostics;
  return action;
}
