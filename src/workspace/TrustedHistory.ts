import * as vscode from 'vscode';
import type { CommittedFile, History } from '../core/history/History.js';
import { Debouncer } from './Debouncer.js';
import { Disposable } from './Disposable.js';

/** Set by the build: true in the bundle for the web extension host. */
declare const __WEB__: boolean;

/** The history of a folder on disk by git, which runs in trusted workspaces only: elsewhere nothing is known of the past. */
export class TrustedHistory extends Disposable implements History {
  private git: Promise<History> | undefined;
  private head: { check(): void } | undefined;
  /** A rebase moves it again and again. */
  private readonly moves: Debouncer<void>;

  /** `onMoved`: called when there are new commits, or others, or a repository, once something has been asked. */
  constructor(
    private readonly folder: vscode.WorkspaceFolder,
    onMoved: () => void,
  ) {
    super();
    this.moves = this._register(new Debouncer<void>({ rest: 300, most: 5000 }, onMoved));
  }

  async lastCommitted(path: string): Promise<CommittedFile | undefined> {
    return (await this.open())?.lastCommitted(path);
  }

  async textAt(commit: string, path: string): Promise<string | undefined> {
    return (await this.open())?.textAt(commit, path);
  }

  async changesOf(path: string): Promise<readonly string[]> {
    return (await this.open())?.changesOf(path) ?? [];
  }

  async renamesSince(commit: string): Promise<ReadonlyMap<string, string>> {
    return (await this.open())?.renamesSince(commit) ?? new Map();
  }

  forget(): void {
    void this.git?.then((git) => git.forget());
    // A repository further up may have been made meanwhile.
    this.head?.check();
  }

  private async open(): Promise<History | undefined> {
    // Written as one condition so that the bundler drops the branch, and the import in it, from the web bundle.
    if (!__WEB__ && vscode.workspace.isTrusted && this.folder.uri.scheme === 'file') {
      const { fsPath } = this.folder.uri;
      this.git ??= import('../lazy/history.js').then(async ({ GitHistory, HeadWatcher }) => {
        const git = new GitHistory(fsPath);
        const head = this._register(
          new HeadWatcher(
            fsPath,
            () => git.logFolder(),
            () => this.moves.add(),
          ),
        );
        // Before the first answer, so that nothing moves unseen after it.
        await head.start();
        this.head = head;
        return git;
      });
      // What could not be loaded is tried again next time.
      this.git.catch(() => (this.git = undefined));
      return this.git;
    }
    return undefined;
  }
}
