import type { History } from '../../history/History.js';

/** Versions of a source that are looked at. */
const maxVersions = 40;

/**
 * The commit in which a source came to say something, of those up to `commit`, in which its line was last changed: a row whose status is set, or a
 * record on one line, keeps the place that it names. `said`: the words, such as `src/a.py:12`. As long as a version has them as often as
 * the one after it, they are the same.
 */
export async function firstSaid(
  said: string,
  path: string,
  commit: string,
  history: History,
): Promise<string> {
  const now = await history.textAt(commit, path);
  const count = now === undefined || said === '' ? 0 : occurrences(now, said);
  if (count === 0) return commit;
  let first = commit;
  for (const earlier of (await history.changesOf(path, commit)).slice(0, maxVersions)) {
    if (earlier === commit) continue;
    const text = await history.textAt(earlier, path);
    if (text === undefined || occurrences(text, said) !== count) break;
    first = earlier;
  }
  return first;
}

function occurrences(text: string, words: string): number {
  let count = 0;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) count++;
  return count;
}
