/** Versions of a source that are looked at. */
const maxVersions = 16;

/** A source as commits have it. */
export interface SourceVersions {
  /** Undefined where there is none. */
  textAt(commit: string): Promise<string | undefined>;
  /** The commits that changed it, the newest first. */
  commits(): Promise<readonly string[]>;
}

/**
 * The commit in which a source came to say something, of those up to `commit`, in which its line was last changed: a row whose status is set, or a
 * record on one line, keeps the place that it names. `said`: the words, such as `src/a.py:12`. As long as a version has them as often as
 * the one after it, they are the same.
 */
export async function firstSaid(said: string, commit: string, source: SourceVersions): Promise<string> {
  const commits = await source.commits();
  const at = commits.indexOf(commit);
  const earlier = at < 0 ? [] : commits.slice(at + 1, at + 1 + maxVersions);
  if (said === '' || earlier.length === 0) return commit;
  const count = occurrences(await source.textAt(commit), said);
  let first = commit;
  for (const each of earlier) {
    if (count === 0 || occurrences(await source.textAt(each), said) !== count) break;
    first = each;
  }
  return first;
}

function occurrences(text: string | undefined, words: string): number {
  let count = 0;
  if (text === undefined) return count;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) count++;
  return count;
}
