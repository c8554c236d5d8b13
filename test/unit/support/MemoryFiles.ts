import type { FileAccess, FileText } from '../../../src/core/files/FileAccess.js';
import { GitIgnore } from '../../../src/core/files/GitIgnore.js';
import { compileGlob, isGlob } from '../../../src/core/files/glob.js';
import { baseName, folderOf } from '../../../src/core/files/workspacePath.js';

/** An in-memory workspace that counts what is read of it. */
export class MemoryFiles implements FileAccess {
  readonly reads: string[] = [];
  private readonly texts: Map<string, string>;

  constructor(files: Record<string, string>) {
    this.texts = new Map(Object.entries(files));
  }

  set(path: string, text: string): void {
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
      [...this.texts.keys()].filter(
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

  exists(path: string): Promise<boolean> {
    return Promise.resolve(this.texts.has(path));
  }
}
