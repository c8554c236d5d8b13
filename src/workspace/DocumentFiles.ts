import * as vscode from 'vscode';
import type { FileText } from '../core/files/FileAccess.js';
import { toUri } from './convert.js';
import { isSameText } from './isSameText.js';
import { VscodeFiles } from './VscodeFiles.js';

/** A document that was read, and as what. */
export interface ReadDocument {
  readonly document: vscode.TextDocument;
  readonly version: number;
  /** It had no unsaved work. */
  readonly isClean: boolean;
  /** The document is not what its file holds: the editor has yet to read it again. */
  readonly isBehind: boolean;
}

/** The files of a folder for those who write: what is read is opened, and its text is that of the document, unsaved work and all. */
export class DocumentFiles extends VscodeFiles {
  readonly documents = new Map<string, ReadDocument>();

  constructor(private readonly root: vscode.WorkspaceFolder) {
    super(root);
  }

  override async read(path: string, maxBytes?: number): Promise<FileText | undefined> {
    const file = await super.read(path, maxBytes);
    if (!file) return undefined;
    try {
      const document = await vscode.workspace.openTextDocument(toUri(this.root, path));
      const text = document.getText();
      const isClean = !document.isDirty;
      const isBehind = isClean && !file.lossy && !isSameText(text, file.text);
      this.documents.set(path, { document, version: document.version, isClean, isBehind });
      return { ...file, text };
    } catch {
      return undefined;
    }
  }
}
