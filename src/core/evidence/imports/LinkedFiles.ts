import type { ImportError } from './importErrors.js';
import { samePlaces, type Linked as Link } from './linkFile.js';

export interface Linked extends Link {
  errors?: readonly ImportError[];
}

/** What came of the imports of each file, by path, while it holds. */
export class LinkedFiles {
  private readonly known = new Map<string, Linked>();
  /** Of files that are asked again since others have changed: their own text is the same. */
  private readonly before = new Map<string, Linked>();

  get(path: string): Linked | undefined {
    return this.known.get(path);
  }

  /** Keeps an answer. What is known of its errors holds where it says the same as the last one of that text. */
  set(path: string, linked: Linked): void {
    const before = this.before.get(path);
    if (before?.errors && samePlaces(before, linked)) linked.errors = before.errors;
    this.known.set(path, linked);
  }

  /** The file itself is another one now. */
  delete(path: string): void {
    this.known.delete(path);
    this.before.delete(path);
  }

  /** Forgets the answers that looked at the file. */
  deleteSeeing(path: string): void {
    for (const [other, linked] of this.known) {
      if (!linked.seen.includes(path)) continue;
      this.known.delete(other);
      this.before.set(other, linked);
    }
  }

  /** Forgets the answers that depend on what is installed. */
  deleteUnsure(): void {
    for (const [path, { unsure }] of this.known) if (unsure) this.known.delete(path);
  }

  /** To be called when every file has its answer. */
  settle(): void {
    this.before.clear();
  }

  clear(): void {
    this.known.clear();
    this.before.clear();
  }
}
