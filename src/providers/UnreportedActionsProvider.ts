import * as vscode from 'vscode';
import type { UnreportedGroup } from '../views/model/UnreportedIndex.js';
import { UnreportedIndex } from '../views/model/UnreportedIndex.js';
import { toRange } from '../workspace/convert.js';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { diagnosticSource, unreportedCode } from './DiagnosticsProvider.js';

/** On an import error that no report mentions: put it into the inventory. */
export class UnreportedActionsProvider extends Disposable implements vscode.CodeActionProvider {
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
    const place = this.store.locate(document.uri);
    if (!place) return [];
    const here = place.ledger.unreported.filter(
      ({ path, range: at }) => path === place.path && toRange(at).intersection(range),
    );
    if (here.length === 0) return [];
    const { groups } = new UnreportedIndex({ unreported: place.ledger.unreported });
    const key = place.folder.uri.toString();
    return groups.flatMap((group) => {
      const mine = here.filter((each) => group.places.includes(each));
      if (mine.length === 0) return [];
      const action = addAction(key, group);
      action.diagnostics = context.diagnostics.filter(
        (d) =>
          d.source === diagnosticSource &&
          d.code === unreportedCode &&
          mine.some((each) => d.range.isEqual(toRange(each.range))),
      );
      return [action];
    });
  }
}

function addAction(key: string, { id, name, module, places }: UnreportedGroup): vscode.CodeAction {
  const count = places.length > 1 ? ` (${places.length} places)` : '';
  const title = `Add missing \`${name ?? module}\` to the inventory${count}`;
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: 'defectLedger.addUnreported', title, arguments: [{ key, groupId: id }] };
  return action;
}
