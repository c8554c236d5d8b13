import * as vscode from 'vscode';
import type { CommittedFile, History } from '../core/history/History.js';
import { Debouncer } from './Debouncer.js';
import { Disposable } from './Disposable.js';

/** Set by the build: true in the bundle for the web extension host. */
declare const __WEB__: boolean;

/** A history that can tell where its log is written. */
interface LoggedHistory extends History {
  logFolder(): Promise<string | undefined>;
}

/** The history of a folder on disk by git, which runs in trusted workspaces only: elsewhere nothing is known of the past. */
export class TrustedHistory extends Disposable implements History {
  private git: Promise<LoggedHistory> | undefined;
  /** A rebase moves it again and again. */
  private readonly moves: Debouncer<void>;

  /** `onMoved`: called when there are new commits, or others, once something has been asked. */
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

  async renamesSince(commit: string): Promise<ReadonlyMap<string, string>> {
    return (await this.open())?.renamesSince(commit) ?? new Map();
  }

  forget(): void {
    void this.git?.then((git) => git.forget());
  }

  private async open(): Promise<History | undefined> {
    // Written as one condition so that the bundler drops the branch, and the import in it, from the web bundle.
    if (!__WEB__ && vscode.workspace.isTrusted && this.folder.uri.scheme === 'file') {
      const { fsPath } = this.folder.uri;
      this.git ??= import('../lazy/history.js').then((module) => {
        const git = new module.GitHistory(fsPath);
        void this.watch(git);
        return git;
      });
      return this.git;
    }
    return undefined;
  }

  /** One file, wherever the repository is: above the folder, or that of which the folder is a worktree. */
  private async watch(git: LoggedHistory): Promise<void> {
    const logs = await git.logFolder();
    if (logs === undefined || this.isDisposed) return;
    const pattern = new vscode.RelativePattern(vscode.Uri.file(logs), 'HEAD');
    const watcher = this._register(vscode.workspace.createFileSystemWatcher(pattern));
    this._register(watcher.onDidCreate(() => this.moves.add()));
    this._register(watcher.onDidChange(() => this.moves.add()));
  }
}
