import type * as vscode from 'vscode';
import { Breather } from '../core/Breather.js';
import { filesWith, type FileWith } from '../core/files/filesWith.js';
import { BundledSearch } from './BundledSearch.js';
import { VscodeFiles } from './VscodeFiles.js';

/**
 * The files of a folder whose text holds the literal, as the editors have it. Undefined when it was cancelled.
 * @param always paths that are looked at also where a search would leave them out
 * @param onlyThose nothing else is looked at
 */
export async function workspaceFilesWith(
  folder: vscode.WorkspaceFolder,
  literal: string,
  always: readonly string[],
  token: vscode.CancellationToken,
  onlyThose = false,
): Promise<FileWith[] | undefined> {
  const ended = new AbortController();
  const listener = token.onCancellationRequested(() => ended.abort());
  if (token.isCancellationRequested) ended.abort();
  const files = new VscodeFiles(folder);
  try {
    const services = {
      ...(folder.uri.scheme === 'file' ? { search: new BundledSearch(folder) } : {}),
      breather: new Breather(),
      signal: ended.signal,
    };
    const found = onlyThose ? [] : await filesWith(literal, files, services);
    if (!found) return undefined;
    const known = new Set(found.map(({ path }) => path));
    for (const path of always) {
      const file = known.has(path) ? undefined : await files.read(path);
      if (file?.text.includes(literal)) found.push({ path, file });
    }
    return found;
  } finally {
    listener.dispose();
  }
}
