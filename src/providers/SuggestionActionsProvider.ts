import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { toRange } from '../workspace/convert.js';
import { problemCode } from './DiagnosticsProvider.js';
import { diagnosticsAt, QuickFixProvider, type QuickFixRequest } from './QuickFixProvider.js';

/** On a problem of a source that says what was meant, such as a path that exists elsewhere: put that there. */
export class SuggestionActionsProvider extends QuickFixProvider {
  protected fixesFor(request: QuickFixRequest): vscode.CodeAction[] {
    const { document, range, here } = request;
    return here.ledger.problems.flatMap(({ path, range: where, suggestion }) => {
      const at = toRange(where);
      if (path !== here.path || !suggestion || !at.intersection(range)) return [];
      const target = onlyPlace(document, at, suggestion.text);
      if (!target) return [];
      const action = new vscode.CodeAction(
        l10n.t('Change to `{0}`', suggestion.replacement),
        vscode.CodeActionKind.QuickFix,
      );
      action.edit = new vscode.WorkspaceEdit();
      action.edit.replace(document.uri, target, suggestion.replacement);
      action.diagnostics = diagnosticsAt(request, problemCode, at);
      action.isPreferred = true;
      return [action];
    });
  }
}

/** Where the text stands in the range; undefined when it does not, or more than once: then the text is not what was read. */
function onlyPlace(
  document: vscode.TextDocument,
  range: vscode.Range,
  text: string,
): vscode.Range | undefined {
  const within = document.getText(range);
  const at = within.indexOf(text);
  if (at < 0 || within.includes(text, at + 1)) return undefined;
  const start = document.offsetAt(range.start) + at;
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}
