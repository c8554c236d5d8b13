import { compileGlob, expandBraces, isGlob, literalEnds } from './glob.js';
import { atOnce, inSteps, LIGHT, mergedInSteps, sortedInSteps, type Steps } from '../steps.js';
import { baseName, extensionOf } from './workspacePath.js';

/**
 * The paths of a workspace, listed once for every glob that is asked of it. A glob is tried on those paths only that
 * have its ending and are below its folder.
 */
export class FileListing {
  private readonly all: Set<string>;
  /** In order, by what stands after the last dot of the name; all of them by `undefined`. Made when first asked for. */
  private readonly sorted = new Map<string | undefined, string[]>();
  /** By ending, made when first asked for: most endings are of no name that anybody asks for. */
  private readonly named = new Map<string, Names>();
  /** Of what came or went. */
  private changes = 0;

  constructor(paths: Iterable<string>) {
    this.all = new Set(paths);
  }

  /** The same with its order made. */
  static *from(paths: readonly string[]): Steps<FileListing> {
    const listing = new FileListing([]);
    const { all } = listing;
    yield* inSteps(paths, (path) => void all.add(path), LIGHT);
    listing.sorted.set(undefined, yield* inOrder([...all]));
    return listing;
  }

  /** Makes what globs are looked up in; what is not made is made when it is first needed. To be called before anything comes or goes. */
  *index(): Steps {
    const byEnding = new Map<string, string[]>();
    yield* inSteps(this.paths(), (path) => addTo(byEnding, extensionOf(path), path), LIGHT);
    for (const [ending, paths] of byEnding) this.sorted.set(ending, paths);
  }

  get size(): number {
    return this.all.size;
  }

  has(path: string): boolean {
    return this.all.has(path);
  }

  /** In order of code units. */
  paths(): readonly string[] {
    return this.bucket(undefined);
  }

  add(path: string): void {
    if (this.all.has(path)) return;
    this.all.add(path);
    this.changes++;
    const extension = extensionOf(path);
    for (const key of [undefined, extension]) {
      const paths = this.sorted.get(key);
      paths?.splice(firstNotBefore(paths, path), 0, path);
    }
    // The first one with its ending.
    if (this.sorted.size > 1 && !this.sorted.has(extension)) this.sorted.set(extension, [path]);
    const names = this.named.get(extension);
    if (names) addName(names, path);
  }

  delete(path: string): void {
    if (!this.all.delete(path)) return;
    this.changes++;
    const extension = extensionOf(path);
    for (const key of [undefined, extension]) {
      const paths = this.sorted.get(key);
      paths?.splice(firstNotBefore(paths, path), 1);
    }
    const names = this.named.get(extension);
    const same = names?.get(baseName(path));
    if (typeof same === 'string') names!.delete(baseName(path));
    else same?.splice(same.indexOf(path), 1);
  }

  /** The paths that match, in order of code units. */
  matching(glob: string): string[] {
    return atOnce(this.matchingInSteps(glob));
  }

  /** The same; what comes or goes meanwhile may be among them or not. */
  *matchingInSteps(glob: string): Steps<string[]> {
    const found: string[][] = [];
    for (const alternative of expandBraces(glob)) found.push(yield* this.matchingOne(alternative));
    return found.length === 1 ? found[0]! : [...new Set(yield* mergedInSteps(found, byCodeUnits))];
  }

  private *matchingOne(glob: string): Steps<string[]> {
    if (!isGlob(glob)) return this.all.has(glob) ? [glob] : [];
    if (glob === '**/*') return [...this.paths()];
    const { prefix, suffix } = literalEnds(glob);
    const test = compileGlob(glob);
    const name = baseName(glob);
    // No wildcard in the name: few files have it.
    if (suffix === name) return (yield* this.withName(name)).filter(test).sort();
    const dot = suffix.lastIndexOf('.');
    const candidates = this.below(this.bucket(dot < 0 ? undefined : suffix.slice(dot + 1)), prefix);
    const paths: string[] = [];
    yield* inSteps(
      candidates,
      (path) => {
        if (test(path)) paths.push(path);
      },
      LIGHT,
    );
    // `a/**` matches `a` as well.
    const folder = prefix.slice(0, -1);
    return name === '**' && this.all.has(folder) && test(folder) ? [folder, ...paths] : paths;
  }

  private below(paths: readonly string[], prefix: string): readonly string[] {
    if (prefix === '') return paths.slice();
    // What begins with `a/` stands together, from `a/` up to where `a0` would be: '0' comes after '/'.
    return paths.slice(firstNotBefore(paths, prefix), firstNotBefore(paths, `${prefix.slice(0, -1)}0`));
  }

  private bucket(extension: string | undefined): string[] {
    let all = this.sorted.get(undefined);
    if (!all) this.sorted.set(undefined, (all = atOnce(inOrder([...this.all]))));
    if (extension === undefined) return all;
    // Most who want all want none by its ending.
    if (this.sorted.size === 1) for (const path of all) addTo(this.sorted, extensionOf(path), path);
    let paths = this.sorted.get(extension);
    if (!paths) this.sorted.set(extension, (paths = []));
    return paths;
  }

  private *withName(name: string): Steps<readonly string[]> {
    const ending = extensionOf(name);
    for (;;) {
      const names = this.named.get(ending);
      const same = names?.get(name) ?? [];
      if (names) return typeof same === 'string' ? [same] : same;
      const { changes } = this;
      const made: Names = new Map();
      yield* inSteps(this.bucket(ending).slice(), (path) => addName(made, path), LIGHT);
      if (changes === this.changes) this.named.set(ending, made);
    }
  }
}

/** Most names are there once. */
type Names = Map<string, string | string[]>;

/** In order of code units; most lists are handed over so. */
function* inOrder(paths: string[]): Steps<string[]> {
  let isSorted = true;
  for (let i = 1; i < paths.length && isSorted; i++) {
    isSorted = paths[i - 1]! < paths[i]!;
    if (i % 256 === 0) yield;
  }
  return isSorted ? paths : yield* sortedInSteps(paths, byCodeUnits);
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function addTo<K>(map: Map<K, string[]>, key: K, path: string): void {
  const paths = map.get(key);
  if (paths) paths.push(path);
  else map.set(key, [path]);
}

function addName(map: Names, path: string): void {
  const name = baseName(path);
  const same = map.get(name);
  if (same === undefined) map.set(name, path);
  else if (typeof same === 'string') map.set(name, [same, path]);
  else same.push(path);
}

function firstNotBefore(paths: readonly string[], path: string): number {
  let low = 0;
  let high = paths.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (paths[middle]! < path) low = middle + 1;
    else high = middle;
  }
  return low;
}
