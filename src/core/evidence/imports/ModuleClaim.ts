import type { ImportSummary } from '../../python/moduleSummary.js';
import type { GraphFile } from './declarations.js';
import type { ModuleGraph } from './ModuleGraph.js';
import { PackedSummary } from './summary/PackedSummary.js';
import { SummaryPacker } from './summary/SummaryPacker.js';

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

/** What is said of a module, as if a file at the top of the workspace imported it. `module`: dotted, absolute. */
export class ModuleClaim {
  /** A file at the top of the workspace that imports the module. */
  private readonly plain: GraphFile;
  /** The same with `from`, by the name that it takes. */
  private readonly byName = new Map<string, GraphFile>();
  private parent: ModuleClaim | undefined;

  constructor(private readonly module: string) {
    this.plain = importing(module);
  }

  resolve(graph: ModuleGraph): Standing {
    return graph.resolve(this.plain, 0).kind;
  }

  /** Whether `from module import name` works. True where the module is not found, which is not for this to say. */
  defines(graph: ModuleGraph, name: string): boolean {
    let file = this.byName.get(name);
    if (!file) this.byName.set(name, (file = importing(this.module, name)));
    return graph.defines(file, 0, name);
  }

  /** Where a file imports the names from the module, in any form of `from`; without names, where it imports the module. */
  takenBy(graph: ModuleGraph, file: GraphFile, names: readonly string[]): TakenName[] {
    if (names.length === 0) return this.importedBy(graph, file);
    const taken: TakenName[] = [];
    const { summary } = file;
    for (let each = 0; each < summary.judgedCount; each++) {
      const wanted = numbersOf(summary, each, names);
      if (wanted.length === 0 || !this.isMeant(graph, file, each)) continue;
      const isMissing = graph.resolve(file, each).kind === 'missing';
      if (!isMissing && !summary.isReached(each)) continue;
      for (const number of wanted) {
        const name = summary.name(number);
        const { start, end } = summary.namePlace(number);
        const broken = isMissing || !graph.defines(file, each, name);
        taken.push({ name, start, end, form: 'from', guarded: summary.isGuarded(each), broken });
      }
    }
    return taken;
  }

  /** `import a.b`, `import a.b.c`, `from a.b import c`, `from a import b`. */
  private importedBy(graph: ModuleGraph, file: GraphFile): TakenName[] {
    const taken: TakenName[] = [];
    const { summary } = file;
    for (let each = 0; each < summary.judgedCount; each++) {
      if (!this.isMeant(graph, file, each, true)) continue;
      const { start, end } = summary.importPlace(each);
      const broken = graph.resolve(file, each).kind === 'missing';
      taken.push({ start, end, form: 'module', guarded: summary.isGuarded(each), broken });
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
  private isMeant(graph: ModuleGraph, file: GraphFile, each: number, inside = false): boolean {
    const target = graph.resolve(this.plain, 0);
    const found = graph.resolve(file, each);
    if (found.kind === 'foreign') return false;
    if (target.kind === 'foreign' && file.summary.level(each) === 0) {
      // Found beside the importing file, or missing there.
      const module = file.summary.module(each);
      return module === this.module || (inside && module.startsWith(`${this.module}.`));
    }
    if (target.kind === 'found') {
      if (found.kind !== 'found' || found.native || target.native) return false;
      return target.path === undefined ? target.folder === found.folder : target.path === found.path;
    }
    if (found.kind === 'found') return false;
    const bases = graph.placesOf(this.plain, 0);
    return graph
      .placesOf(file, each)
      .some((place) => bases.some((base) => place === base || (inside && place.startsWith(`${base}/`))));
  }
}

/** A file at the top of the workspace with one import. */
function importing(module: string, name?: string): GraphFile {
  const at = { start: 0, end: 0 };
  const names: ImportSummary['names'] = name === undefined ? [] : [{ name, ...at }];
  const plain = name === undefined;
  const only = {
    number: 0,
    plain,
    level: 0,
    module,
    ...at,
    names,
    star: false,
    guarded: false,
    reached: true,
  };
  const summary = {
    stub: false,
    init: false,
    symbols: new Map(),
    stars: [],
    all: [],
    imports: [only],
    unreached: [],
  };
  return { path: '', summary: new PackedSummary(new SummaryPacker(false).pack(summary, '')) };
}

/** The numbers of those names that the import takes. */
function numbersOf(summary: PackedSummary, each: number, names: readonly string[]): number[] {
  const numbers: number[] = [];
  for (let i = summary.firstName(each); i < summary.firstName(each + 1); i++)
    if (names.includes(summary.name(i))) numbers.push(i);
  return numbers;
}
