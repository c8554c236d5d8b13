import * as vscode from 'vscode';
import { isSource } from '../model/sourceEntries.js';
import type { LedgerStore } from '../../workspace/LedgerStore.js';
import type { IdFinder } from './IdFinder.js';
import type { IdPlaces } from './IdPlaces.js';
import { mentionPlaces } from './mentionPlaces.js';

/** Go to Definition, Find All References and highlights of an id, wherever it stands. */
export class IdNavigation
  implements vscode.DefinitionProvider, vscode.ReferenceProvider, vscode.DocumentHighlightProvider
{
  constructor(
    private readonly store: LedgerStore,
    private readonly finder: IdFinder,
    private readonly places: IdPlaces,
  ) {}

  /** The entries of the defect, that of the most trusted source first. */
  provideDefinition(document: vscode.TextDocument, position: vscode.Position): vscode.LocationLink[] {
    const found = this.finder.at(document, position);
    if (!found) return [];
    return mentionPlaces(found.meant).map(({ uri, range }) => ({
      originSelectionRange: found.range,
      targetUri: uri,
      targetRange: range,
      // The block may be long; its beginning is what is to be seen.
      targetSelectionRange: new vscode.Range(range.start, range.start),
    }));
  }

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.Location[]> {
    const found = this.finder.at(document, position);
    return found ? this.places.of(found, { includeDeclaration, token }) : [];
  }

  provideDocumentHighlights(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): vscode.DocumentHighlight[] | undefined {
    const place = this.store.locate(document.uri);
    if (!place || !isSource(place.ledger, place.path)) return undefined;
    const found = this.finder.at(document, position);
    return (
      found &&
      this.finder
        .all(document)
        .filter(({ id }) => id === found.id)
        .map(({ range }) => new vscode.DocumentHighlight(range))
    );
  }
}
