import { hasSubmodule, isCompiledOnly } from '../../python/ModuleTree.js';
import type { InstalledModules } from '../../python/InstalledModules.js';
import {
  bringsAnyName,
  type Foreign,
  type ModuleResolver,
  type Resolution,
} from '../../python/ModuleResolver.js';
import {
  implicitNames,
  type Declaration,
  type ImportedName,
  type ImportSummary,
} from '../../python/moduleSummary.js';
import {
  GIVEN,
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
  private resolutions = new WeakMap<ImportSummary, Resolution>();
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

  install(installed: InstalledModules | null): void {
    this.resolver.install(installed);
    this.forget(true);
  }

  /** Calls `question`; gives its answer and what it depends on. */
  watch<T>(question: () => T): Watched<T> {
    return this.seen.watch(question);
  }

  resolve(path: string, each: ImportSummary): Resolution {
    let resolution = this.resolutions.get(each);
    if (!resolution) {
      const names = each.plain ? undefined : each.names.map(({ name }) => name);
      resolution = this.resolver.resolve(path, each.level, each.module, names);
      this.resolutions.set(each, resolution);
    }
    if (resolution.unsure && resolution.kind !== 'foreign') this.seen.noteUnsure();
    if (resolution.kind === 'missing') this.seen.noteBroken({ path, from: each });
    return resolution;
  }

  /** Where the module of an import could be, whether it is there or not: paths without ending. */
  placesOf(path: string, { level, module }: ImportSummary): string[] {
    return this.resolver.places(path, level, module, undefined);
  }

  /** Whether the name is there to be imported. */
  defines(file: GraphFile, { declaration }: ImportedName): boolean {
    const from = declaration.from!;
    const target = this.resolve(file.path, from);
    if (target.kind !== 'found' || target.native) return true;
    if (this.leadsSomewhere({ file, declaration }, file.summary.stub)) return true;
    return target.path !== undefined && this.answersForAnyName(target.path);
  }

  /** The library that a name which is not there would come from, if it were installed. */
  absentLibrary(file: GraphFile, { declaration }: ImportedName): string | undefined {
    this.absent = undefined;
    this.leadsSomewhere({ file, declaration }, file.summary.stub);
    return this.absent;
  }

  /** Follows a declaration to where the name is made. False when the chain breaks. */
  private leadsSomewhere(start: Placed, seesHidden: boolean): boolean {
    const met: Declaration[] = [];
    let at = start;
    for (;;) {
      const { from, symbol } = at.declaration;
      if (!from || symbol === undefined) return true;
      const target = this.resolve(at.file.path, from);
      if (target.kind === 'foreign') return this.has(target, from.module, symbol);
      if (target.kind === 'missing') return false;
      const submodule = target.folder !== undefined && hasSubmodule(target.folder, symbol);
      const next = this.lookUp(target, symbol, skipsSymbols(at.file, from, target, submodule));
      if (!next) {
        if (target.native) return true;
        // As pyright has it, what a package has only compiled cannot be taken from it by name.
        if (submodule) return target.path === undefined || !isCompiledOnly(target.folder, symbol);
        if (target.folder) this.seen.noteBroken({ path: at.file.path, from, name: symbol });
        return false;
      }
      if (next.hidden && !seesHidden) return false;
      if (next.given) return true;
      const candidates = preferred(next.declarations);
      if (candidates.length === 0) return false;
      const fresh = candidates.filter((each) => !met.includes(each.declaration));
      at = fresh.at(-1) ?? candidates.at(-1)!;
      // Round in a circle: nobody can say that it is not there.
      if (met.includes(at.declaration)) return true;
      met.push(at.declaration);
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
    const own = summary.symbols.get(name);
    const declarations: Placed[] = own ? own.declarations.map((declaration) => ({ file, declaration })) : [];
    let bound = own !== undefined;
    for (const { from, order, inHandler } of summary.stars) {
      const target = this.resolve(file.path, from);
      // Another project's module may bring any name.
      const source =
        target.kind === 'found' && target.path !== undefined ? this.file(target.path) : undefined;
      const taken = this.wildcardNames(source);
      const open = this.isOpen(target) || (taken.open && !taken.names.has(name));
      if (open && !name.startsWith('_')) {
        declarations.push({ file, declaration: { order, typed: false, inHandler } });
        bound = true;
      }
      if (!taken.names.has(name) || target.kind !== 'found') continue;
      bound = true;
      if (this.binds(source, name, new Set()) || (target.folder && hasSubmodule(target.folder, name))) {
        const declaration = { order, typed: false, inHandler, from, symbol: name };
        declarations.push({ file, declaration });
      }
    }
    if (!bound) return undefined;
    if (summary.stars.length > 0) declarations.sort((a, b) => a.declaration.order - b.declaration.order);
    const hidden = own?.hidden === true && !this.reexports(file, name);
    return { declarations, hidden, given: false };
  }

  /** Whether the module scope has the name, be it declared or not. */
  private binds(file: GraphFile | undefined, name: string, asked: Set<GraphFile>): boolean {
    if (!file || implicitNames.has(name) || file.summary.symbols.has(name)) return true;
    if (asked.has(file)) return false;
    asked.add(file);
    return file.summary.stars.some(({ from }) => {
      const target = this.resolve(file.path, from);
      if (this.isOpen(target)) return !name.startsWith('_');
      if (target.kind !== 'found' || target.path === undefined) return false;
      const source = this.file(target.path);
      const { names, open } = this.wildcardNames(source);
      return names.has(name) || (open && !name.startsWith('_') && this.binds(source, name, asked));
    });
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
    for (const [name, { hidden }] of summary.symbols) {
      if (!name.startsWith('_') && !(hidden && !this.reexports(file, name))) names.add(name);
    }
    for (const { from } of summary.stars) {
      const target = this.resolve(file.path, from);
      if (this.isOpen(target)) open = true;
      if (target.kind !== 'found' || target.path === undefined) continue;
      const inner = this.wildcardNames(this.file(target.path));
      open ||= inner.open;
      for (const name of inner.names) if (!name.startsWith('_')) names.add(name);
    }
    return { names, open };
  }

  /** Whether the module has a `__getattr__` function. */
  private answersForAnyName(path: string): boolean {
    const met = new Set<Declaration>();
    for (let file = this.file(path), name = '__getattr__'; ;) {
      const last = preferred(this.symbol(file, name)?.declarations ?? []).at(-1);
      if (!last || met.has(last.declaration)) return false;
      met.add(last.declaration);
      const { callable, from, symbol } = last.declaration;
      if (callable) return true;
      if (!from || symbol === undefined) return false;
      const target = this.resolve(last.file.path, from);
      if (target.kind !== 'found' || target.path === undefined) return false;
      file = this.file(target.path);
      name = symbol;
    }
  }
}
