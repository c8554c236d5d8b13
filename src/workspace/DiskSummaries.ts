import * as vscode from 'vscode';
import { leaving } from '../core/evidence/imports/summary/leaving.js';
import type { SummaryReader, SummaryReading } from '../core/evidence/imports/summary/SummaryReader.js';
import { toPath } from './convert.js';

/** Set by the build: true in the bundle for the web extension host. */
declare const __WEB__: boolean;

/** Reads the Python files of a folder on disk beside the extension host; those that are open are left to the engine. */
export class DiskSummaries implements SummaryReader {
  /** Fewer are read sooner than a thread starts. */
  readonly fewest = 64;
  readonly shared = false;

  /**
   * @param script what a thread runs
   * @param onTake as for `LiveFiles`
   */
  constructor(
    private readonly folder: vscode.WorkspaceFolder,
    private readonly script: vscode.Uri,
    private readonly onTake: (path: string) => void,
    readonly log: vscode.LogOutputChannel,
  ) {}

  async begin(
    ...[paths, version, take, signal]: Parameters<SummaryReader['begin']>
  ): Promise<SummaryReading> {
    // Written as one condition so that the bundler drops the branch, and the import in it, from the web bundle.
    if (!__WEB__ && this.folder.uri.scheme === 'file') {
      const { SummaryThreads } = await import('../lazy/summaries.js');
      const threads = new SummaryThreads(this.folder.uri.fsPath, this.script.fsPath, this);
      const open = this.openPaths();
      const isLeft = (path: string): boolean => {
        if (open.has(path)) return true;
        this.onTake(path);
        return false;
      };
      return leaving(threads, isLeft).begin(paths, version, take, signal);
    }
    for (const file of paths.keys()) take(file, undefined);
    return { next: () => undefined, done: Promise.resolve() };
  }

  /** Clean documents among them: `LiveFiles` knows whose text counts. */
  private openPaths(): Set<string> {
    const paths = vscode.workspace.textDocuments
      .filter((document) => !document.isClosed)
      .map((document) => toPath(this.folder, document.uri));
    return new Set(paths.filter((path) => path !== undefined));
  }
}
