import * as vscode from 'vscode';
import type { CommittedFile, History } from '../core/history/History.js';

/** Set by the build: true in the bundle for the web extension host. */
declare const __WEB__: boolean;

/** The history of a folder on disk by git, which runs in trusted workspaces only: elsewhere nothing is known of the past. */
export class TrustedHistory implements History {
  private git: Promise<History> | undefined;

  constructor(private readonly folder: vscode.WorkspaceFolder) {}

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
      this.git ??= import('../lazy/history.js').then(({ GitHistory }) => new GitHistory(fsPath));
      return this.git;
    }
    return undefined;
  }
}
