import type { FileChange } from '../files/FileAccess.js';
import { GlobIndex } from '../files/GlobIndex.js';
import type { Seen } from './CodeIndex.js';

/**
 * Who looked at what, the other way round: from a path to those whose answers a change of it may alter. What a change costs
 * depends on those alone, not on how many there are.
 */
export class SeenIndex<T> {
  private readonly byPath = new Map<string, Set<T>>();
  /** Who wants to know which files there are. */
  private readonly byGlob = new GlobIndex<Set<T>>();
  private readonly globs = new Map<string, Set<T>>();
  /** Who wants to know what is in them. */
  private readonly byContents = new GlobIndex<Set<T>>();
  private readonly contents = new Map<string, Set<T>>();
  private readonly python = new Set<T>();

  add(owner: T, { paths, globs, contents, python }: Seen): void {
    for (const path of paths) addTo(this.byPath, path, owner);
    for (const glob of globs) {
      const before = this.globs.get(glob);
      const owners = addTo(this.globs, glob, owner);
      if (!before) this.byGlob.set(glob, owners);
    }
    for (const glob of contents) {
      const before = this.contents.get(glob);
      const owners = addTo(this.contents, glob, owner);
      if (!before) this.byContents.set(glob, owners);
    }
    if (python) this.python.add(owner);
  }

  /** `seen` as it was added. */
  delete(owner: T, { paths, globs, contents }: Seen): void {
    for (const path of paths) deleteFrom(this.byPath, path, owner);
    for (const glob of globs) if (deleteFrom(this.globs, glob, owner)) this.byGlob.delete(glob);
    for (const glob of contents) if (deleteFrom(this.contents, glob, owner)) this.byContents.delete(glob);
    this.python.delete(owner);
  }

  clear(): void {
    this.byPath.clear();
    for (const glob of this.globs.keys()) this.byGlob.delete(glob);
    this.globs.clear();
    for (const glob of this.contents.keys()) this.byContents.delete(glob);
    this.contents.clear();
    this.python.clear();
  }

  /** Every path that somebody looked at, whether there is a file or not. */
  paths(): IterableIterator<string> {
    return this.byPath.keys();
  }

  /** Those whose answers the change may alter. */
  concernedBy({ path, kind }: FileChange): Set<T> {
    const found = new Set(this.byPath.get(path));
    if (this.python.size > 0 && /\.pyi?$/u.test(path)) for (const owner of this.python) found.add(owner);
    for (const owners of this.byContents.matching(path)) for (const owner of owners) found.add(owner);
    if (kind !== 'changed') {
      for (const owners of this.byGlob.matching(path)) for (const owner of owners) found.add(owner);
    }
    return found;
  }
}

function addTo<T>(map: Map<string, Set<T>>, key: string, owner: T): Set<T> {
  let owners = map.get(key);
  if (!owners) map.set(key, (owners = new Set()));
  owners.add(owner);
  return owners;
}

/** True when nobody is left. */
function deleteFrom<T>(map: Map<string, Set<T>>, key: string, owner: T): boolean {
  const owners = map.get(key);
  if (!owners?.delete(owner) || owners.size > 0) return false;
  map.delete(key);
  return true;
}
