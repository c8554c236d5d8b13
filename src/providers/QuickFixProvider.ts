import * as vscode from 'vscode';
import type { SyntaxParsers } from '../core/syntax/SyntaxParsers.js';
import { Disposable } from '../workspace/Disposable.js';
import type { FolderLedger, LedgerStore } from '../workspace/LedgerStore.js';
import { diagnosticSource } from './DiagnosticsProvider.js';

/** A request for quick fixes in a file of a folder that has a ledger. */
export interface QuickFixRequest {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
  readonly here: FolderLedger & { readonly path: string };
  /** Those of ours that stand in the range. */
  readonly diagnostics: readonly vscode.Diagnostic[];
  readonly token: vscode.CancellationToken;
}

/** What the providers of quick fixes share: they are asked in every file, and answer from the ledger of its folder. */
export abstract class QuickFixProvider extends Disposable implements vscode.CodeActionProvider {
  constructor(protected readonly store: LedgerStore) {
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
    token: vscode.CancellationToken,
  ): vscode.CodeAction[] | Promise<vscode.CodeAction[]> {
    if (context.only && !context.only.intersects(vscode.CodeActionKind.QuickFix)) return [];
    const here = this.store.locate(document.uri);
    if (!here) return [];
    const diagnostics = context.diagnostics.filter(({ source }) => source === diagnosticSource);
    return this.fixesFor({ document, range, here, diagnostics, token });
  }

  /** Those that all folders share, once the engine is there. */
  protected get parsers(): SyntaxParsers | undefined {
    return this.store.parsers;
  }

  protected abstract fixesFor(request: QuickFixRequest): vscode.CodeAction[] | Promise<vscode.CodeAction[]>;
}

/** The diagnostics with that code at exactly that range. */
export function diagnosticsAt(
  { diagnostics }: QuickFixRequest,
  code: string,
  at: vscode.Range,
): vscode.Diagnostic[] {
  return diagnostics.filter((each) => each.code === code && each.range.isEqual(at));
}
