import { betterModule, takesModule } from './betterModule.js';
import type { InstalledModules } from './InstalledModules.js';
import {
  holds,
  holdsSource,
  walkModule,
  walkStubs,
  type ModuleFolder,
  type ModuleTree,
  type Walked,
} from './ModuleTree.js';
import { isStandardModule } from './standardModules.js';

/** What an import leads to. `unsure`: what is installed decides, and that was not looked at. */
export type Resolution =
  | {
      readonly kind: 'found';
      /** Undefined for a namespace package and for a native module. */
      readonly path: string | undefined;
      /** The folder of a package: its modules can be taken by name. */
      readonly folder: ModuleFolder | undefined;
      readonly native: boolean;
      readonly unsure?: boolean;
    }
  /** A module of this workspace that is not there. */
  | { readonly kind: 'missing'; readonly unsure?: boolean }
  /** A module of the standard library or of another project. */
  | Foreign;

export interface Foreign {
  readonly kind: 'foreign';
  /** It is not installed. Where nobody knows what is, it counts as there. */
  readonly absent?: boolean;
  /** A folder without `__init__`: nothing but modules can be taken from it. */
  readonly namespace?: boolean;
  /** Compiled: it has any name that is asked for, and a star import brings none. */
  readonly native?: boolean;
  readonly unsure?: boolean;
}

/** Whether a star import of the module may bring any name. */
export function bringsAnyName(target: Resolution): boolean {
  return target.kind === 'foreign' && !target.absent && !target.namespace && !target.native;
}

const IDENTIFIER = /^[\p{L}_][\p{L}\p{N}_]*$/u;

const FOREIGN: Resolution = { kind: 'foreign' };
const ABSENT: Resolution = { kind: 'foreign', absent: true };
const NAMESPACE: Resolution = { kind: 'foreign', namespace: true };
const NATIVE: Resolution = { kind: 'foreign', native: true };
const UNSURE: Resolution = { kind: 'foreign', unsure: true };
const MISSING: Resolution = { kind: 'missing' };
const PERHAPS: Resolution = { kind: 'missing', unsure: true };

/**
 * Imports to files, in pyright's order: the `typings` folder, the source roots, the standard library, then the
 * folder of the importing file and those around it.
 */
export class ModuleResolver {
  /** What is found of modules that no root has whole. */
  private readonly unfound = new Map<string, Walked | undefined>();
  /** What modules mean in every file, whatever is taken from them. */
  private readonly settled = new Map<string, Resolution>();
  /** Modules that names are taken from, and that neither a root has nor, as far as is known, what is installed. */
  private readonly absent = new Set<string>();
  /** Null: nobody can know. Undefined: not looked at. */
  private installed: InstalledModules | null | undefined;

  /** `roots`: folders that modules are imported from, first one first; '' is the workspace. */
  constructor(
    private readonly tree: ModuleTree,
    private readonly roots: readonly string[],
  ) {}

  /** To be called when a file appears or goes. */
  forget(): void {
    this.unfound.clear();
    this.settled.clear();
  }

  /** Whether it was said what is. */
  get knowsInstalled(): boolean {
    return this.installed !== undefined;
  }

  /** Says what is installed; null where nobody can know. */
  install(installed: InstalledModules | null): void {
    this.installed = installed;
    this.settled.clear();
  }

  /** The modules that names are taken from and that neither a root has nor what is installed, of those asked for since the last call. */
  takeAbsent(): string[] {
    const modules = [...this.absent];
    this.absent.clear();
    return modules;
  }

  /** Whether a library that is no more than a folder has a module of that name. */
  isInstalled(module: string): boolean {
    const walked = this.installed?.find(module.split('.'));
    return walked !== undefined && (walked.native || (walked.found && walked.path !== undefined));
  }

  /** Whether it is a library's by its name: neither a module of the standard library nor below a folder or file of a root. */
  isForeign(module: string): boolean {
    const [first = ''] = module.split('.', 1);
    if (first === '' || isStandardModule(first)) return false;
    for (const root of this.ownRoots()) if (holds(root, first)) return false;
    return true;
  }

  /**
   * What `module` means in a file, with `level` leading dots. `names`: what is taken from it, '*' left out; undefined for
   * `import module`.
   */
  resolve(importer: string, level: number, module: string, names: readonly string[] | undefined): Resolution {
    const settled = level === 0 ? this.settled.get(module) : undefined;
    if (settled) return settled;
    const parts = module === '' ? [] : module.split('.');
    if (level > 0) return this.relative(importer, level, parts, names);
    let walked = this.absolute(module, parts, names);
    if (walked === 'foreign') return this.settle(module, FOREIGN);
    const isFolder = walked?.found === true && walked.path === undefined && !walked.native;
    if (walked?.found && !isFolder) return this.settle(module, found(walked));
    if (walked?.found && takesModule(walked, names)) return found(walked);
    const installed = this.installed?.find(parts, names);
    const isHad = installed !== undefined && (installed.found || installed.native);
    if (isHad && betterModule(walked, installed, names) === installed) {
      if (!installed.native && installed.path === undefined) return NAMESPACE;
      const foreign = installed.native ? NATIVE : FOREIGN;
      return walked ? foreign : this.settle(module, foreign);
    }
    const unsure = this.installed === undefined;
    if (walked?.found) {
      const isNobodys = this.installed === null && !this.isOwn(parts[0]!);
      return isNobodys ? FOREIGN : { ...found(walked), unsure };
    }
    if (names !== undefined && this.installed !== null) this.absent.add(module);
    // Nobody can say what is below a compiled module.
    const compiled = walked?.native ? walked : undefined;
    let firstParty = walked !== undefined && this.isOwn(parts[0]!);
    const folder = this.tree.folderOf(importer);
    const isScript = folder !== undefined && !folder.files.has('__init__');
    for (let each: ModuleFolder | undefined = folder; each; each = each.parent) {
      if (each.parent === undefined && this.roots.includes('')) break;
      if (!holdsSource(each, parts[0]!)) continue;
      walked = walkModule(each, parts, false);
      if (walked.found) {
        // What a package holds is reached by its full name since Python 3. Pyright takes it where no library of that name is installed,
        // be it the importing module itself or a folder without what is taken; where nobody knows what is installed, the library is meant.
        const isEmpty = walked.path === undefined && names !== undefined && !takesModule(walked, names);
        const isLibrarys = this.installed === null && (isEmpty || each.files.has('__init__'));
        return isLibrarys ? FOREIGN : { ...found(walked), unsure };
      }
      // The folders around are looked at for what they have, not for what they lack: a package is often called by the name of the
      // library that it wraps, and so is a module. Beside a script lies its own code.
      const isItself = moduleName(importer) === parts[0] && !each.folders.has(parts[0]);
      firstParty ||= each === folder && isScript && !isItself;
    }
    if (compiled) return found(compiled);
    if (firstParty) return unsure ? PERHAPS : MISSING;
    if (unsure) return UNSURE;
    return this.installed ? ABSENT : FOREIGN;
  }

  /** The file of a module in a folder. */
  submodulePath({ path }: ModuleFolder, name: string): string | undefined {
    const found = this.resolve(path === '' ? `${name}.py` : `${path}/${name}.py`, 1, name, undefined);
    return found.kind === 'found' ? found.path : undefined;
  }

  /** The files that would make an import work, the name taken from it included, whether they are known or not. */
  candidates(importer: string, level: number, module: string, name: string | undefined): string[] {
    return this.places(importer, level, module, name).flatMap((path) => [
      `${path}.py`,
      `${path}.pyi`,
      `${path}/__init__.py`,
      `${path}/__init__.pyi`,
    ]);
  }

  /** The same without endings: below each root, or below the one folder that a relative import means. */
  places(importer: string, level: number, module: string, name: string | undefined): string[] {
    let bases = this.roots;
    if (level > 0) {
      const parts = importer.split('/');
      if (level > parts.length) return [];
      bases = [parts.slice(0, parts.length - level).join('/')];
    }
    const rest = [...(module === '' ? [] : module.split('.')), ...(name === undefined ? [] : [name])];
    if (rest.length === 0 || !rest.every((part) => IDENTIFIER.test(part))) return [];
    return bases.map((base) => [...(base === '' ? [] : [base]), ...rest].join('/'));
  }

  /** The absolute name of an import in a file, by the first root that reaches so far; with its dots when none does. */
  absoluteName(importer: string, level: number, module: string): string {
    if (level === 0) return module;
    const folders = importer.split('/').slice(0, -1);
    const kept = folders.slice(0, Math.max(0, folders.length - level + 1));
    const below = this.roots
      .filter((root) => root === '' || `${kept.join('/')}/`.startsWith(`${root}/`))
      .map((root) => (root === '' ? kept : kept.slice(root.split('/').length)));
    // The shortest name is that by the innermost root, which is how the package calls itself.
    const [base] = below.sort((a, b) => a.length - b.length);
    if (level > folders.length + 1 || !base) return '.'.repeat(level) + module;
    return [...base, ...(module === '' ? [] : [module])].join('.') || '.'.repeat(level);
  }

  private settle(module: string, resolution: Resolution): Resolution {
    this.settled.set(module, resolution);
    return resolution;
  }

  private relative(
    importer: string,
    level: number,
    parts: readonly string[],
    names: readonly string[] | undefined,
  ): Resolution {
    let folder: ModuleFolder | undefined = this.tree.folderOf(importer);
    for (let i = 1; i < level && folder; i++) folder = folder.parent;
    // Beyond the workspace there is nothing that could be seen.
    if (!folder) return MISSING;
    if (parts.length > 0 ? !holds(folder, parts[0]!) : !packageOrHolds(folder, names)) return MISSING;
    const walked = walkModule(folder, parts, true);
    return walked.found || walked.native ? found(walked) : MISSING;
  }

  /** Undefined when no root has anything of its first part. */
  private absolute(
    module: string,
    parts: readonly string[],
    names: readonly string[] | undefined,
  ): Walked | 'foreign' | undefined {
    // Stubs of other projects, mostly: they count for what they have, not for what they lack.
    const typings = this.tree.root.folders.get('typings');
    const stub = typings && this.from(typings, parts);
    if (stub?.found && (stub.path !== undefined || takesModule(stub, names))) return stub;
    if (isStandardModule(module)) return 'foreign';
    if (this.unfound.has(module)) return this.unfound.get(module);
    let best: Walked | undefined;
    for (const root of this.ownRoots()) best = betterModule(best, this.from(root, parts), names, true);
    // One that is there is settled, and between two namespace packages what is taken from them decides.
    if (best?.found !== true) this.unfound.set(module, best);
    return best;
  }

  /** Whether the roots have more of that name than a folder without Python, or stubs of another project. */
  private isOwn(first: string): boolean {
    for (const root of this.ownRoots())
      if (root.files.has(first) || !holdsNoModule(root.folders.get(first))) return true;
    return false;
  }

  private *ownRoots(): Iterable<ModuleFolder> {
    for (const root of this.roots) yield this.tree.folder(root);
  }

  private from(root: ModuleFolder, parts: readonly string[]): Walked | undefined {
    const first = parts[0]!;
    const stubs = root.folders.get(`${first}-stubs`);
    const stub = stubs && walkStubs(stubs, parts);
    // It stands for all of what it is called by, also for what it lacks.
    if (stub && (stub.found || stub.firstFile === 0)) return stub;
    return holds(root, first) ? walkModule(root, parts, true) : undefined;
  }
}

function moduleName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.pyi?$/u, '');
}

function holdsNoModule(folder: ModuleFolder | undefined): boolean {
  if (!folder) return true;
  if (folder.files.size > 0) return false;
  for (const inner of folder.folders.values()) if (!holdsNoModule(inner)) return false;
  return true;
}

function packageOrHolds(folder: ModuleFolder, names: readonly string[] | undefined): boolean {
  const has = (name: string): boolean => holds(folder, name) || folder.folders.has(`${name}-stubs`);
  return folder.files.has('__init__') || (names ?? []).some(has);
}

function found({ path, folder, native }: Walked): Resolution {
  return { kind: 'found', path, folder, native };
}
