import type { FileAccess, FileChange } from '../../files/FileAccess.js';
import { folderOf } from '../../files/workspacePath.js';
import type { ModuleResolver } from '../../python/ModuleResolver.js';
import type { ModuleTree } from '../../python/ModuleTree.js';
import type { PythonSources } from './PythonSources.js';
import type { Broken } from './SeenFiles.js';

/**
 * What no search for Python files lists and what can be imported all the same: generated code that git ignores, packages called as folders for
 * output are, folders that hold no Python. Each place is looked at once.
 */
export class UnlistedModules {
  private readonly asked = new Set<string>();
  private readonly folders = new Map<string, boolean>();
  /** The folders that it added to the tree. */
  private readonly added = new Set<string>();

  private readonly tree: ModuleTree;

  constructor(
    private readonly files: FileAccess,
    private readonly sources: PythonSources,
    private readonly resolver: ModuleResolver,
  ) {
    this.tree = sources.tree;
  }

  /** Forgets what it found: each place is looked at again, and folders without Python are no longer in the tree. */
  clear(): void {
    for (const path of this.added) this.tree.prune(path);
    this.added.clear();
    this.asked.clear();
    this.folders.clear();
  }

  /** Whether it was looked for. */
  has(path: string): boolean {
    return this.asked.has(path);
  }

  /** Looks for the module of an import, or the name in it. True when something was found that the tree did not have: it has it now. */
  async find({ path, level, module, name, taken = [] }: Broken): Promise<boolean> {
    const { resolver } = this;
    if (await this.findFiles(resolver.candidates(path, level, module, name))) return true;
    if (name !== undefined) return false;
    // `from . import name` finds the folder itself by what it holds.
    const names = module === '' ? taken : [undefined];
    return this.findFolders(names.flatMap((each) => resolver.places(path, level, module, each)));
  }

  /** The same for modules that names are taken from and that no source root has: a folder of that name may lie there. */
  async findAbsent(): Promise<boolean> {
    let any = false;
    for (const module of this.resolver.takeAbsent()) {
      const rest = module.length - module.split('.', 1)[0]!.length;
      for (const path of this.resolver.places('', 0, module, undefined)) {
        // Hardly ever there is a folder of that name: one look for all modules of a library.
        const top = path.slice(0, path.length - rest);
        const isThere = this.tree.hasFolder(top) || (await this.isFolder(top));
        if (isThere && (await this.findFolders([path]))) any = true;
      }
    }
    return any;
  }

  private async findFiles(paths: readonly string[]): Promise<boolean> {
    const { tree } = this;
    let any = false;
    for (const path of paths) {
      if (this.asked.has(path) || tree.has(path)) continue;
      this.asked.add(path);
      if (!(await this.mayBeThere(path))) continue;
      if ((await this.files.exists(path)) && this.sources.add(path, true)) any = true;
    }
    return any;
  }

  /** One without any Python file is a namespace package as well: there is nothing to be taken from it, but the import itself works. */
  private async findFolders(paths: readonly string[]): Promise<boolean> {
    let any = false;
    for (const path of paths) {
      if (this.tree.hasFolder(path) || !(await this.isFolder(path))) continue;
      this.tree.folder(path);
      this.added.add(path);
      any = true;
    }
    return any;
  }

  /** Whether a folder that was looked for is there with this file, or one without Python that was found may be gone with it. */
  concerns({ path, kind }: FileChange): boolean {
    if (kind === 'changed' || this.folders.size === 0) return false;
    for (let each = path; each !== ''; each = folderOf(each))
      if (kind === 'deleted' ? this.added.has(each) : this.folders.get(each) === false) return true;
    return false;
  }

  private async mayBeThere(path: string): Promise<boolean> {
    const folder = folderOf(path);
    // Others of its folder are listed: so would it be, if nothing left it out.
    if (this.tree.hasFileIn(folder)) return this.files.ignores(path);
    if (folder === '') return true;
    // Most packages that are missing have no folder: it is looked for once, and not by each of the names that their file can have.
    return this.isFolder(folder);
  }

  private async isFolder(path: string): Promise<boolean> {
    let known = this.folders.get(path);
    if (known === undefined) this.folders.set(path, (known = await this.files.hasFolder(path)));
    return known;
  }
}
