import { hasSubmodule, isCompiledOnly } from '../../python/ModuleTree.js';
import type { InstalledModules } from '../../python/InstalledModules.js';
import {
  bringsAnyName,
  type Foreign,
  type ModuleResolver,
  type Resolution,
} from '../../python/ModuleResolver.js';
import { implicitNames } from '../../python/moduleSummary.js';
import {
  GIVEN,
  isSame,
  preferred,
  skipsSymbols,
  type Found,
  type GraphFile,
  type Placed,
  type WildcardNames,
} from './declarations.js';
import { DunderAlls } from './DunderAlls.js';
import { FileAnswers } from './FileAnswers.js';
import { SeenFiles, type Watched } from './SeenFiles.js';

/**
 * Answers what imports come to, over the summaries of all files: the rules are pyright's (declarationUtils'
 * `resolveAliasDeclaration`, importStatementUtils' `getWildcardImportNames`). What a library or the standard library has is not
 * looked at: a foreign module that is there has all names.
 */
export class ModuleGraph {
  /** By the number of the import. */
  private resolutions = new WeakMap<GraphFile, (Resolution | undefined)[]>();
  private readonly seen = new SeenFiles();
  private readonly wildcards = new FileAnswers<WildcardNames>(this.seen);
  private readonly alls: DunderAlls;
  private absent: string | undefined;

  constructor(
    private readonly files: ReadonlyMap<string, GraphFile>,
    private readonly resolver: ModuleResolver,
  ) {
    this.alls = new DunderAlls(this, this.seen, resolver);
  }

  /** Forgets what depends on which files there are, or only on what they hold. */
  forget(filesChanged: boolean): void {
    if (filesChanged) {
      this.resolutions = new WeakMap();
      this.resolver.forget();
    }
    this.wildcards.clear();
    this.alls.clear();
  }

  get knowsInstalled(): boolean {
    return this.resolver.knowsInstalled;
  }

  install(installed: InstalledModules | null): void {
    this.resolver.install(installed);
    this.forget(true);
  }

  /** Calls `question`; gives its answer and what it depends on. */
  watch<T>(question: () => T): Watched<T> {
    return this.seen.watch(question);
  }

  /** What an import of a file leads to. */
  resolve(file: GraphFile, each: number): Resolution {
    let known = this.resolutions.get(file);
    if (!known)
      this.resolutions.set(file, (known = new Array<Resolution | undefined>(file.summary.importCount)));
    const resolution = (known[each] ??= this.resolveAnew(file, each));
    if (resolution.unsure && resolution.kind !== 'foreign') this.seen.noteUnsure();
    if (resolution.kind === 'missing') this.noteBroken(file, each);
    return resolution;
  }

  private resolveAnew({ path, summary }: GraphFile, each: number): Resolution {
    const [level, module] = [summary.level(each), summary.module(each)];
    const names = summary.isPlain(each) ? undefined : summary.namesOf(each);
    const found = this.resolver.resolve(path, level, module, names);
    if (found.kind !== 'missing' || module !== '') return found;
    // A folder that an import of the file has found by what it takes is there for those that follow (importResolver's `_lookUpResultsInCache`).
    const before: string[] = [];
    for (let other = 0; other < each; other++)
      if (summary.level(other) === level && summary.module(other) === '')
        before.push(...summary.namesOf(other));
    return before.length > 0 ? this.resolver.resolve(path, level, module, before) : found;
  }

  private noteBroken({ path, summary }: GraphFile, each: number, name?: string): void {
    const broken = { path, level: summary.level(each), module: summary.module(each) };
    this.seen.noteBroken(name === undefined ? broken : { ...broken, name });
  }

  /** Where the module of an import could be, whether it is there or not: paths without ending. */
  placesOf({ path, summary }: GraphFile, each: number): string[] {
    return this.resolver.places(path, summary.level(each), summary.module(each), undefined);
  }

  /** Whether a name that an import takes is there. */
  defines(file: GraphFile, each: number, name: string): boolean {
    const target = this.resolve(file, each);
    if (target.kind !== 'found' || target.native) return true;
    if (this.leadsSomewhere(file, each, name)) return true;
    return target.path !== undefined && this.answersForAnyName(target.path);
  }

  /** The library that a name which is not there would come from, if it were installed. */
  absentLibrary(file: GraphFile, each: number, name: string): string | undefined {
    this.absent = undefined;
    this.leadsSomewhere(file, each, name);
    return this.absent;
  }

  /** Follows a name that an import takes to where it is made. False when the chain breaks. */
  private leadsSomewhere(start: GraphFile, each: number, name: string): boolean {
    const seesHidden = start.summary.stub;
    const met: Placed[] = [];
    let file = start;
    let from = each;
    let symbol = name;
    for (;;) {
      const target = this.resolve(file, from);
      if (target.kind === 'foreign') return this.has(target, file.summary.module(from), symbol);
      if (target.kind === 'missing') return false;
      const submodule = target.folder !== undefined && hasSubmodule(target.folder, symbol);
      const next = this.lookUp(target, symbol, skipsSymbols(file, from, target, submodule));
      if (!next) {
        if (target.native) return true;
        // As pyright has it, what a package has only compiled cannot be taken from it by name.
        if (submodule) return target.path === undefined || !isCompiledOnly(target.folder, symbol);
        if (target.folder) this.noteBroken(file, from, symbol);
        return false;
      }
      if (next.hidden && !seesHidden) return false;
      if (next.given) return true;
      const candidates = preferred(next.declarations);
      if (candidates.length === 0) return false;
      const fresh = candidates.filter((other) => !met.some((one) => isSame(one, other)));
      const at = fresh.at(-1);
      // Round in a circle: nobody can say that it is not there.
      if (!at || at.from < 0 || at.symbol === undefined) return true;
      met.push(at);
      ({ file, from, symbol } = at);
    }
  }

  /** Whether a star import of the module may bring any name. */
  isOpen(target: Resolution): boolean {
    if (target.unsure) this.seen.noteUnsure();
    return bringsAnyName(target);
  }

  private has({ absent, namespace, unsure }: Foreign, module: string, name: string): boolean {
    if (unsure) this.seen.noteUnsure();
    if (absent) this.absent = module;
    return !absent && (!namespace || this.resolver.isInstalled(`${module}.${name}`));
  }

  private lookUp(target: Resolution & { kind: 'found' }, name: string, skip: boolean): Found | undefined {
    if (skip || target.path === undefined) return undefined;
    return this.symbol(this.file(target.path), name);
  }

  /** Noted as seen. */
  file(path: string): GraphFile | undefined {
    this.seen.note(path);
    return this.files.get(path);
  }

  private symbol(file: GraphFile | undefined, name: string): Found | undefined {
    // What cannot be read is not judged.
    if (!file || implicitNames.has(name)) return GIVEN;
    const { summary } = file;
    const own = summary.symbolNamed(name);
    const declarations = own === undefined ? [] : declarationsOf(file, own);
    let bound = own !== undefined;
    for (let star = 0; star < summary.starCount; star++) {
      const from = summary.starImport(star);
      const target = this.resolve(file, from);
      // Another project's module may bring any name.
      const source =
        target.kind === 'found' && target.path !== undefined ? this.file(target.path) : undefined;
      // What a module takes of itself by a star is nothing yet.
      if (source === file) continue;
      const taken = this.wildcardNames(source);
      const open = this.isOpen(target) || (taken.open && !taken.names.has(name));
      const ownModule = !taken.names.has(name) && bindsModule(file, from, target, name);
      if ((open && !name.startsWith('_')) || ownModule) {
        declarations.push(byStar(file, star, -1, name));
        bound = true;
      }
      if (!taken.names.has(name) || target.kind !== 'found') continue;
      bound = true;
      if (this.binds(source, name, new Set()) || (target.folder && hasSubmodule(target.folder, name)))
        declarations.push(byStar(file, star, from, name));
    }
    if (!bound) return undefined;
    if (summary.starCount > 0) declarations.sort((a, b) => a.order - b.order);
    const hidden = own !== undefined && summary.isHidden(own) && !this.reexports(file, name);
    return { declarations, hidden, given: false };
  }

  /** Whether the module scope has the name, be it declared or not. */
  private binds(file: GraphFile | undefined, name: string, asked: Set<GraphFile>): boolean {
    if (!file || implicitNames.has(name) || file.summary.symbolNamed(name) !== undefined) return true;
    if (asked.has(file)) return false;
    asked.add(file);
    for (let star = 0; star < file.summary.starCount; star++)
      if (this.bringsByStar(file, star, name, asked)) return true;
    return false;
  }

  private bringsByStar(file: GraphFile, star: number, name: string, asked: Set<GraphFile>): boolean {
    const from = file.summary.starImport(star);
    const target = this.resolve(file, from);
    if (this.isOpen(target)) return !name.startsWith('_');
    if (bindsModule(file, from, target, name)) return true;
    if (target.kind !== 'found' || target.path === undefined) return false;
    const source = this.file(target.path);
    const { names, open } = this.wildcardNames(source);
    return names.has(name) || (open && !name.startsWith('_') && this.binds(source, name, asked));
  }

  private reexports(file: GraphFile, name: string): boolean {
    const all = this.alls.of(file);
    if (all?.unclear && !name.startsWith('_')) return true;
    return all?.names.includes(name) ?? false;
  }

  /** The names that `from m import *` takes. */
  private wildcardNames(file: GraphFile | undefined): WildcardNames {
    const known = file && this.wildcards.of(file, (each) => this.collectWildcardNames(each));
    return known ?? { names: new Set(), open: false };
  }

  private collectWildcardNames(file: GraphFile): WildcardNames {
    const { summary } = file;
    const all = this.alls.of(file);
    const names = new Set(all?.names);
    let open = all?.open ?? false;
    if (all && !all.unclear) return { names, open };
    // What a stub keeps for itself a star import of its own does not give away.
    const hidden = new Set<string>();
    for (let symbol = 0; symbol < summary.symbolCount; symbol++) {
      const name = summary.symbolName(symbol);
      if (summary.isHidden(symbol) && !this.reexports(file, name)) hidden.add(name);
      else if (!name.startsWith('_')) names.add(name);
    }
    for (let star = 0; star < summary.starCount; star++) {
      const from = summary.starImport(star);
      const target = this.resolve(file, from);
      if (this.isOpen(target)) open = true;
      if (target.kind !== 'found' || target.path === undefined) continue;
      const own = summary.module(from);
      if (!own.startsWith('_') && bindsModule(file, from, target, own)) names.add(own);
      const inner = this.wildcardNames(this.file(target.path));
      open ||= inner.open;
      for (const name of inner.names) if (!name.startsWith('_') && !hidden.has(name)) names.add(name);
    }
    return { names, open };
  }

  /** Whether the module has a `__getattr__` function. */
  private answersForAnyName(path: string): boolean {
    const met: Placed[] = [];
    for (let file = this.file(path), name = '__getattr__'; ;) {
      const last = preferred(this.symbol(file, name)?.declarations ?? []).at(-1);
      if (!last || met.some((one) => isSame(one, last))) return false;
      met.push(last);
      if (last.callable) return true;
      if (last.from < 0 || last.symbol === undefined) return false;
      const target = this.resolve(last.file, last.from);
      if (target.kind !== 'found' || target.path === undefined) return false;
      file = this.file(target.path);
      name = last.symbol;
    }
  }
}

function declarationsOf(file: GraphFile, symbol: number): Placed[] {
  const { summary } = file;
  const end = summary.firstDeclaration(symbol + 1);
  const declarations: Placed[] = [];
  for (let id = summary.firstDeclaration(symbol); id < end; id++) {
    declarations.push({
      file,
      id,
      order: summary.order(id),
      typed: summary.isTyped(id),
      inHandler: summary.isInHandler(id),
      callable: summary.isCallable(id),
      from: summary.fromOf(id),
      symbol: summary.takenName(id),
    });
  }
  return declarations;
}

/** Whether a star import in a package binds the module itself: `from .sub import *` does where there is a `sub` to be read. */
function bindsModule({ summary }: GraphFile, from: number, target: Resolution, name: string): boolean {
  const isRead = target.kind === 'found' && target.path !== undefined;
  return isRead && summary.init && summary.level(from) === 1 && summary.module(from) === name;
}

/** The name as a star import brings it. `from`: -1 where nothing is known of what it imports from. */
function byStar(file: GraphFile, star: number, from: number, symbol: string): Placed {
  const order = file.summary.starOrder(star);
  const inHandler = file.summary.isStarInHandler(star);
  return { file, id: -1 - star, order, typed: false, inHandler, callable: false, from, symbol };
}
