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
  private readonly byGlob = new GlobOwners<T>();
  /** Who wants to know what is in them. */
  private readonly byContents = new GlobOwners<T>();
  /** By Python module: who wants to know who imports it. */
  private readonly byModule = new Map<string, Set<T>>();

  add(owner: T, { paths, globs, contents, importers }: Seen): void {
    for (const path of paths) addTo(this.byPath, path, owner);
    for (const glob of globs) this.byGlob.add(glob, owner);
    for (const glob of contents) this.byContents.add(glob, owner);
    for (const module of importers) addTo(this.byModule, module, owner);
  }

  /** `seen` as it was added. */
  delete(owner: T, { paths, globs, contents, importers }: Seen): void {
    for (const path of paths) deleteFrom(this.byPath, path, owner);
    for (const glob of globs) this.byGlob.delete(glob, owner);
    for (const glob of contents) this.byContents.delete(glob, owner);
    for (const module of importers) deleteFrom(this.byModule, module, owner);
  }

  /** Every path that somebody looked at, whether there is a file or not. */
  paths(): IterableIterator<string> {
    return this.byPath.keys();
  }

  /**
   * Those whose answers the change may alter. `modules`: those that the changed Python file may have begun or ceased to
   * import from; default: any.
   */
  concernedBy(
    { path, kind }: FileChange,
    modules: Iterable<string> = /\.pyi?$/u.test(path) ? this.byModule.keys() : [],
  ): Set<T> {
    const found = new Set(this.byPath.get(path));
    for (const module of modules) addAll(found, this.byModule.get(module) ?? new Set());
    for (const owners of this.byContents.matching(path)) addAll(found, owners);
    if (kind !== 'changed') for (const owners of this.byGlob.matching(path)) addAll(found, owners);
    return found;
  }
}

class GlobOwners<T> {
  private readonly index = new GlobIndex<Set<T>>();

  add(glob: string, owner: T): void {
    const owners = this.index.get(glob);
    if (owners) owners.add(owner);
    else this.index.set(glob, new Set([owner]));
  }

  delete(glob: string, owner: T): void {
    const owners = this.index.get(glob);
    if (owners?.delete(owner) && owners.size === 0) this.index.delete(glob);
  }

  matching(path: string): Set<T>[] {
    return this.index.matching(path);
  }
}

function addAll<T>(to: Set<T>, from: ReadonlySet<T>): void {
  for (const item of from) to.add(item);
}

function addTo<T>(map: Map<string, Set<T>>, key: string, owner: T): void {
  const owners = map.get(key);
  if (owners) owners.add(owner);
  else map.set(key, new Set([owner]));
}

function deleteFrom<T>(map: Map<string, Set<T>>, key: string, owner: T): void {
  const owners = map.get(key);
  if (owners?.delete(owner) && owners.size === 0) map.delete(key);
}
