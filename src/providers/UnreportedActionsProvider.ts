import * as vscode from 'vscode';
import type { UnreportedGroup } from '../views/model/UnreportedIndex.js';
import { UnreportedIndex } from '../views/model/UnreportedIndex.js';
import { toRange } from '../workspace/convert.js';
import { unreportedCode } from './DiagnosticsProvider.js';
import { diagnosticsAt, QuickFixProvider, type QuickFixRequest } from './QuickFixProvider.js';

/** On an import error that no report mentions: put it into the inventory. */
export class UnreportedActionsProvider extends QuickFixProvider {
  protected fixesFor(request: QuickFixRequest): vscode.CodeAction[] {
    const { range, here } = request;
    const { unreported } = here.ledger;
    const named = unreported.filter(
      ({ path, range: at }) => path === here.path && toRange(at).intersection(range),
    );
    if (named.length === 0) return [];
    const { groups } = new UnreportedIndex({ unreported });
    const key = here.folder.uri.toString();
    return groups.flatMap((group) => {
      const mine = named.filter((each) => group.places.includes(each));
      if (mine.length === 0) return [];
      const action = addAction(key, group);
      action.diagnostics = mine.flatMap(({ range: at }) =>
        diagnosticsAt(request, unreportedCode, toRange(at)),
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
