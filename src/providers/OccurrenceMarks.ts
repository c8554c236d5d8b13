import * as vscode from 'vscode';
import { openPlaces } from '../core/ledger/openPlaces.js';
import { toPath, toRange } from '../workspace/convert.js';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerChange, LedgerStore } from '../workspace/LedgerStore.js';
import { editorMarksEnabled, section } from '../workspace/settings.js';
import { lineMarks, MARK_KINDS, markName, type MarkKind } from './model/lineMarks.js';

/**
 * An icon beside each line with an open occurrence, and a mark in the overview ruler, in visible editors. Set when an editor is shown
 * and when the ledger changes in its file; VS Code moves them with edits, so typing sets nothing.
 */
export class OccurrenceMarks extends Disposable {
  private readonly types: ReadonlyMap<string, vscode.TextEditorDecorationType>;
  /** Editors that have marks: others need not be cleared. */
  private readonly marked = new WeakSet<vscode.TextEditor>();
  private shown: ReadonlySet<vscode.TextEditor> = new Set();

  constructor(
    private readonly store: LedgerStore,
    extensionUri: vscode.Uri,
  ) {
    super();
    this.types = new Map(
      MARK_KINDS.map((kind) => [markName(kind), this._register(decorationType(kind, extensionUri))]),
    );
    this._register(store.onDidChange((change) => this.update(change)));
    this._register(vscode.window.onDidChangeVisibleTextEditors((editors) => this.show(editors)));
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${section}.editorMarks`)) this.markAll();
      }),
    );
    this.show(vscode.window.visibleTextEditors);
  }

  /** Those that were visible before have theirs. */
  private show(editors: readonly vscode.TextEditor[]): void {
    for (const editor of editors) if (!this.shown.has(editor)) this.mark(editor);
    this.shown = new Set(editors);
  }

  private update({ folder, diff }: LedgerChange): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const path = toPath(folder, editor.document.uri);
      if (path !== undefined && diff.paths.has(path)) this.mark(editor);
    }
  }

  private markAll(): void {
    for (const editor of vscode.window.visibleTextEditors) this.mark(editor);
  }

  private mark(editor: vscode.TextEditor): void {
    const place = this.store.locate(editor.document.uri);
    const places = place && editorMarksEnabled(place.folder) ? openPlaces(place.ledger, place.path) : [];
    if (places.length === 0 && !this.marked.has(editor)) return;
    if (places.length > 0) this.marked.add(editor);
    else this.marked.delete(editor);
    for (const [name, ranges] of lineMarks(places))
      editor.setDecorations(this.types.get(name)!, ranges.map(toRange));
  }
}

function decorationType(kind: MarkKind, extensionUri: vscode.Uri): vscode.TextEditorDecorationType {
  const icon = (theme: string) => ({
    gutterIconPath: vscode.Uri.joinPath(extensionUri, 'media', 'gutter', `${markName(kind)}-${theme}.svg`),
  });
  return vscode.window.createTextEditorDecorationType({
    // What is typed at its edges is not of it: an icon beside each of several lines.
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    overviewRulerColor: new vscode.ThemeColor(`defectLedger.${kind.level}`),
    overviewRulerLane: kind.confirmed ? vscode.OverviewRulerLane.Full : vscode.OverviewRulerLane.Left,
    gutterIconSize: 'contain',
    light: icon('light'),
    dark: icon('dark'),
  });
}
