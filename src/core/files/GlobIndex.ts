import { compileGlob, expandBraces, isGlob } from './glob.js';
import { baseName } from './workspacePath.js';

/**
 * Many globs, each with something that belongs to it, asked which of them match a path. Most globs end in a name or in an ending, so
 * a path is tried against the few that have its own; each glob is compiled once.
 */
export class GlobIndex<T> {
  private readonly entries = new Map<string, Entry<T>>();
  /** By the literal last segment, by `.ending`, and those that end in neither. */
  private readonly byName = new Map<string, Set<Entry<T>>>();
  private readonly byEnding = new Map<string, Set<Entry<T>>>();
  private readonly others = new Set<Entry<T>>();

  get(glob: string): T | undefined {
    return this.entries.get(glob)?.value;
  }

  set(glob: string, value: T): void {
    this.delete(glob);
    const entry = { glob, value, test: compileGlob(glob) };
    this.entries.set(glob, entry);
    for (const bucket of this.bucketsOf(glob)) bucket.add(entry);
  }

  delete(glob: string): void {
    const entry = this.entries.get(glob);
    if (!entry) return;
    this.entries.delete(glob);
    for (const bucket of this.bucketsOf(glob)) bucket.delete(entry);
  }

  /** What belongs to the globs that match, in no particular order. */
  matching(path: string): T[] {
    const name = baseName(path);
    const found = new Set<Entry<T>>();
    for (const bucket of [this.byName.get(name), this.byEnding.get(endingOf(name)), this.others]) {
      for (const entry of bucket ?? []) if (entry.test(path)) found.add(entry);
    }
    return [...found].map(({ value }) => value);
  }

  private bucketsOf(glob: string): Set<Entry<T>>[] {
    return expandBraces(glob).map((alternative) => {
      const last = baseName(alternative);
      if (!isGlob(last)) return bucket(this.byName, last);
      const ending = endingOf(last);
      return /^\.[\w-]+$/u.test(ending) ? bucket(this.byEnding, ending) : this.others;
    });
  }
}

interface Entry<T> {
  readonly glob: string;
  readonly value: T;
  readonly test: (path: string) => boolean;
}

function bucket<T>(map: Map<string, Set<T>>, key: string): Set<T> {
  let set = map.get(key);
  if (!set) map.set(key, (set = new Set()));
  return set;
}

/** From the last dot on; '' when there is none. */
function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot);
}
