import type { FileAccess, FileChange } from '../../files/FileAccess.js';
import { folderOf } from '../../files/workspacePath.js';
import type { ModuleTree } from '../../python/ModuleTree.js';

/**
 * What no search for Python files lists and what can be imported all the same: generated code that git ignores, folders that hold no Python.
 * Each place is looked at once.
 */
export class UnlistedModules {
  private readonly asked = new Set<string>();
  private readonly folders = new Map<string, boolean>();
  /** The folders that it added to the tree. */
  private readonly added = new Set<string>();

  constructor(private readonly files: FileAccess) {}

  /** Forgets what it found: each place is looked at again, and folders without Python are no longer in the tree. */
  clear(tree?: ModuleTree): void {
    for (const path of this.added) tree?.prune(path);
    this.added.clear();
    this.asked.clear();
    this.folders.clear();
  }

  /** Whether it was looked for. */
  has(path: string): boolean {
    return this.asked.has(path);
  }

  /** Adds those of the paths that are files to the tree; true when there are some that it did not have. */
  async find(paths: readonly string[], tree: ModuleTree): Promise<boolean> {
    let any = false;
    for (const path of paths) {
      if (this.asked.has(path) || tree.has(path)) continue;
      this.asked.add(path);
      if (!(await this.mayBeThere(path, tree))) continue;
      if ((await this.files.exists(path)) && tree.add(path)) any = true;
    }
    return any;
  }

  /**
   * Adds those of the paths that are folders to the tree; true when there are some that it did not have. One without any Python file is a
   * namespace package as well: there is nothing to be taken from it, but the import itself works.
   */
  async findFolders(paths: readonly string[], tree: ModuleTree): Promise<boolean> {
    let any = false;
    for (const path of paths) {
      if (tree.hasFolder(path) || !(await this.isFolder(path))) continue;
      tree.folder(path);
      this.added.add(path);
      any = true;
    }
    return any;
  }

  /** Whether a folder that was looked for is there with this file, or gone with it. */
  concerns({ path, kind }: FileChange): boolean {
    if (kind === 'changed' || this.folders.size === 0) return false;
    for (let each = path; each !== ''; each = folderOf(each))
      if (this.folders.get(each) === (kind === 'deleted')) return true;
    return false;
  }

  private async mayBeThere(path: string, tree: ModuleTree): Promise<boolean> {
    const folder = folderOf(path);
    // Others of its folder are listed: so would it be, if nothing left it out.
    if (tree.hasFileIn(folder)) return this.files.ignores(path);
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
