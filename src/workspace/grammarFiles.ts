import * as vscode from 'vscode';
import type { GrammarAccess } from '../core/syntax/GrammarAccess.js';

/** The parser's files that are installed with this extension; the same on disk and on the web. */
export function grammarFiles(extensionUri: vscode.Uri): GrammarAccess {
  const folder = vscode.Uri.joinPath(extensionUri, 'dist', 'grammars');
  return { load: (file) => Promise.resolve(vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, file))) };
}
