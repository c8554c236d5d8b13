import { hasSubmodule } from '../../python/ModuleTree.js';
import type { ModuleResolver, Resolution } from '../../python/ModuleResolver.js';
import { skipsSymbols, type DunderAll, type GraphFile } from './declarations.js';
import { FileAnswers } from './FileAnswers.js';
import type { SeenFiles } from './SeenFiles.js';
import type { PackedSummary } from './summary/PackedSummary.js';

/** What the lists need of the files around them. */
interface Modules {
  resolve(file: GraphFile, each: number): Resolution;
  /** Whether the module may have any name. */
  isOpen(target: Resolution): boolean;
  file(path: string): GraphFile | undefined;
}

/** The `__all__` of modules, with those of other modules that are added to it. */
export class DunderAlls {
  private readonly answers: FileAnswers<DunderAll | undefined>;

  constructor(
    private readonly modules: Modules,
    seen: SeenFiles,
    private readonly resolver: ModuleResolver,
  ) {
    this.answers = new FileAnswers(seen);
  }

  clear(): void {
    this.answers.clear();
  }

  /** Undefined where a module has none, or none that can be read. */
  of(file: GraphFile | undefined): DunderAll | undefined {
    if (!file || !file.summary.hasAll) return undefined;
    return this.answers.of(file, (each) => this.collect(each));
  }

  private collect(file: GraphFile): DunderAll | undefined {
    let names: string[] | undefined;
    let unclear = false;
    let open = false;
    for (const step of file.summary.allSteps()) {
      if (step.kind === 'module') {
        const added = this.added(file, step.module);
        if (added === 'open') open = true;
        else if (added) names?.push(...added);
        else unclear ||= step.unclearWhenAbsent;
        continue;
      }
      unclear ||= step.unclear;
      if (step.kind === 'set') names = [...step.names];
      else if (step.kind === 'add') names?.push(...step.names);
      else if (names) names = names.filter((name) => !step.names.includes(name));
      // What is taken from a list that there is not, pyright cannot follow.
      else unclear = true;
    }
    return names && { names, unclear, open };
  }

  /** The `__all__` of the module that a name of the file stands for; 'open' for another project's module. */
  private added(file: GraphFile, name: string): readonly string[] | 'open' | undefined {
    const { summary } = file;
    const alias = firstImported(summary, name);
    if (alias === undefined) return undefined;
    const from = summary.importOf(alias);
    const target = this.modules.resolve(file, from);
    if (this.modules.isOpen(target)) return 'open';
    if (target.kind !== 'found') return undefined;
    const symbol = summary.takenName(alias);
    const folder =
      symbol !== undefined && target.folder && hasSubmodule(target.folder, symbol)
        ? target.folder
        : undefined;
    if (target.path !== undefined && !skipsSymbols(file, from, target, folder !== undefined)) {
      // Pyright looks at the package before it looks at the module that is taken from it.
      const all = this.of(this.modules.file(target.path));
      if (all) return all.open ? 'open' : all.names;
    }
    const path = folder && this.resolver.submodulePath(folder, symbol!);
    return path === undefined ? undefined : this.of(this.modules.file(path))?.names;
  }
}

/** The first declaration of the name that an import makes. */
function firstImported(summary: PackedSummary, name: string): number | undefined {
  const symbol = summary.symbolNamed(name);
  if (symbol === undefined) return undefined;
  const end = summary.firstDeclaration(symbol + 1);
  for (let i = summary.firstDeclaration(symbol); i < end; i++) if (summary.importOf(i) >= 0) return i;
  return undefined;
}
