import * as vscode from 'vscode';
import { isOpen } from '../../core/model/vocabulary.js';
import { toRange } from '../../workspace/convert.js';
import type { LedgerStore } from '../../workspace/LedgerStore.js';
import { isSource } from '../model/sourceEntries.js';
import { hoverCard } from '../SourceHoverProvider.js';
import type { IdFinder, MeantDefect } from './IdFinder.js';

/** Defects of several folders with one id: more cards than these nobody reads. */
const maxCards = 3;

/** The defect on its id in comments, plain text and commit messages; sources have a hover of their own. */
export class IdHoverProvider implements vscode.HoverProvider {
  constructor(
    private readonly store: LedgerStore,
    private readonly finder: IdFinder,
  ) {}

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const place = this.store.locate(document.uri);
    if (place && isSource(place.ledger, place.path)) return undefined;
    const found = this.finder.at(document, position);
    // An occurrence of an open defect has a card already.
    const isTold = ({ folder, defect }: MeantDefect): boolean =>
      folder === place?.folder &&
      isOpen(defect.status) &&
      defect.occurrences.some(({ path, range }) => path === place.path && toRange(range).contains(position));
    const meant = found?.meant.filter((each) => !isTold(each)).slice(0, maxCards) ?? [];
    if (!found || meant.length === 0) return undefined;
    return new vscode.Hover(
      meant.map((each) => hoverCard(each, each.defect)),
      found.range,
    );
  }
}
