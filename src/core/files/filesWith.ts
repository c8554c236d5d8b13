import type { Breather } from '../Breather.js';
import { maxSearchedBytes, type FileAccess, type FileText } from './FileAccess.js';
import type { TextSearch } from './TextSearch.js';

export interface FileWith {
  readonly path: string;
  readonly file: FileText;
}

const atOnce = 16;

/**
 * The files of the workspace whose text holds the literal, as it is now, in the order of their paths; without what a search leaves out. What
 * the search did not cover is read. Undefined when `signal` ended it.
 */
export async function filesWith(
  literal: string,
  files: FileAccess,
  { search, breather, signal }: { search?: TextSearch; breather?: Breather; signal?: AbortSignal } = {},
): Promise<FileWith[] | undefined> {
  const isOver = (): boolean => signal?.aborted === true;
  const [found, all] = await Promise.all([
    search?.find([literal], signal ? { signal } : {}),
    files.list(['**/*']),
  ]);
  const wanted = all.filter((path) => !found?.searched(path) || found.byPath.has(path)).sort();
  const held: FileWith[] = [];
  for (let from = 0; from < wanted.length && !isOver(); from += atOnce) {
    if (breather?.due) await breather.breathe();
    const some = wanted.slice(from, from + atOnce);
    const texts = await Promise.all(some.map((path) => files.read(path, maxSearchedBytes)));
    for (const [i, file] of texts.entries())
      if (file?.text.includes(literal)) held.push({ path: some[i]!, file });
  }
  return isOver() ? undefined : held;
}
