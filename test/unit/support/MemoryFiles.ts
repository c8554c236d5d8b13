import type { FileAccess, FileText, Unreadable } from '../../../src/core/files/FileAccess.js';
import { GitIgnore } from '../../../src/core/files/GitIgnore.js';
import { compileGlob, isGlob } from '../../../src/core/files/glob.js';
import { baseName, folderOf } from '../../../src/core/files/workspacePath.js';

/** An in-memory workspace that counts what is read of it. */
export class MemoryFiles implements FileAccess {
  readonly reads: string[] = [];
  private readonly texts: Map<string, string>;
  private readonly linked = new Set<string>();
  private readonly refused = new Map<string, Unreadable>();

  constructor(files: Record<string, string>) {
    this.texts = new Map(Object.entries(files));
  }

  set(path: string, text: string): void {
    this.refused.delete(path);
    this.texts.set(path, text);
  }

  /** The file, or every file of the folder. */
  deleteFolder(path: string): void {
    for (const known of [...this.texts.keys()]) {
      if (known === path || known.startsWith(`${path}/`)) this.texts.delete(known);
    }
  }

  get(path: string): string | undefined {
    return this.texts.get(path);
  }

  list(globs: readonly string[]): Promise<string[]> {
    const tests = globs.map(compileGlob);
    const named = new Set(globs.filter((glob) => !isGlob(glob)));
    const ignore = this.gitIgnore();
    return Promise.resolve(
      [...this.texts.keys(), ...this.refused.keys()].filter(
        (path) => tests.some((test) => test(path)) && (named.has(path) || !ignore.ignores(path)),
      ),
    );
  }

  ignores(path: string): Promise<boolean> {
    return Promise.resolve(this.gitIgnore().ignores(path));
  }

  private gitIgnore(): GitIgnore {
    const texts = [...this.texts].filter(([path]) => baseName(path) === '.gitignore');
    return new GitIgnore(texts.map(([path, text]) => ({ folder: folderOf(path), text })));
  }

  read(path: string): Promise<FileText | undefined> {
    this.reads.push(path);
    const text = this.texts.get(path);
    return Promise.resolve(text === undefined ? undefined : { text, encoding: 'utf-8' });
  }

  /** As if the file were too large, or not text. */
  makeUnreadable(path: string, why: Unreadable): void {
    this.texts.delete(path);
    this.refused.set(path, why);
  }

  unreadable(path: string): Promise<Unreadable | undefined> {
    return Promise.resolve(this.refused.get(path));
  }

  /** As if the folder were a link to one elsewhere. */
  linkOutside(folder: string): void {
    this.linked.add(folder);
  }

  leadsOutside(path: string): Promise<boolean> {
    const parts = path.split('/');
    return Promise.resolve(parts.some((_, i) => this.linked.has(parts.slice(0, i + 1).join('/'))));
  }

  exists(path: string): Promise<boolean> {
    return Promise.resolve(this.texts.has(path) || this.refused.has(path));
  }

  hasFolder(path: string): Promise<boolean> {
    return Promise.resolve([...this.texts.keys()].some((each) => each.startsWith(`${path}/`)));
  }
}
