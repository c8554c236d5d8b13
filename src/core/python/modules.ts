import { ModuleResolver } from './ModuleResolver.js';
import { ModuleTree } from './ModuleTree.js';

export interface ResolvedModule {
  /** The module's file; the `__init__` file of a package, the folder of a namespace package. */
  readonly path: string;
  readonly kind: 'module' | 'package' | 'namespace';
}

const EXTENSION = /\.pyi?$/u;
const IDENTIFIER = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** The path below the root, or undefined when it is not below it. */
function below(root: string, path: string): string | undefined {
  if (root === '') return path;
  return path.startsWith(root) && path[root.length] === '/' ? path.slice(root.length + 1) : undefined;
}

/** Python modules by dotted name, over the files of a workspace. Paths are workspace-relative with forward slashes. */
export class PythonModules {
  private readonly tree: ModuleTree;
  private readonly resolver: ModuleResolver;
  private readonly resolved = new Map<string, ResolvedModule | undefined>();

  /** `roots`: folders that modules are imported from, first one first; '' is the workspace. */
  constructor(
    files: Iterable<string> | ModuleTree,
    private readonly roots: readonly string[],
  ) {
    this.tree = files instanceof ModuleTree ? files : new ModuleTree();
    this.resolver = new ModuleResolver(this.tree, roots);
    if (!(files instanceof ModuleTree)) for (const path of files) this.add(path);
  }

  /** Adds a file; one that is no Python file, or is known, changes nothing. */
  add(path: string): void {
    if (this.tree.add(path)) this.forget();
  }

  delete(path: string): void {
    if (this.tree.delete(path)) this.forget();
  }

  private forget(): void {
    this.resolved.clear();
    this.resolver.forget();
  }

  /** The file of a dotted module, as `import` finds it from the top of the workspace; undefined for one that has no source here. */
  resolve(dotted: string): ResolvedModule | undefined {
    if (this.resolved.has(dotted)) return this.resolved.get(dotted);
    const found = this.find(dotted);
    this.resolved.set(dotted, found);
    return found;
  }

  private find(dotted: string): ResolvedModule | undefined {
    if (dotted.includes('/') || dotted.split('.').includes('')) return undefined;
    const found = this.resolver.resolve('', 0, dotted, undefined);
    if (found.kind !== 'found' || found.native) return undefined;
    const { path, folder } = found;
    if (path !== undefined) return { path, kind: folder ? 'package' : 'module' };
    return folder && { path: folder.path, kind: 'namespace' };
  }

  /** The dotted names that a file can be imported by, in the order of the roots; empty when there is none. */
  nameOf(path: string): string[] {
    const names = this.rawNames(path);
    return names.filter((name) => name !== '' && name.split('.').every((part) => IDENTIFIER.test(part)));
  }

  /** As `nameOf`, with folders that are no identifiers, and '' for the `__init__` of a root. */
  private rawNames(path: string): string[] {
    if (!EXTENSION.test(path)) return [];
    const names: string[] = [];
    for (const root of this.roots) {
      const rest = below(root, path)
        ?.replace(EXTENSION, '')
        .replace(/(?:^|\/)__init__$/u, '');
      if (rest !== undefined && !rest.includes('.')) names.push(rest.replaceAll('/', '.'));
    }
    return names;
  }

  /**
   * The absolute name of what `from <level dots><module> import` means in the file at `importerPath`, by the first root
   * that reaches so far; undefined when none does. Level 0 is absolute already.
   */
  absolute(importerPath: string, level: number, module: string): string | undefined {
    if (level === 0) return module === '' ? undefined : module;
    const isPackage = /(?:^|\/)__init__\.pyi?$/u.test(importerPath);
    for (const name of this.rawNames(importerPath)) {
      const parts = name === '' ? [] : name.split('.');
      const keep = parts.length - level + (isPackage ? 1 : 0);
      if (keep < 1) continue;
      const base = parts.slice(0, keep).join('.');
      return module === '' ? base : `${base}.${module}`;
    }
    return undefined;
  }

  /** Whether the first name of a dotted module exists in some root. */
  isFirstParty(dotted: string): boolean {
    const dot = dotted.indexOf('.');
    return this.resolve(dot < 0 ? dotted : dotted.slice(0, dot)) !== undefined;
  }
}
