import type { GraphFile } from './declarations.js';
import type { SeenFiles, Watched } from './SeenFiles.js';

/** Answers to one question about files: each is found once, and whoever asks again depends on what it looked at. */
export class FileAnswers<T> {
  private readonly known = new Map<GraphFile, Watched<T>>();
  private readonly busy = new Set<GraphFile>();

  constructor(private readonly seen: SeenFiles) {}

  clear(): void {
    this.known.clear();
  }

  /** Undefined while it is being found: a circle of modules that ask one another finds nothing. */
  of(file: GraphFile, find: (file: GraphFile) => T): T | undefined {
    if (this.busy.has(file)) return undefined;
    let entry = this.known.get(file);
    if (!entry) {
      this.busy.add(file);
      try {
        entry = this.seen.watch(() => find(file));
      } finally {
        this.busy.delete(file);
      }
      this.known.set(file, entry);
    }
    this.seen.noteAll(entry);
    return entry.answer;
  }
}
