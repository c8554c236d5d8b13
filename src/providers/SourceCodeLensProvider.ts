import * as vscode from 'vscode';
import { toPath } from '../workspace/convert.js';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerChange, LedgerStore } from '../workspace/LedgerStore.js';
import { codeLensEnabled, section } from '../workspace/settings.js';
import { sourceEntries } from './model/sourceEntries.js';
import { sourceLenses, type SourceLens } from './model/sourceLenses.js';
import { sourceSelector } from './sourceSelector.js';

/** In the sources, above what they say of a defect: what the code and the other sources say of it. */
export class SourceCodeLensProvider extends Disposable implements vscode.CodeLensProvider {
  private readonly changed = this._register(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changed.event;
  /** What the lenses that are shown are about, by document: another change does not concern them. */
  private readonly shown = new Map<string, { uri: vscode.Uri; defects: ReadonlySet<string> }>();

  constructor(private readonly store: LedgerStore) {
    super();
    this._register(store.onDidChange((change) => this.update(change)));
    this._register(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.shown.delete(uri.toString())));
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${section}.codeLens`)) this.changed.fire();
      }),
    );
    this._register(vscode.languages.registerCodeLensProvider(sourceSelector, this));
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const place = this.store.locate(document.uri);
    const entries = place ? sourceEntries(place.ledger, place.path) : [];
    const defects = new Set(entries.map(({ defect }) => defect.id));
    this.shown.set(document.uri.toString(), { uri: document.uri, defects });
    if (!place || entries.length === 0 || !codeLensEnabled(place.folder)) return [];
    const key = place.folder.uri.toString();
    return sourceLenses(entries, place.path, document).map((lens) => toCodeLens(lens, key, document.uri));
  }

  private update({ folder, diff }: LedgerChange): void {
    const ledger = this.store.ledgers.find((entry) => entry.folder === folder)?.ledger;
    for (const { uri, defects } of this.shown.values()) {
      const path = toPath(folder, uri);
      if (path === undefined) continue;
      const now = ledger ? sourceEntries(ledger, path).map(({ defect }) => defect.id) : [];
      if ([...defects, ...now].some((id) => diff.defects.has(id))) {
        this.changed.fire();
        return;
      }
    }
  }
}

function toCodeLens(lens: SourceLens, key: string, uri: vscode.Uri): vscode.CodeLens {
  const { title, defects, line } = lens;
  return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), { title, ...command(lens) });

  function command({ shows }: SourceLens): Omit<vscode.Command, 'title'> {
    const from = [uri.toString(), line] as const;
    switch (shows) {
      case 'defects':
        return defects.length === 1
          ? { command: 'defectLedger.openDefect', arguments: [defects[0], key] }
          : { command: 'defectLedger.pickDefect', arguments: [defects, key] };
      case 'occurrences':
        return { command: 'defectLedger.peekOccurrences', arguments: [defects, key, ...from] };
      case 'reports':
        return { command: 'defectLedger.peekReports', arguments: [defects, key, ...from] };
    }
  }
}
