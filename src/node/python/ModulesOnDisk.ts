import fs from 'node:fs';
import path from 'node:path';
import { betterModule } from '../../core/python/betterModule.js';
import type { InstalledModules } from '../../core/python/InstalledModules.js';
import { ModuleTree, walkModule, walkStubs, type Walked } from '../../core/python/ModuleTree.js';
import { isFolder } from './folders.js';
import { StubModules } from './StubModules.js';

/**
 * What is in the folders that Python looks for modules in, and in the stubs that type checkers bring, chosen as pyright
 * does. A folder is listed when a module in it is first asked for.
 */
export class ModulesOnDisk implements InstalledModules {
  private readonly folders: readonly SearchFolder[];
  private readonly known = new Map<string, Walked | undefined>();
  private readonly stubs = new StubModules();

  /** `folders`: absolute, first one first. */
  constructor(folders: readonly string[]) {
    this.folders = folders.map((folder) => new SearchFolder(folder));
  }

  find(parts: readonly string[], names?: readonly string[]): Walked | undefined {
    const module = parts.join('.');
    if (this.known.has(module)) return this.known.get(module);
    const walked = this.look(parts, names);
    // Between folders without `__init__`, what is taken from them decides.
    if (!walked?.found || walked.path !== undefined || walked.native) this.known.set(module, walked);
    return walked;
  }

  private look(parts: readonly string[], names: readonly string[] | undefined): Walked | undefined {
    const [top] = parts;
    if (top === undefined) return undefined;
    const hasLibrary = this.folders.some((folder) => folder.holdsFolder(top));
    let best: Walked | undefined;
    for (const folder of this.folders)
      best = betterModule(best, folder.find(parts, names ?? [], hasLibrary), names);
    const stub = this.stubs.find(parts);
    return stub?.found ? betterModule(best, stub, names) : best;
  }
}

class SearchFolder {
  private readonly tree = new ModuleTree();
  private readonly listed = new Set<string>();

  constructor(private readonly root: string) {}

  holdsFolder(name: string): boolean {
    this.list('');
    return this.tree.root.folders.has(name);
  }

  /** `hasLibrary`: stubs that are partial have something that they are part of. */
  find(parts: readonly string[], names: readonly string[], hasLibrary: boolean): Walked | undefined {
    this.list('');
    const stubs = `${parts[0]!}-stubs`;
    if (this.tree.root.folders.has(stubs)) {
      const walked = this.inStubs(stubs, parts);
      // Whole stubs stand for the library also in what they lack.
      const isWhole = walked.firstFile >= 0 && !(hasLibrary && this.isPartial(stubs));
      if (walked.found || isWhole) return walked;
    }
    const whole = parts.join('/');
    const inner = names.map((name) => `${whole}/${name}`);
    for (const folder of [...parts.map((_, i) => parts.slice(0, i + 1).join('/')), ...inner])
      if (this.tree.hasFolder(folder)) this.list(folder);
    const walked = walkModule(this.tree.root, parts, true);
    return walked.found || walked.depth > 0 || walked.firstFile >= 0 ? walked : undefined;
  }

  private inStubs(stubs: string, parts: readonly string[]): Walked {
    for (let count = 1; count <= parts.length; count++) {
      const folder = [stubs, ...parts.slice(1, count)].join('/');
      if (this.tree.hasFolder(folder)) this.list(folder);
    }
    return walkStubs(this.tree.folder(stubs), parts);
  }

  private isPartial(stubs: string): boolean {
    try {
      return /\bpartial\n/u.test(fs.readFileSync(path.join(this.root, stubs, 'py.typed'), 'utf8'));
    } catch {
      return false;
    }
  }

  private list(folder: string): void {
    if (this.listed.has(folder)) return;
    this.listed.add(folder);
    for (const entry of entriesOf(path.join(this.root, folder))) {
      const child = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isSymbolicLink() ? isFolder(path.join(this.root, child)) : entry.isDirectory())
        this.tree.folder(child);
      else this.tree.add(child);
    }
  }
}

function entriesOf(folder: string): fs.Dirent[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
