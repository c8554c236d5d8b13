import * as vscode from 'vscode';
import { Disposable } from '../../workspace/Disposable.js';
import type { LedgerStore } from '../../workspace/LedgerStore.js';
import { sourceSelector } from '../sourceSelector.js';
import { DefectSymbols } from './DefectSymbols.js';
import { IdCompletionProvider } from './IdCompletionProvider.js';
import { commitSelector, proseSelector } from './idDocuments.js';
import { IdFinder } from './IdFinder.js';
import { IdHoverProvider } from './IdHoverProvider.js';
import { IdLinks } from './IdLinks.js';
import { IdNavigation } from './IdNavigation.js';
import { IdPlaces } from './IdPlaces.js';
import { IdRenameProvider } from './IdRenameProvider.js';
import { IdRenamer } from './IdRenamer.js';

const everywhere: vscode.DocumentSelector = '*';
/** So that in sources we are asked before the language's own. */
const sourcesFirst: vscode.DocumentSelector = [...(sourceSelector as vscode.DocumentFilter[]), '*'];
/** More first letters than ids of one kind have. */
const maxTriggers = 60;

/**
 * What an id can do wherever it stands. Registered while there are defects only: in a workspace without any, menus and shortcuts
 * of plain files stay as they are.
 */
export class IdFeatures extends Disposable {
  readonly finder: IdFinder;
  readonly renamer: IdRenamer;
  private readonly places: IdPlaces;
  private features: vscode.Disposable | undefined;
  private typing: { characters: string; registered: vscode.Disposable } | undefined;

  constructor(private readonly store: LedgerStore) {
    super();
    this.finder = new IdFinder(store);
    this.places = new IdPlaces(store, this.finder);
    this.renamer = new IdRenamer(store, this.finder, this.places);
    this._register(store.onDidChange(() => this.update()));
    this._register({ dispose: () => this.forget() });
  }

  private update(): void {
    const hasDefects = this.store.shownLedgers.some(({ ledger }) => ledger.defects.length > 0);
    if (!hasDefects) return this.forget();
    this.features ??= this.register();
    const characters = this.triggers();
    if (this.typing?.characters === characters) return;
    this.typing?.registered.dispose();
    const inProse = new IdCompletionProvider(this.store, this.finder, true);
    this.typing = {
      characters,
      registered: vscode.languages.registerCompletionItemProvider(proseSelector, inProse, ...characters),
    };
  }

  private forget(): void {
    this.features?.dispose();
    this.typing?.registered.dispose();
    this.features = this.typing = undefined;
  }

  private register(): vscode.Disposable {
    const { languages } = vscode;
    const navigation = new IdNavigation(this.store, this.finder, this.places);
    const inCode = new IdCompletionProvider(this.store, this.finder, false);
    return vscode.Disposable.from(
      languages.registerDefinitionProvider(everywhere, navigation),
      languages.registerReferenceProvider(everywhere, navigation),
      languages.registerDocumentHighlightProvider(sourceSelector, navigation),
      languages.registerHoverProvider(everywhere, new IdHoverProvider(this.store, this.finder)),
      languages.registerRenameProvider(sourcesFirst, new IdRenameProvider(this.finder, this.renamer)),
      languages.registerDocumentLinkProvider(
        [...(sourceSelector as vscode.DocumentFilter[]), ...(commitSelector as vscode.DocumentFilter[])],
        new IdLinks(this.store, this.finder),
      ),
      languages.registerWorkspaceSymbolProvider(new DefectSymbols(this.store)),
      // A letter that asks for ids would take the place of the language's own suggestions, a hyphen does not.
      languages.registerCompletionItemProvider(everywhere, inCode, '-'),
    );
  }

  /** The characters that may be the second of an id, and what ids are parted by. */
  private triggers(): string {
    const seconds = new Set(['-', '_', '#']);
    for (const id of this.finder.index) {
      if (seconds.size >= maxTriggers) break;
      if (id.length > 1) seconds.add(id[1]!);
    }
    return [...seconds].sort().join('');
  }
}
