import * as vscode from 'vscode';
import type { FileWith } from '../../core/files/filesWith.js';
import { isGenericId } from '../../core/ledger/ids/isGenericId.js';
import { decisionsPath } from '../../core/ledger/identity/IdentityDecisions.js';
import { LineIndex } from '../../core/text/LineIndex.js';
import { toRange, toUri } from '../../workspace/convert.js';
import type { LedgerStore } from '../../workspace/LedgerStore.js';
import { workspaceFilesWith } from '../../workspace/workspaceFilesWith.js';
import { untitledDocuments } from './idDocuments.js';
import type { FoundId, IdFinder, MeantDefect } from './IdFinder.js';
import { mentionPlaces } from './mentionPlaces.js';

export interface PlacesWanted {
  /** Also the entries of the defect in the sources. */
  readonly includeDeclaration: boolean;
  readonly token: vscode.CancellationToken;
}

/** Every place of the workspace that has to do with an id. */
export class IdPlaces {
  constructor(
    private readonly store: LedgerStore,
    private readonly finder: IdFinder,
  ) {}

  /** Entries, occurrences, and wherever the id is written; each place once. Nothing when it was cancelled. */
  async of(found: FoundId, { includeDeclaration, token }: PlacesWanted): Promise<vscode.Location[]> {
    const written = await this.written(found, token);
    if (token.isCancellationRequested) return [];
    const entries = mentionPlaces(found.meant);
    const isHead = ({ uri, range }: vscode.Location): boolean =>
      entries.some(
        (entry) => entry.uri.toString() === uri.toString() && entry.range.start.line === range.start.line,
      );
    // The id in the head of an entry stands for the entry.
    const heads = written.filter(isHead);
    const unnamed = entries.filter(
      (entry) =>
        !heads.some(
          ({ uri, range }) =>
            entry.uri.toString() === uri.toString() && entry.range.start.line === range.start.line,
        ),
    );
    const declarations = [
      ...heads,
      ...unnamed.map(
        ({ uri, range }) => new vscode.Location(uri, new vscode.Range(range.start, range.start)),
      ),
    ];
    const occurrences = found.meant.flatMap(({ folder, defect }) =>
      defect.occurrences
        .filter(({ confidence }) => confidence !== 'lost')
        .map(({ path, range }) => new vscode.Location(toUri(folder, path), toRange(range)))
        // What is absent is shown at the source itself.
        .filter((place) => !isHead(place)),
    );
    return once([
      ...(includeDeclaration ? declarations : []),
      ...occurrences,
      ...(isGenericId(found.id) ? [] : written.filter((place) => !isHead(place))),
    ]);
  }

  /** Where the id is written, in the folders that have no other defect of that name. */
  private async written(found: FoundId, token: vscode.CancellationToken): Promise<vscode.Location[]> {
    const places: vscode.Location[] = [];
    for (const { folder, files } of await this.filesWith(found, token)) {
      for (const { path, file } of files) {
        const uri = toUri(folder, path);
        const lines = new LineIndex(file.text);
        for (const { id, start, end } of this.finder.index.find(file.text))
          if (id === found.id) places.push(new vscode.Location(uri, toRange(lines.range(start, end))));
      }
    }
    for (const document of untitledDocuments())
      for (const { id, range } of this.finder.all(document))
        if (id === found.id) places.push(new vscode.Location(document.uri, range));
    return places;
  }

  /** The files that hold the id, by folder, but for folders where it is another defect's; of an id that may be any word only sources. */
  async filesWith(
    { id, meant }: Pick<FoundId, 'id' | 'meant'>,
    token: vscode.CancellationToken,
  ): Promise<{ folder: vscode.WorkspaceFolder; files: FileWith[] }[]> {
    const concerned = this.store.ledgers.filter(({ folder }) => {
      const own = this.finder.meant(id, folder.uri);
      return own.some((each) => meant.some((one) => isSame(one, each)));
    });
    const found: { folder: vscode.WorkspaceFolder; files: FileWith[] }[] = [];
    for (const { folder, ledger } of concerned) {
      const own = [...ledger.sources.map(({ path }) => path), decisionsPath];
      // What may be any word stands in many a file.
      const files = await workspaceFilesWith(folder, id, own, token, isGenericId(id));
      if (!files) return [];
      found.push({ folder, files });
    }
    return found;
  }
}

function isSame(a: MeantDefect, b: MeantDefect): boolean {
  return a.folder === b.folder && a.defect.id === b.defect.id;
}

function once(places: readonly vscode.Location[]): vscode.Location[] {
  const seen = new Set<string>();
  return places.filter(({ uri, range: { start, end } }) => {
    const key = [uri.toString(), start.line, start.character, end.line, end.character].join(' ');
    return !seen.has(key) && seen.add(key);
  });
}
