import { extensionOf } from '../files/workspacePath.js';

/** What is there under one name in a folder. */
const Found = { Py: 1, Stub: 2, Native: 4 } as const;

const ENDINGS = new Set(['py', 'pyi', 'so', 'pyd', 'dylib']);

/** A folder with Python files in it, at any depth. Its path is workspace-relative, '' for the workspace. */
export interface ModuleFolder {
  readonly path: string;
  readonly parent: ModuleFolder | undefined;
  readonly folders: Map<string, ModuleFolder>;
  /** By name without extension: bits of `Found`. */
  readonly files: Map<string, number>;
  /** Paths of its modules as they were asked for. */
  readonly sources: Map<string, string | undefined>;
}

/** Where a dotted name leads to from one folder. */
export interface Walked {
  /** All of its parts are there. What would be below a compiled module is not known: then it is `native` alone. */
  readonly found: boolean;
  /** The file of the last part; undefined for a namespace package. */
  readonly path: string | undefined;
  /** The folder whose modules can be taken by name: that of a package, with or without `__init__`. */
  readonly folder: ModuleFolder | undefined;
  readonly native: boolean;
  /** Index of the first part that has a file; -1 when none has. */
  readonly firstFile: number;
  /** How many parts were found. */
  readonly depth: number;
}

/** The Python files of a workspace as folders. Paths are workspace-relative with forward slashes. */
export class ModuleTree {
  readonly root: ModuleFolder = newFolder('', undefined);
  private readonly known = new Set<string>();
  private readonly folders = new Map<string, ModuleFolder>([['', this.root]]);

  /** Adds a file; true when it is one that can be imported and was not known. */
  add(path: string): boolean {
    if (this.known.has(path) || !ENDINGS.has(extensionOf(path))) return false;
    this.known.add(path);
    const { folder, name, bit } = this.place(path);
    folder.sources.delete(name);
    folder.files.set(name, (folder.files.get(name) ?? 0) | bit);
    return true;
  }

  delete(path: string): boolean {
    if (!this.known.delete(path)) return false;
    const { folder, name, bit } = this.place(path);
    folder.sources.delete(name);
    const rest = (folder.files.get(name) ?? 0) & ~bit;
    if (rest) folder.files.set(name, rest);
    else folder.files.delete(name);
    this.prune(folder.path);
    return true;
  }

  /** Takes a folder out that holds nothing, and those around it that hold nothing else. */
  prune(path: string): void {
    let each = this.folders.get(path);
    for (; each?.parent && each.files.size === 0 && each.folders.size === 0; each = each.parent) {
      each.parent.folders.delete(each.path.slice(each.parent.path.length).replace('/', ''));
      this.folders.delete(each.path);
    }
  }

  has(path: string): boolean {
    return this.known.has(path);
  }

  hasFolder(path: string): boolean {
    return this.folders.has(path);
  }

  /** Whether a file is right in the folder. */
  hasFileIn(path: string): boolean {
    const folder = this.folders.get(path);
    return folder !== undefined && folder.files.size > 0;
  }

  folderOf(path: string): ModuleFolder {
    return this.folder(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
  }

  /** The folder at a path, made when it is not known: one that holds no Python file can still be imported. */
  folder(path: string): ModuleFolder {
    let folder = this.folders.get(path);
    if (folder) return folder;
    const slash = path.lastIndexOf('/');
    const parent = this.folder(path.slice(0, Math.max(0, slash)));
    folder = newFolder(path, parent);
    parent.folders.set(path.slice(slash + 1), folder);
    this.folders.set(path, folder);
    return folder;
  }

  private place(path: string): { folder: ModuleFolder; name: string; bit: number } {
    const slash = path.lastIndexOf('/');
    const folder = this.folder(path.slice(0, Math.max(0, slash)));
    const file = path.slice(slash + 1);
    const dot = file.indexOf('.');
    const bit = file.endsWith('.py') ? Found.Py : file.endsWith('.pyi') ? Found.Stub : Found.Native;
    // `m.cpython-312-x86_64-linux-gnu.so` is the module `m`; `m.x.py` is none.
    const name = bit === Found.Native ? file.slice(0, dot) : file.slice(0, file.lastIndexOf('.'));
    return { folder, name, bit };
  }
}

function newFolder(path: string, parent: ModuleFolder | undefined): ModuleFolder {
  return { path, parent, folders: new Map(), files: new Map(), sources: new Map() };
}

function inside(folder: ModuleFolder, name: string): string {
  return folder.path === '' ? name : `${folder.path}/${name}`;
}

/** The file of a module in a folder, the stub first; undefined when it has none, or only a native one. */
export function sourceIn(folder: ModuleFolder, name: string): string | undefined {
  const bits = folder.files.get(name);
  if (bits === undefined) return undefined;
  let path = folder.sources.get(name);
  if (path === undefined) folder.sources.set(name, (path = pathOf(folder, name, bits)));
  return path;
}

function pathOf(folder: ModuleFolder, name: string, bits: number): string | undefined {
  if (bits & Found.Stub) return inside(folder, `${name}.pyi`);
  return bits & Found.Py ? inside(folder, `${name}.py`) : undefined;
}

/** Whether anything of that name is in the folder. */
export function holds(folder: ModuleFolder, name: string): boolean {
  return folder.files.has(name) || folder.folders.has(name);
}

/** The same of what is not compiled. */
export function holdsSource(folder: ModuleFolder, name: string): boolean {
  return ((folder.files.get(name) ?? 0) & (Found.Py | Found.Stub)) !== 0 || folder.folders.has(name);
}

/** Whether `from folder import name` can mean a module of it: a file, or a package with an `__init__`. */
export function hasSubmodule(folder: ModuleFolder, name: string): boolean {
  if (folder.files.has(name) && name !== '__init__') return true;
  const inner = folder.folders.get(name);
  return inner !== undefined && sourceIn(inner, '__init__') !== undefined;
}

/** Whether all that is there under a name is compiled, without a stub: nobody can say what it holds. */
export function isCompiledOnly(folder: ModuleFolder, name: string): boolean {
  if (folder.files.get(name) !== Found.Native) return false;
  const inner = folder.folders.get(name);
  return inner === undefined || sourceIn(inner, '__init__') === undefined;
}

const NOWHERE: Walked = {
  found: false,
  path: undefined,
  folder: undefined,
  native: false,
  firstFile: -1,
  depth: 0,
};

/**
 * Follows the parts of a dotted name from a folder, by the rules of pyright's import resolver: a package with `__init__`
 * wins over a file, a stub over a source, both over a native module, all over a folder without `__init__`.
 */
export function walkModule(from: ModuleFolder, parts: readonly string[], native: boolean): Walked {
  if (parts.length === 0) {
    const path = sourceIn(from, '__init__');
    return { ...NOWHERE, found: true, path, folder: from, firstFile: path === undefined ? -1 : 0, depth: 1 };
  }
  let folder = from;
  let firstFile = -1;
  for (let i = 0; i < parts.length; i++) {
    const name = parts[i]!;
    const last = i === parts.length - 1;
    const inner = folder.folders.get(name);
    const init = inner && sourceIn(inner, '__init__');
    if (inner && init !== undefined) {
      if (firstFile < 0) firstFile = i;
      if (last) return { found: true, path: init, folder: inner, native: false, firstFile, depth: i + 1 };
      folder = inner;
      continue;
    }
    const path = sourceIn(folder, name);
    const isNative = path === undefined && native && folder.files.has(name);
    if (path !== undefined || isNative) {
      if (firstFile < 0) firstFile = i;
      return { found: last, path, folder: undefined, native: isNative, firstFile, depth: i + 1 };
    }
    if (!inner) return { ...NOWHERE, firstFile, depth: i };
    if (last) return { found: true, path: undefined, folder: inner, native: false, firstFile, depth: i + 1 };
    folder = inner;
  }
  return NOWHERE;
}

/** The same from the folder of a stub package, `name-stubs`, whose own name the first part is. */
export function walkStubs(stubs: ModuleFolder, parts: readonly string[]): Walked {
  const walked = walkModule(stubs, parts.slice(1), false);
  if (parts.length === 1) return walked;
  const { firstFile, depth } = walked;
  const isInit = sourceIn(stubs, '__init__') !== undefined;
  return { ...walked, firstFile: isInit ? 0 : firstFile < 0 ? -1 : firstFile + 1, depth: depth + 1 };
}
