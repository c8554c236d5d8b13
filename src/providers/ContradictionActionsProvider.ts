import * as vscode from 'vscode';
import { claimFile, claimPlace, otherClaims } from '../core/ledger/describeContradiction.js';
import type { Contradiction } from '../core/model/ledger.js';
import { toRange, toUri } from '../workspace/convert.js';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { loadEngine } from '../workspace/loadEngine.js';
import { contradictionCode, diagnosticSource } from './DiagnosticsProvider.js';

interface Target {
  folder: vscode.WorkspaceFolder;
  contradiction: Contradiction;
  /** Of the claim under the cursor. */
  index: number;
  diagnostics: vscode.Diagnostic[];
}

/** On a value that another source contradicts: take over the other value, or look at it. */
export class ContradictionActionsProvider extends Disposable implements vscode.CodeActionProvider {
  constructor(private readonly store: LedgerStore) {
    super();
    this._register(
      vscode.languages.registerCodeActionsProvider({ scheme: '*' }, this, {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      }),
    );
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    if (context.only && !context.only.intersects(vscode.CodeActionKind.QuickFix)) return [];
    const targets = this.targetsAt(document.uri, range, context);
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

  private targetsAt(uri: vscode.Uri, range: vscode.Range, context: vscode.CodeActionContext): Target[] {
    const place = this.store.locate(uri);
    if (!place) return [];
    const { folder, ledger, path } = place;
    return ledger.contradictions.flatMap((contradiction) =>
      contradiction.claims.flatMap(({ source }, index): Target[] => {
        const at = toRange(source.range);
        if (source.path !== path || !at.intersection(range)) return [];
        const diagnostics = context.diagnostics.filter(
          (d) => d.source === diagnosticSource && d.code === contradictionCode && d.range.isEqual(at),
        );
        return [{ folder, contradiction, index, diagnostics }];
      }),
    );
  }
}

function takeOverAction({ contradiction, diagnostics }: Target, other: number): vscode.CodeAction {
  const { value, source } = contradiction.claims[other]!;
  const title = `Take over \`${value}\` from ${claimFile(contradiction, source.path)}`;
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = diagnostics;
  return action;
}

function showAction({ folder, contradiction, diagnostics }: Target, other: number): vscode.CodeAction {
  const claim = contradiction.claims[other]!;
  const title = `Show the other claim in ${claimPlace(contradiction, claim)}`;
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
