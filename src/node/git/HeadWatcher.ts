import fs from 'node:fs';
import path from 'node:path';

/** What is there or not decides where the log is: the repository itself, what makes a folder one, the folder of the log. */
const deciding = new Set(['.git', 'HEAD', 'logs']);

interface Watched {
  readonly watcher: fs.FSWatcher;
  readonly identity: string;
}

/**
 * Tells of every move of HEAD: new commits, others, a repository that is made only now. It watches the folders that decide where the log of
 * HEAD is, none of them with what is below, and compares the log itself, so that nothing is told twice or in vain. A repository further
 * up that is made later is found by `check`. Never throws.
 */
export class HeadWatcher {
  private readonly watched = new Map<string, Watched>();
  private logs: string | undefined;
  /** Of the log when it was last looked at. */
  private stamp = '';
  private checking: Promise<void> | undefined;
  private again = false;
  private disposed = false;

  /**
   * @param root absolute path of the workspace folder
   * @param logFolder asks anew each time, as `GitHistory.logFolder`
   */
  constructor(
    private readonly root: string,
    private readonly logFolder: () => Promise<string | undefined>,
    private readonly onMoved: () => void,
  ) {}

  /** Resolves once it watches: what moves from then on is told. */
  async start(): Promise<void> {
    await this.locate();
    this.stamp = this.stampNow();
  }

  /** Looks where the log is now, if it was nowhere. */
  check(): void {
    if (this.logs === undefined) this.recheck();
  }

  dispose(): void {
    this.disposed = true;
    for (const { watcher } of this.watched.values()) watcher.close();
    this.watched.clear();
  }

  /** One at a time; what happens meanwhile is looked at afterwards. */
  private recheck(): void {
    this.again = true;
    this.checking ??= this.recheckAll().finally(() => (this.checking = undefined));
  }

  private async recheckAll(): Promise<void> {
    while (this.again && !this.disposed) {
      this.again = false;
      await this.locate();
      this.compare();
    }
  }

  private async locate(): Promise<void> {
    const logs = await this.logFolder().catch(() => undefined);
    if (this.disposed) return;
    this.logs = logs;
    const folders = [this.root, path.join(this.root, '.git')];
    if (logs !== undefined) folders.push(path.dirname(logs), logs);
    const there = new Map(folders.map((folder) => [folder, identityOf(folder)]));
    for (const [folder, { watcher, identity }] of this.watched) {
      if (there.get(folder) === identity) continue;
      watcher.close();
      this.watched.delete(folder);
    }
    for (const [folder, identity] of there)
      if (identity !== undefined && !this.watched.has(folder)) this.watch(folder, identity);
  }

  private watch(folder: string, identity: string): void {
    try {
      const watcher = fs.watch(folder, { persistent: false }, (_, name) => this.take(folder, name));
      watcher.on('error', () => {
        watcher.close();
        if (this.watched.get(folder)?.watcher === watcher) this.watched.delete(folder);
      });
      this.watched.set(folder, { watcher, identity });
    } catch {
      // No more folders may be watched: new commits are seen when everything is read anew.
    }
  }

  private take(folder: string, name: string | null): void {
    if (folder === this.logs && name === 'HEAD') this.compare();
    // The last: what a folder tells of itself, as that it is gone.
    else if (name === null || deciding.has(name) || name === path.basename(folder)) this.recheck();
  }

  private compare(): void {
    const now = this.stampNow();
    if (this.disposed || now === this.stamp) return;
    this.stamp = now;
    this.onMoved();
  }

  /** Two repositories never have the same, nor has a log to which a line was added. */
  private stampNow(): string {
    if (this.logs === undefined) return '';
    const file = path.join(this.logs, 'HEAD');
    try {
      const { ino, mtimeMs, size } = fs.statSync(file);
      return `${file} ${ino} ${mtimeMs} ${size}`;
    } catch {
      return '';
    }
  }
}

/** Of a folder; undefined where there is none. One that was deleted and made again is another. */
function identityOf(folder: string): string | undefined {
  try {
    const stat = fs.statSync(folder);
    return stat.isDirectory() ? `${stat.ino} ${stat.birthtimeMs}` : undefined;
  } catch {
    return undefined;
  }
}
