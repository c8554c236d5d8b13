import type { FileAccess, FileText } from '../../../src/core/files/FileAccess.js';
import { compileGlob } from '../../../src/core/files/glob.js';

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
    return Promise.resolve([...this.texts.keys()].filter((path) => tests.some((test) => test(path))));
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
