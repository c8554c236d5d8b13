import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isCurrent, toWorkspaceEdit } from '../workspace/applyFix.js';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { loadEngine } from '../workspace/loadEngine.js';
import { VscodeFiles } from '../workspace/VscodeFiles.js';

/** `source.fixAll.defectLedger`: on save, where the user asks for it, or from *Source Action...*. */
export class FixAllProvider extends Disposable implements vscode.CodeActionProvider {
  static readonly kind = vscode.CodeActionKind.SourceFixAll.append('defectLedger');

  constructor(private readonly store: LedgerStore) {
    super();
    this._register(
      vscode.languages.registerCodeActionsProvider({ scheme: '*' }, this, {
        providedCodeActionKinds: [FixAllProvider.kind],
      }),
    );
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    // Never for the light bulb: what this takes to find out is spent on request only.
    if (!context.only?.intersects(FixAllProvider.kind)) return [];
    const place = this.store.locate(document.uri);
    if (!place) return [];
    const { fixAllOffers, planInTurn } = await loadEngine();
    const files = new VscodeFiles(place.folder);
    const options = { syntax: this.store.parsers };
    const offers = await fixAllOffers(place.ledger, place.path, files, options);
    if (offers.length === 0 || token.isCancellationRequested) return [];
    const plan = await planInTurn(offers, files, options);
    if (plan.kind !== 'change' || !isCurrent(place.folder, plan)) return [];
    const title = l10n.t('Fix all confirmed defects of this file (Defect Ledger)');
    const action = new vscode.CodeAction(title, FixAllProvider.kind);
    action.edit = toWorkspaceEdit(place.folder, plan);
    return [action];
  }
}
