import * as vscode from 'vscode';
import { staysInWorkspace } from './linkGuard.js';

/**
 * Turns the text of a file into another and saves it: one WorkspaceEdit, so that one undo takes it back. A file that is
 * not there is created; of one that is, only the part that differs is replaced.
 *
 * @param change is given the text as the editor has it, undefined when there is no file; its errors are passed on
 * @returns false when a link leads outside, VS Code refuses the edit, or the file cannot be saved
 */
export async function writeText(
  uri: vscode.Uri,
  change: (text: string | undefined) => string,
): Promise<boolean> {
  if (!(await staysInWorkspace(uri))) return false;
  const edit = new vscode.WorkspaceEdit();
  if (!(await exists(uri))) {
    edit.createFile(uri, { contents: new TextEncoder().encode(change(undefined)) });
    return vscode.workspace.applyEdit(edit);
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const before = document.getText();
  const after = change(before);
  if (after === before) return true;
  const { start, end, newText } = difference(before, after);
  edit.replace(uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), newText);
  return (await vscode.workspace.applyEdit(edit)) && document.save();
}

/** The one stretch that differs, as offsets into `before`. */
function difference(before: string, after: string): { start: number; end: number; newText: string } {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - start;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { start, end: before.length - tail, newText: after.slice(start, after.length - tail) };
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
