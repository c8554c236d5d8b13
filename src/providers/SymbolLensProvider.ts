import * as vscode from 'vscode';
import { openPlaces } from '../core/ledger/openPlaces.js';
import { toPath } from '../workspace/convert.js';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerChange, LedgerStore } from '../workspace/LedgerStore.js';
import { loadEngine } from '../workspace/loadEngine.js';
import { codeLensInCodeEnabled, section } from '../workspace/settings.js';
import { lensTitle, symbolLenses, type SymbolLens, type SymbolLines } from './model/symbolLenses.js';

/** Its text and command are made when it comes into view. */
class OpenDefectsLens extends vscode.CodeLens {
  constructor(
    range: vscode.Range,
    readonly lens: SymbolLens,
    /** The folder's Uri. */
    readonly key: string,
  ) {
    super(range);
  }
}

interface Parsed {
  readonly version: number;
  readonly symbols: Promise<readonly SymbolLines[]>;
}

/**
 * In code, above functions, classes and files with open defects. A file without any costs a look-up; the others are parsed once a
 * version, when VS Code asks, which it does when typing rests.
 */
export class SymbolLensProvider extends Disposable implements vscode.CodeLensProvider<OpenDefectsLens> {
  private readonly changed = this._register(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changed.event;
  private readonly parsed = new WeakMap<vscode.TextDocument, Parsed>();

  constructor(private readonly store: LedgerStore) {
    super();
    this._register(store.onDidChange((change) => this.update(change)));
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${section}.codeLens`)) this.changed.fire();
      }),
    );
    this._register(vscode.languages.registerCodeLensProvider({ pattern: '**' }, this));
  }

  async provideCodeLenses(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<OpenDefectsLens[]> {
    const before = this.store.locate(document.uri);
    if (!before || !codeLensInCodeEnabled(before.folder)) return [];
    if (openPlaces(before.ledger, before.path).length === 0) return [];
    const symbols = await this.symbolsOf(document, before.path);
    // What was typed meanwhile is asked for again; the places are those of now.
    const located = this.store.locate(document.uri);
    if (token.isCancellationRequested || !located) return [];
    const { folder, ledger, path } = located;
    const key = folder.uri.toString();
    return symbolLenses(openPlaces(ledger, path), symbols).map((lens) => {
      const line = Math.min(lens.line, document.lineCount - 1);
      return new OpenDefectsLens(new vscode.Range(line, 0, line, 0), lens, key);
    });
  }

  resolveCodeLens(codeLens: OpenDefectsLens): OpenDefectsLens {
    const { lens, key } = codeLens;
    const ids = lens.defects.map(({ id }) => id);
    const title = lensTitle(lens);
    codeLens.command =
      ids.length === 1
        ? { title, command: 'defectLedger.openDetails', arguments: [ids[0], key] }
        : { title, command: 'defectLedger.pickDefect', arguments: [ids, key] };
    return codeLens;
  }

  private symbolsOf(document: vscode.TextDocument, path: string): Promise<readonly SymbolLines[]> {
    const { version } = document;
    let parsed = this.parsed.get(document);
    if (parsed?.version !== version) {
      parsed = { version, symbols: this.parse(document, path) };
      this.parsed.set(document, parsed);
    }
    return parsed.symbols;
  }

  private async parse(document: vscode.TextDocument, path: string): Promise<SymbolLines[]> {
    const { definitionsIn, LineIndex } = await loadEngine();
    const text = document.getText();
    const lines = new LineIndex(text);
    const lineAt = (offset: number): number => lines.position(offset).line;
    return (await definitionsIn(path, text, this.store.parsers)).map(({ start, end }) => ({
      line: lineAt(start),
      lastLine: lineAt(end),
    }));
  }

  /** VS Code asks for those of all visible documents again, so it is told only where one of them changed. */
  private update({ folder, diff }: LedgerChange): void {
    const concerned = vscode.window.visibleTextEditors.some(({ document }) => {
      const path = toPath(folder, document.uri);
      return path !== undefined && diff.paths.has(path);
    });
    if (concerned) this.changed.fire();
  }
}
