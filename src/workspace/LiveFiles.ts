import * as vscode from 'vscode';
import { maxFileBytes, type FileText } from '../core/files/FileAccess.js';
import { toUri } from './convert.js';
import { isSameText } from './isSameText.js';
import { VscodeFiles } from './VscodeFiles.js';

/**
 * The files of a folder as the person sees them, telling whose text is taken. The text of an open document stays the same, however often
 * it is read, until it is released: offsets found in one reading are turned into lines of another, and somebody may be typing in between.
 */
export class LiveFiles extends VscodeFiles {
  /** By path and limit. */
  private readonly held = new Map<string, Map<number, Promise<FileText | undefined>>>();

  /** `onTake` is called with the path before its text is looked up, and nothing is typed between the two. */
  constructor(
    private readonly root: vscode.WorkspaceFolder,
    private readonly onTake: (path: string) => void,
  ) {
    super(root);
  }

  override read(path: string, maxBytes = maxFileBytes): Promise<FileText | undefined> {
    const held = this.held.get(path)?.get(maxBytes);
    // What is held was taken before, and what was typed since is not in it.
    if (held) return held;
    const reading = this.readNow(path, maxBytes);
    if (!this.documentOf(path)) return reading;
    const byLimit = this.held.get(path) ?? new Map<number, Promise<FileText | undefined>>();
    this.held.set(path, byLimit.set(maxBytes, reading));
    return reading;
  }

  /** To be called before the reader is told that these have changed. Default: all */
  release(paths: Iterable<string> = [...this.held.keys()]): void {
    for (const path of paths) this.held.delete(path);
  }

  /**
   * Where an open document has another text than its file, that of the document counts, though it says that it has no unsaved work:
   * VS Code leaves it so for good when an edit is undone while it is being saved. When it is the file that is newer, the document
   * follows, and tells that it has changed.
   */
  private async readNow(path: string, maxBytes: number): Promise<FileText | undefined> {
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
