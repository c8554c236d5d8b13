import type * as vscode from 'vscode';
import type { FileText } from '../core/files/FileAccess.js';
import { VscodeFiles } from './VscodeFiles.js';

/**
 * The files of a folder, telling whose text is taken. A text with unsaved work stays the same, however often it is read, until it is
 * released: offsets found in one reading are turned into lines of another, and somebody may be typing in between.
 */
export class LiveFiles extends VscodeFiles {
  private readonly held = new Map<string, FileText>();

  /** `onTake` is called with the path before its text is looked up, and nothing is typed between the two. */
  constructor(
    folder: vscode.WorkspaceFolder,
    private readonly onTake: (path: string) => void,
  ) {
    super(folder);
  }

  override read(path: string): Promise<FileText | undefined> {
    // What is held was taken before, and what was typed since is not in it.
    if (!this.held.has(path)) this.onTake(path);
    return super.read(path);
  }

  /** To be called before the reader is told that these have changed. Default: all */
  release(paths: Iterable<string> = this.held.keys()): void {
    for (const path of paths) this.held.delete(path);
  }

  protected override unsaved(path: string): FileText | undefined {
    const held = this.held.get(path) ?? super.unsaved(path);
    if (held) this.held.set(path, held);
    return held;
  }
}
