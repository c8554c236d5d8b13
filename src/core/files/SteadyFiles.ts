import { maxFileBytes, type FileAccess, type FileChange, type FileText } from './FileAccess.js';

/** So many texts are held; more than a few change at once only where nobody types. */
const mostHeld = 32;

/**
 * Files whose text stays what it was until their change is told: where somebody types, a text is another one every time it is read, and
 * offsets that were found in one reading must not meet the lines of another. Only texts that did change before are held, the last few.
 */
export class SteadyFiles implements FileAccess {
  /** Undefined until the text is read. */
  private readonly held = new Map<string, Promise<FileText | undefined> | undefined>();

  constructor(private readonly files: FileAccess) {}

  /** To be called before anything is read again because of the changes. */
  renew(changes: readonly FileChange[]): void {
    // A folder that is deleted is one change, and takes the files in it along.
    const gone = changes.flatMap(({ path, kind }) => (kind === 'deleted' ? [`${path}/`] : []));
    for (const path of this.held.keys())
      if (gone.some((folder) => path.startsWith(folder))) this.held.delete(path);
    for (const { path } of changes.slice(-mostHeld)) {
      this.held.delete(path);
      this.held.set(path, undefined);
    }
    for (const { path } of changes.slice(0, -mostHeld)) this.held.delete(path);
    for (const path of this.held.keys()) {
      if (this.held.size <= mostHeld) return;
      this.held.delete(path);
    }
  }

  /** To be called before everything is read again. */
  clear(): void {
    this.held.clear();
  }

  /** Whether the text of a file is held, or will be once it is read: others must not read it for themselves. */
  holds(path: string): boolean {
    return this.held.has(path);
  }

  async read(path: string, maxBytes = maxFileBytes): Promise<FileText | undefined> {
    if (!this.held.has(path)) return this.files.read(path, maxBytes);
    const reading = this.held.get(path) ?? this.files.read(path, maxBytes);
    this.held.set(path, reading);
    const read = await reading;
    if (read) return maxBytes >= maxFileBytes || read.text.length <= maxBytes ? read : undefined;
    // Others may want it for all its size, and it may come back.
    if (this.held.get(path) === reading) this.held.set(path, undefined);
    return undefined;
  }

  list(globs: readonly string[]): Promise<string[]> {
    return this.files.list(globs);
  }

  async atLeast(count: number): Promise<boolean | undefined> {
    return this.files.atLeast?.(count);
  }

  ignores(path: string): Promise<boolean> {
    return this.files.ignores(path);
  }

  exists(path: string): Promise<boolean> {
    return this.files.exists(path);
  }

  hasFolder(path: string): Promise<boolean> {
    return this.files.hasFolder(path);
  }

  leadsOutside(path: string): Promise<boolean> {
    return this.files.leadsOutside(path);
  }

  unreadable(path: string, maxBytes?: number): ReturnType<FileAccess['unreadable']> {
    return this.files.unreadable(path, maxBytes);
  }
}
