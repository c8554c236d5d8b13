import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../core/text/counted.js';
import type { FixOffer } from '../core/fixes/offers/FixOffer.js';
import type { UnreportedImport } from '../core/model/ledger.js';
import type { UnreportedGroup } from '../views/model/UnreportedIndex.js';
import { UnreportedIndex } from '../views/model/UnreportedIndex.js';
import { toRange } from '../workspace/convert.js';
import { loadEngine } from '../workspace/loadEngine.js';
import { VscodeFiles } from '../workspace/VscodeFiles.js';
import { unreportedCode } from './DiagnosticsProvider.js';
import { plannedActions } from './plannedActions.js';
import { diagnosticsAt, QuickFixProvider, type QuickFixRequest } from './QuickFixProvider.js';

/** On an import error that no report mentions: the fixes of the import, and to put it into the inventory. */
export class UnreportedActionsProvider extends QuickFixProvider {
  protected async fixesFor(request: QuickFixRequest): Promise<vscode.CodeAction[]> {
    const { range, here } = request;
    const { unreported } = here.ledger;
    const named = unreported.filter(
      ({ path, range: at }) => path === here.path && toRange(at).intersection(range),
    );
    if (named.length === 0) return [];
    const { groups } = new UnreportedIndex({ unreported });
    const key = here.folder.uri.toString();
    const actions: vscode.CodeAction[] = [];
    for (const group of groups) {
      const mine = named.filter((each) => group.places.includes(each));
      if (mine.length === 0) continue;
      const action = addAction(key, group);
      action.diagnostics = mine.flatMap(({ range: at }) =>
        diagnosticsAt(request, unreportedCode, toRange(at)),
      );
      actions.push(...(await this.importActions(request, mine, group, action.diagnostics)), action);
      if (request.token.isCancellationRequested) return [];
    }
    return actions;
  }

  /** The name added to its module, and the other ways to mend the import. */
  private async importActions(
    { here: { folder } }: QuickFixRequest,
    mine: readonly UnreportedImport[],
    { places }: UnreportedGroup,
    diagnostics: readonly vscode.Diagnostic[],
  ): Promise<vscode.CodeAction[]> {
    const engine = await loadEngine();
    const files = new VscodeFiles(folder);
    const importers = [...new Set(places.map(({ path }) => path))];
    const offers: FixOffer[] = [];
    for (const [i, { module, name, path, range }] of mine.entries()) {
      if (name === undefined) continue;
      if (i === 0) offers.push(engine.missingFunctionOffer({ module, name }, importers));
      const broken = { module, name, path, range };
      offers.push(...(await engine.importErrorOffers(broken, files, this.store.integrityOf(folder))));
    }
    return plannedActions(offers, { folder, store: this.store, diagnostics, label: l10n.t('Import error') });
  }
}

function addAction(key: string, { id, name, module, places }: UnreportedGroup): vscode.CodeAction {
  const what = name ?? module;
  const title = counted(
    places.length,
    l10n.t('Add missing `{0}` to the inventory', what),
    l10n.t('Add missing `{0}` to the inventory ({1} places)', what, places.length),
  );
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: 'defectLedger.addUnreported', title, arguments: [{ key, groupId: id }] };
  return action;
}
