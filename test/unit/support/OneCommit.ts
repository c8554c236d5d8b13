import type { CommittedFile, History } from '../../../src/core/history/History.js';

/** A history of one commit: these were its files, and these of them have another path in the last one. */
export class OneCommit implements History {
  private readonly id = 'a'.repeat(40);

  constructor(
    private readonly files: Readonly<Record<string, string>>,
    private readonly renamed: Readonly<Record<string, string>> = {},
  ) {}

  lastCommitted(path: string): Promise<CommittedFile | undefined> {
    const text = this.files[path];
    const lines = text?.split('\n').map(() => ({ commit: this.id, time: 1 }));
    return Promise.resolve(text === undefined || !lines ? undefined : { text, lines });
  }

  textAt(commit: string, path: string): Promise<string | undefined> {
    return Promise.resolve(commit === this.id ? this.files[path] : undefined);
  }

  changesOf(): Promise<readonly string[]> {
    return Promise.resolve([this.id]);
  }

  renamesSince(): Promise<ReadonlyMap<string, string>> {
    return Promise.resolve(new Map(Object.entries(this.renamed)));
  }

  forget(): void {}
}
