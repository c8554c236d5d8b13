import type { Declaration, ImportedName, ImportSummary, ModuleSummary } from '../../python/moduleSummary.js';
import type { GraphFile } from './declarations.js';
import type { ModuleGraph } from './ModuleGraph.js';

export type Standing = 'found' | 'missing' | 'foreign';

/** A place where something of the module is imported. */
export interface TakenName {
  readonly name?: string;
  readonly start: number;
  readonly end: number;
  readonly form: 'from' | 'module';
  readonly guarded: boolean;
  readonly broken: boolean;
}

const nothing: ModuleSummary = {
  stub: false,
  init: false,
  symbols: new Map(),
  stars: [],
  all: [],
  imports: [],
};

/** Stands for a file at the top of the workspace, from where the module is asked for. */
const top: GraphFile = { path: '', summary: nothing };

/** What is said of a module, as if a file at the top of the workspace imported it. `module`: dotted, absolute. */
export class ModuleClaim {
  private readonly plain: ImportSummary;
  private readonly byName = new Map<string, ImportedName>();
  private parent: ModuleClaim | undefined;

  constructor(private readonly module: string) {
    this.plain = this.summary(true, []);
  }

  resolve(graph: ModuleGraph): Standing {
    return graph.resolve(top.path, this.plain).kind;
  }

  /** Whether `from module import name` works. True where the module is not found, which is not for this to say. */
  defines(graph: ModuleGraph, name: string): boolean {
    let imported = this.byName.get(name);
    if (!imported) {
      const names: ImportedName[] = [];
      const from = this.summary(false, names);
      const declaration: Declaration = { order: 0, typed: false, inHandler: false, from, symbol: name };
      imported = { name, start: 0, end: 0, declaration };
      names.push(imported);
      this.byName.set(name, imported);
    }
    return graph.defines(top, imported);
  }

  /** Where a file imports the names from the module, in any form of `from`; without names, where it imports the module. */
  takenBy(graph: ModuleGraph, file: GraphFile, names: readonly string[]): TakenName[] {
    if (names.length === 0) return this.importedBy(graph, file);
    const taken: TakenName[] = [];
    for (const each of file.summary.imports) {
      const wanted = each.names.filter(({ name }) => names.includes(name));
      if (wanted.length === 0 || !this.isMeant(graph, file.path, each)) continue;
      const isMissing = graph.resolve(file.path, each).kind === 'missing';
      if (!isMissing && !each.reached) continue;
      for (const imported of wanted) {
        const { name, start, end } = imported;
        const broken = isMissing || !graph.defines(file, imported);
        taken.push({ name, start, end, form: 'from', guarded: each.guarded, broken });
      }
    }
    return taken;
  }

  /** `import a.b`, `import a.b.c`, `from a.b import c`, `from a import b`. */
  private importedBy(graph: ModuleGraph, file: GraphFile): TakenName[] {
    const taken: TakenName[] = [];
    for (const each of file.summary.imports) {
      if (!this.isMeant(graph, file.path, each, true)) continue;
      const { start, end, guarded } = each;
      const broken = graph.resolve(file.path, each).kind === 'missing';
      taken.push({ start, end, form: 'module', guarded, broken });
    }
    const dot = this.module.lastIndexOf('.');
    if (dot < 0) return taken;
    this.parent ??= new ModuleClaim(this.module.slice(0, dot));
    for (const { start, end, guarded, broken } of this.parent.takenBy(graph, file, [
      this.module.slice(dot + 1),
    ]))
      taken.push({ start, end, form: 'module', guarded, broken });
    return taken;
  }

  /** Whether an import means the module; with `inside`, one in it does too. */
  private isMeant(graph: ModuleGraph, path: string, each: ImportSummary, inside = false): boolean {
    const target = graph.resolve(top.path, this.plain);
    const found = graph.resolve(path, each);
    if (found.kind === 'foreign') return false;
    if (target.kind === 'foreign' && each.level === 0) {
      // Found beside the importing file, or missing there.
      return each.module === this.module || (inside && each.module.startsWith(`${this.module}.`));
    }
    if (target.kind === 'found') {
      if (found.kind !== 'found' || found.native || target.native) return false;
      return target.path === undefined ? target.folder === found.folder : target.path === found.path;
    }
    if (found.kind === 'found') return false;
    const bases = graph.placesOf(top.path, this.plain);
    return graph
      .placesOf(path, each)
      .some((place) => bases.some((base) => place === base || (inside && place.startsWith(`${base}/`))));
  }

  private summary(plain: boolean, names: readonly ImportedName[]): ImportSummary {
    const { module } = this;
    return { plain, level: 0, module, start: 0, end: 0, names, star: false, guarded: false, reached: true };
  }
}
