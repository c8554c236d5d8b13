import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { toRange, toUri } from '../../workspace/convert.js';
import type { LedgerStore } from '../../workspace/LedgerStore.js';
import { staysInside } from '../../workspace/linkGuard.js';
import { loadEngine } from '../../workspace/loadEngine.js';
import { untitledDocuments } from './idDocuments.js';
import type { FoundId, IdFinder } from './IdFinder.js';
import type { IdPlaces } from './IdPlaces.js';

/** `places`: how many are renamed, `inCode`: how many stand in code and are only offered. */
export type RenameAnswer =
  { edit: vscode.WorkspaceEdit; places: number; files: number; inCode: number } | { reason: string };

/** Renames an id over all sources, comments and plain text of the workspace, as one edit. */
export class IdRenamer {
  constructor(
    private readonly store: LedgerStore,
    private readonly finder: IdFinder,
    private readonly places: IdPlaces,
  ) {}

  /** Why this id cannot be renamed, whatever the new one is; undefined when it can. */
  obstacle({ id, meant }: Pick<FoundId, 'id' | 'meant'>): string | undefined {
    if (meant.length > 1)
      return l10n.t(
        'Several folders have a defect {0}. Rename it in a file of the folder that is meant.',
        id,
      );
    if (meant[0]?.defect.idFromTitle)
      return l10n.t('{0} has no id in its source; it is called by its title.', id);
    return meant.length === 0 ? l10n.t('There is no defect {0} in the ledger.', id) : undefined;
  }

  /** What is written in code outside of comments (strings, names) needs to be agreed to in the preview; it is not ticked there. */
  async rename(
    found: Pick<FoundId, 'id' | 'meant'>,
    to: string,
    token: vscode.CancellationToken,
  ): Promise<RenameAnswer> {
    const obstacle = this.obstacle(found);
    if (obstacle !== undefined) return { reason: obstacle };
    const { folder: own, ledger } = found.meant[0]!;
    if (to !== found.id && ledger.defects.some(({ id }) => id === to))
      return { reason: l10n.t('There is a defect {0} already.', to) };
    const { planIdRename } = await loadEngine();
    const concerned = await this.places.filesWith(found, token);
    if (token.isCancellationRequested) return { reason: l10n.t('The rename was cancelled.') };
    const folders = new Map<string, { folder: vscode.WorkspaceFolder; path: string; text: string }>();
    const files = concerned.flatMap(({ folder, files: held }) => {
      const sources = new Set(this.sourcesOf(folder));
      return held.map(({ path, file }) => {
        // Two folders may have files of one path.
        let name = folder === own ? path : `${folder.name}/${path}`;
        while (folders.has(name)) name = `./${name}`;
        folders.set(name, { folder, path, text: file.text });
        return { path: name, file, isSource: sources.has(path) };
      });
    });
    const plan = planIdRename(files, found.id, to, this.finder.index);
    if (plan.kind === 'refused') return plan;
    const edit = new vscode.WorkspaceEdit();
    const answer = { edit, places: 0, files: 0, inCode: 0 };
    for (const { path: name, edits, inCode } of plan.files) {
      const { folder, path, text } = folders.get(name)!;
      const uri = toUri(folder, path);
      const refusal = await staleness(folder, uri, path, text);
      if (refusal !== undefined) return { reason: refusal };
      const label = l10n.t('Rename {0} to {1}', found.id, to);
      for (const { range, newText } of edits)
        edit.replace(uri, toRange(range), newText, { label, needsConfirmation: false });
      for (const { range, newText } of inCode)
        edit.replace(uri, toRange(range), newText, {
          label: l10n.t('In code outside of comments: names and strings'),
          needsConfirmation: true,
        });
      answer.places += edits.length;
      answer.inCode += inCode.length;
      if (edits.length > 0) answer.files += 1;
    }
    for (const document of untitledDocuments()) {
      const places = this.finder.all(document).filter(({ id }) => id === found.id);
      for (const { range } of places) edit.replace(document.uri, range, to);
      answer.places += places.length;
      if (places.length > 0) answer.files += 1;
    }
    return answer;
  }

  private sourcesOf(folder: vscode.WorkspaceFolder): string[] {
    const ledger = this.store.ledgers.find((each) => each.folder === folder)?.ledger;
    return ledger?.sources.map(({ path }) => path) ?? [];
  }
}

/** Why the edits of a text do not fit the file as the editor has it; the editor may read bytes otherwise, too. */
async function staleness(
  folder: vscode.WorkspaceFolder,
  uri: vscode.Uri,
  path: string,
  text: string,
): Promise<string | undefined> {
  if (!(await staysInside(folder.uri, uri)))
    return l10n.t('{0} is outside the workspace (through a link).', path);
  const document = await vscode.workspace.openTextDocument(uri);
  return document.getText() === text
    ? undefined
    : l10n.t('{0} changed meanwhile; nothing is renamed. Try again.', path);
}
