import * as vscode from 'vscode';
import type { FileText } from '../core/files/FileAccess.js';
import { toUri } from './convert.js';
import { isSameText } from './isSameText.js';
import { VscodeFiles } from './VscodeFiles.js';

/** The files of a folder as the person sees them, telling whose text is taken. */
export class LiveFiles extends VscodeFiles {
  /** `onTake` is called with the path before its text is looked up, and nothing is typed between the two. */
  constructor(
    private readonly root: vscode.WorkspaceFolder,
    private readonly onTake: (path: string) => void,
  ) {
    super(root);
  }

  /**
   * Where an open document has another text than its file, that of the document counts, though it says that it has no unsaved work:
   * VS Code leaves it so for good when an edit is undone while it is being saved. When it is the file that is newer, the document
   * follows, and tells that it has changed.
   */
  override async read(path: string, maxBytes?: number): Promise<FileText | undefined> {
    this.onTake(path);
    const file = await super.read(path, maxBytes);
    // In another encoding the editor may have read something else.
    if (!file || file.lossy || !file.encoding.startsWith('utf-8')) return file;
    const document = this.documentOf(path);
    if (!document || isSameText(document.getText(), file.text)) return file;
    this.onTake(path);
    return { ...file, text: document.getText() };
  }

  private documentOf(path: string): vscode.TextDocument | undefined {
    const key = toUri(this.root, path).toString();
    return vscode.workspace.textDocuments.find(({ uri, isClosed }) => !isClosed && uri.toString() === key);
  }
}
