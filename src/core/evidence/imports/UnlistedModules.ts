import type { FileAccess } from '../../files/FileAccess.js';
import { folderOf } from '../../files/workspacePath.js';
import type { ModuleTree } from '../../python/ModuleTree.js';

/** Modules that no search lists and that can be imported all the same: generated code that git ignores. Each place is looked at once. */
export class UnlistedModules {
  private readonly asked = new Set<string>();
  private readonly folders = new Map<string, boolean>();

  constructor(private readonly files: FileAccess) {}

  clear(): void {
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

  private async mayBeThere(path: string, tree: ModuleTree): Promise<boolean> {
    const folder = folderOf(path);
    // Others of its folder are listed: so would it be, if nothing left it out.
    if (tree.hasFileIn(folder)) return this.files.ignores(path);
    if (folder === '') return true;
    // Most packages that are missing have no folder: it is looked for once, and not by each of the names that their file can have.
    let known = this.folders.get(folder);
    if (known === undefined) this.folders.set(folder, (known = await this.files.hasFolder(folder)));
    return known;
  }
}
