import * as vscode from 'vscode';
import type { FixPlan } from '../core/fixes/FixPlan.js';
import { toRange, toUri } from './convert.js';

export type FixChange = Extract<FixPlan, { kind: 'change' }>;

/** The plan as one WorkspaceEdit, so that one undo takes it all back. */
export function toWorkspaceEdit(folder: vscode.WorkspaceFolder, plan: FixChange): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const file of plan.files) {
    const uri = toUri(folder, file.path);
    if (file.kind === 'create') edit.createFile(uri, { contents: new TextEncoder().encode(file.after) });
    else
      edit.set(
        uri,
        file.edits.map(({ range, newText }) => vscode.TextEdit.replace(toRange(range), newText)),
      );
  }
  return edit;
}

/** False when an open document is no longer the text that the edits were computed from. */
export function isCurrent(folder: vscode.WorkspaceFolder, plan: FixChange): boolean {
  return plan.files.every((file) => {
    const key = toUri(folder, file.path).toString();
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
    return !open || file.kind === 'create' || open.getText() === file.before;
  });
}
