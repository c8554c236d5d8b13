import type * as vscode from 'vscode';
import type { FileText } from '../core/files/FileAccess.js';
import { VscodeFiles } from './VscodeFiles.js';

/** The files of a folder, telling whose text is taken. */
export class LiveFiles extends VscodeFiles {
  /** `onTake` is called with the path before its text is looked up, and nothing is typed between the two. */
  constructor(
    folder: vscode.WorkspaceFolder,
    private readonly onTake: (path: string) => void,
  ) {
    super(folder);
  }

  override read(path: string): Promise<FileText | undefined> {
    this.onTake(path);
    return super.read(path);
  }
}
