export interface ResolvedModule {
  /** The module's file; the `__init__` file of a package, the folder of a namespace package. */
  readonly path: string;
  readonly kind: 'module' | 'package' | 'namespace';
}

const EXTENSION = /\.pyi?$/u;
const IDENTIFIER = /^[\p{L}_][\p{L}\p{N}_]*$/u;

function join(folder: string, rest: string): string {
  return folder === '' ? rest : rest === '' ? folder : `${folder}/${rest}`;
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** The path below the root, or undefined when it is not below it. */
function below(root: string, path: string): string | undefined {
  if (root === '') return path;
  return path.startsWith(root) && path[root.length] === '/' ? path.slice(root.length + 1) : undefined;
}

function packageFiles(base: string): string[] {
  return [`${base}/__init__.pyi`, `${base}/__init__.py`];
}

function moduleFiles(base: string): string[] {
  return [`${base}.pyi`, `${base}.py`];
}

/**
 * Where modules are imported from, by the Python files there are: the workspace itself; the folder of each `setup.py`; and
 * there, `src` and `lib` when they hold Python files without being packages themselves. Workspace-relative, '' first.
 */
export function guessSourceRoots(paths: Iterable<string>): string[] {
  const projects = new Set(['']);
  const folders = new Set<string>();
  const packages = new Set<string>();
  for (const path of paths) {
    if (!EXTENSION.test(path)) continue;
    const folder = parentOf(path);
    if (path.endsWith('/setup.py')) projects.add(folder);
    if (path.endsWith('/__init__.py') || path.endsWith('/__init__.pyi')) packages.add(folder);
    for (let each = folder; each !== '' && !folders.has(each); each = parentOf(each)) folders.add(each);
  }
  const roots: string[] = [];
  for (const project of projects) {
    roots.push(project);
    for (const name of ['src', 'lib']) {
      const folder = join(project, name);
      if (folders.has(folder) && !packages.has(folder)) roots.push(folder);
    }
  }
  return roots;
}

/** Python modules by dotted name, over the files of a workspace. Paths are workspace-relative with forward slashes. */
export class PythonModules {
  private readonly files = new Set<string>();
  /** How many Python files each folder holds, at any depth. */
  private readonly folders = new Map<string, number>();
  private readonly resolved = new Map<string, ResolvedModule | undefined>();
  private readonly roots: readonly string[];

  /** `roots`: folders that modules are imported from, first one first; '' is the workspace. */
  constructor(paths: Iterable<string>, roots: readonly string[]) {
    this.roots = roots;
    for (const path of paths) this.add(path);
  }

  /** Adds a file; one that is no Python file, or is known, changes nothing. */
  add(path: string): void {
    if (EXTENSION.test(path) && !this.files.has(path)) {
      this.files.add(path);
      this.count(path, 1);
    }
  }

  delete(path: string): void {
    if (this.files.delete(path)) this.count(path, -1);
  }

  private count(path: string, by: number): void {
    this.resolved.clear();
    for (let folder = parentOf(path); folder !== ''; folder = parentOf(folder)) {
      const files = (this.folders.get(folder) ?? 0) + by;
      if (files > 0) this.folders.set(folder, files);
      else this.folders.delete(folder);
    }
  }

  /** The file of a dotted module. Packages win over modules, `.pyi` over `.py`, both over namespace packages. */
  resolve(dotted: string): ResolvedModule | undefined {
    if (this.resolved.has(dotted)) return this.resolved.get(dotted);
    const found = this.find(dotted);
    this.resolved.set(dotted, found);
    return found;
  }

  private find(dotted: string): ResolvedModule | undefined {
    if (dotted === '' || dotted.includes('/') || dotted.split('.').includes('')) return undefined;
    const rest = dotted.replaceAll('.', '/');
    let namespace: ResolvedModule | undefined;
    for (const root of this.roots) {
      const base = join(root, rest);
      for (const path of packageFiles(base)) if (this.files.has(path)) return { path, kind: 'package' };
      for (const path of moduleFiles(base)) if (this.files.has(path)) return { path, kind: 'module' };
      if (this.folders.has(base)) namespace ??= { path: base, kind: 'namespace' };
    }
    return namespace;
  }

  /** The files that a dotted module could be in, the first one wins; empty for what is no dotted name. */
  candidates(dotted: string): string[] {
    if (!dotted.split('.').every((part) => IDENTIFIER.test(part))) return [];
    const bases = this.roots.map((root) => join(root, dotted.replaceAll('.', '/')));
    return bases.flatMap((base) => [...packageFiles(base), ...moduleFiles(base)]);
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
