import * as vscode from 'vscode';
import type { FileAccess, FileText } from '../core/files/FileAccess.js';
import { compileGlob } from '../core/files/glob.js';
import { ignoredFolders } from '../core/sources/defaultSources.js';
import { decodeText } from '../core/text/decodeText.js';
import { toPath, toUri } from './convert.js';
import { staysInside } from './linkGuard.js';

/** More than any source or code file worth reading. */
const maxBytes = 64 * 1024 * 1024;
const excluded = `**/{${ignoredFolders.join(',')}}/**`;

/** A workspace folder as the core sees it: over `workspace.fs`, so that it works in virtual workspaces too. */
export class VscodeFiles implements FileAccess {
  constructor(private readonly folder: vscode.WorkspaceFolder) {}

  async list(globs: readonly string[]): Promise<string[]> {
    const found = new Set<string>();
    await Promise.all(
      globs.map(async (glob) => {
        const matches = compileGlob(glob);
        for (const uri of await vscode.workspace.findFiles(
          new vscode.RelativePattern(this.folder, glob),
          excluded,
        )) {
          const path = toPath(this.folder, uri);
          if (path !== undefined && matches(path)) found.add(path);
        }
      }),
    );
    return [...found];
  }

  async read(path: string): Promise<FileText | undefined> {
    const uri = toUri(this.folder, path);
    const open = openDocument(uri);
    if (open) return { text: open.getText(), encoding: open.encoding === 'utf8' ? 'utf-8' : open.encoding };
    try {
      const stat = await vscode.workspace.fs.stat(uri);
      if (!(stat.type & vscode.FileType.File) || stat.size > maxBytes) return undefined;
      if (!(await staysInside(this.folder.uri, uri))) return undefined;
      return decodeText(await vscode.workspace.fs.readFile(uri));
    } catch {
      return undefined;
    }
  }

  async exists(path: string): Promise<boolean> {
    const uri = toUri(this.folder, path);
    if (openDocument(uri)) return true;
    try {
      const stat = await vscode.workspace.fs.stat(uri);
      return (stat.type & vscode.FileType.File) !== 0 && (await staysInside(this.folder.uri, uri));
    } catch {
      return false;
    }
  }
}

/** The document as the user sees it; one that is clean and whose file is gone counts as gone. */
function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find(
    (document) => !document.isClosed && document.isDirty && document.uri.toString() === key,
  );
}
