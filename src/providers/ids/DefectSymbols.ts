import * as vscode from 'vscode';
import { defectName } from '../../views/model/labels.js';
import { toRange, toUri } from '../../workspace/convert.js';
import type { LedgerStore } from '../../workspace/LedgerStore.js';

const maxSymbols = 200;

/** Go to Symbol in Workspace finds defects by id and title. */
export class DefectSymbols implements vscode.WorkspaceSymbolProvider {
  constructor(private readonly store: LedgerStore) {}

  /** As VS Code asks for it: all letters of the query, in their order. */
  provideWorkspaceSymbols(query: string): vscode.SymbolInformation[] {
    const wanted = query.toLowerCase().replaceAll(/\s/gu, '');
    if (wanted.length < 2) return [];
    const symbols: vscode.SymbolInformation[] = [];
    for (const { folder, ledger } of this.store.ledgers) {
      for (const defect of ledger.defects) {
        const name = defectName(defect);
        const [mention] = defect.mentions;
        if (!mention || !holdsInOrder(name.toLowerCase(), wanted)) continue;
        const { start } = mention.range;
        const place = new vscode.Location(toUri(folder, mention.path), toRange({ start, end: start }));
        symbols.push(new vscode.SymbolInformation(name, vscode.SymbolKind.Event, mention.path, place));
        if (symbols.length >= maxSymbols) return symbols;
      }
    }
    return symbols;
  }
}

function holdsInOrder(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
