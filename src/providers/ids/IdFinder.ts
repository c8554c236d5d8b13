import * as vscode from 'vscode';
import { IdIndex } from '../../core/ledger/ids/IdIndex.js';
import { isGenericId } from '../../core/ledger/ids/isGenericId.js';
import { namesOf } from '../../core/ledger/ids/namesOf.js';
import type { Defect, Ledger } from '../../core/model/ledger.js';
import type { FolderLedger, LedgerStore } from '../../workspace/LedgerStore.js';
import { isSource, ownId, sourceEntries } from '../model/sourceEntries.js';
import { isOutput, repositoryOf, spanAt, syntaxOf } from './idDocuments.js';

/** A defect that is meant by an id, in the ledger of its folder. */
export interface MeantDefect extends FolderLedger {
  readonly defect: Defect;
}

/** An id in a document, and what it means there: one defect, or those of several folders. */
export interface FoundId {
  readonly id: string;
  readonly range: vscode.Range;
  readonly meant: readonly MeantDefect[];
}

/** The names of a ledger's defects, each with the place of its defect in the ledger. */
type Names = ReadonlyMap<string, number>;

/**
 * Knows the ids of all folders, and which defect one means in a document: that of the document's own folder; in a commit message that
 * of the repository's; elsewhere those of all folders. Made anew when a ledger was read anew, not when something is typed.
 */
export class IdFinder {
  private readonly names = new WeakMap<Ledger, Names>();
  private known: { ledgers: readonly Ledger[]; index: IdIndex } | undefined;

  constructor(private readonly store: LedgerStore) {}

  /** All names of all defects. */
  get index(): IdIndex {
    const ledgers = this.store.shownLedgers.map(({ ledger }) => ledger);
    const { known } = this;
    if (known?.ledgers.length === ledgers.length && known.ledgers.every((ledger, i) => ledger === ledgers[i]))
      return known.index;
    const index = new IdIndex(ledgers.flatMap((ledger) => [...this.namesIn(ledger).keys()]));
    this.known = { ledgers, index };
    return index;
  }

  /** The id at the position; in code only in comments and strings. Undefined where there is none. */
  at(document: vscode.TextDocument, position: vscode.Position): FoundId | undefined {
    if (isOutput(document)) return undefined;
    const { text } = document.lineAt(position.line);
    const place = this.index.at(text, position.character);
    if (!place) return undefined;
    const range = new vscode.Range(position.line, place.start, position.line, place.end);
    return this.isMeantIn(document)(place.id, range.start)
      ? { id: place.id, range, meant: this.meant(place.id, document.uri) }
      : undefined;
  }

  /** The ids of a whole document. */
  all(document: vscode.TextDocument): FoundId[] {
    if (isOutput(document)) return [];
    const isMeant = this.isMeantIn(document);
    return this.index.find(document.getText()).flatMap(({ id, start, end }) => {
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      return isMeant(id, range.start) ? [{ id, range, meant: this.meant(id, document.uri) }] : [];
    });
  }

  /** The defects that the id means in a file: in the file's own folder, where that has one, otherwise in all. */
  meant(id: string, uri: vscode.Uri): MeantDefect[] {
    const own = this.foldersOf(uri);
    const found = this.store.ledgers.flatMap((each) => {
      const defect = this.defectOf(each, id);
      return defect ? [{ ...each, defect }] : [];
    });
    const near = found.filter(({ folder }) => own.includes(folder.uri.toString()));
    return near.length > 0 ? near : found;
  }

  /** Whether an id at a position of the document is more than a word that happens to be the same. */
  private isMeantIn(document: vscode.TextDocument): (id: string, position: vscode.Position) => boolean {
    const place = this.store.locate(document.uri);
    const inSource = place !== undefined && isSource(place.ledger, place.path);
    const syntax = inSource ? 'text' : syntaxOf(document);
    return (id, position) => {
      if (!isGenericId(id)) return syntax === undefined || syntax === 'text' || isAside(document, position);
      if (!inSource) return false;
      const entries = sourceEntries(place.ledger, place.path);
      return entries.some((entry) => entry.mention.range.start.line === position.line && ownId(entry) === id);
    };
  }

  /** Keys of the folders that a document belongs to. */
  private foldersOf(uri: vscode.Uri): string[] {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (folder) return [folder.uri.toString()];
    const root = repositoryOf(uri);
    if (root === undefined) return [];
    return (vscode.workspace.workspaceFolders ?? [])
      .filter(({ uri: { path } }) => path === root || isBelow(path, root) || isBelow(root, path))
      .map((each) => each.uri.toString());
  }

  private defectOf({ folder, ledger }: FolderLedger, id: string): Defect | undefined {
    const shown = this.store.shownLedgers.find((each) => each.folder === folder)?.ledger ?? ledger;
    const at = this.namesIn(shown).get(id);
    const defect = at === undefined ? undefined : shown.defects[at];
    // The same with the ranges of now.
    return defect && (ledger.defects[at!]?.id === defect.id ? ledger.defects[at!] : defect);
  }

  private namesIn(ledger: Ledger): Names {
    let names = this.names.get(ledger);
    if (names) return names;
    const made = new Map<string, number>();
    for (const [i, defect] of ledger.defects.entries()) made.set(defect.id, i);
    for (const [i, defect] of ledger.defects.entries())
      for (const name of namesOf(defect)) if (!made.has(name)) made.set(name, i);
    this.names.set(ledger, (names = made));
    return names;
  }
}

/** Not in what is run. */
function isAside(document: vscode.TextDocument, position: vscode.Position): boolean {
  return spanAt(document, position) !== undefined;
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
