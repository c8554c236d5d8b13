import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { outsideReason } from '../core/files/FileAccess.js';
import type { FixPlan, SnippetEdit } from '../core/fixes/FixPlan.js';
import { toRange, toUri } from './convert.js';
import { staysInside } from './linkGuard.js';

const changedMeanwhile = (): string => l10n.t('a file changed meanwhile; nothing was written. Try again.');

export type FixChange = Extract<FixPlan, { kind: 'change' }>;

/** What the preview says of a change. */
export interface FixLabel {
  /** The person is to agree first. */
  readonly confirm: boolean;
  readonly label: string;
}

/**
 * The plan as one WorkspaceEdit, so that one undo takes it all back. Edits of one file that have placeholders are snippets, unless they are
 * shown first; the editor steps through them in the active editor of the file, and takes their text elsewhere.
 */
export function toWorkspaceEdit(
  folder: vscode.WorkspaceFolder,
  plan: FixChange,
  preview?: FixLabel,
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  const metadata = preview && {
    label: preview.label,
    needsConfirmation: false,
    ...(plan.notes.length > 0 ? { description: plan.notes.join(' ') } : {}),
    iconPath: new vscode.ThemeIcon('wrench'),
  };
  if (metadata && preview.confirm) {
    // What needs confirmation is shown first, and is not ticked there. So that all of the fix is, and one key accepts it, this one
    // asks for the preview: it makes what is there already, and is therefore neither listed nor done.
    edit.createFile(folder.uri, { ignoreIfExists: true }, { ...metadata, needsConfirmation: true });
  }
  for (const file of plan.files) {
    const uri = toUri(folder, file.path);
    const snippets = snippetsOf(plan, preview);
    if (snippets) setSnippets(edit, uri, snippets, metadata);
    else if (file.kind === 'create')
      edit.createFile(uri, { contents: new TextEncoder().encode(file.after) }, metadata);
    else for (const { range, newText } of file.edits) edit.replace(uri, toRange(range), newText, metadata);
  }
  return edit;
}

function snippetsOf({ files }: FixChange, preview: FixLabel | undefined): SnippetEdit[] | undefined {
  return preview?.confirm || files.length > 1 ? undefined : files[0]?.snippets;
}

/** Adds edits whose placeholders the editor steps through. */
export function setSnippets(
  edit: vscode.WorkspaceEdit,
  uri: vscode.Uri,
  snippets: readonly SnippetEdit[],
  metadata?: vscode.WorkspaceEditEntryMetadata,
): void {
  const edits = snippets.map(({ range, snippet }): [vscode.SnippetTextEdit, typeof metadata] => {
    const made = new vscode.SnippetTextEdit(toRange(range), new vscode.SnippetString(snippet));
    made.keepWhitespace = true;
    return [made, metadata];
  });
  edit.set(uri, edits);
}

/** False when an open document is no longer the text that the edits were computed from. */
export function isCurrent(folder: vscode.WorkspaceFolder, plan: FixChange): boolean {
  return plan.files.every((file) => {
    const key = toUri(folder, file.path).toString();
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
    return !open || file.kind === 'create' || open.getText() === file.before;
  });
}

/** `stepping`: the cursor is at the first placeholder. `reason`: none where the person did not agree. */
export type Applied = { written: true; stepping: boolean } | { written: false; reason?: string };

/** Applies the plan as one edit, or nothing of it. */
export async function applyPlan(
  folder: vscode.WorkspaceFolder,
  plan: FixChange,
  preview: FixLabel,
): Promise<Applied> {
  // Once more, right before: somebody may have put a link there meanwhile.
  for (const { path } of plan.files) {
    if (!(await staysInside(folder.uri, toUri(folder, path))))
      return { written: false, reason: outsideReason(path) };
  }
  // Opened, so that each edit is checked against the version of the text that it was computed from.
  const edited = plan.files.filter(({ kind }) => kind === 'edit');
  await Promise.all(edited.map(({ path }) => vscode.workspace.openTextDocument(toUri(folder, path))));
  if (!isCurrent(folder, plan)) return { written: false, reason: changedMeanwhile() };
  const stepping = snippetsOf(plan, preview) !== undefined;
  if (stepping) await vscode.window.showTextDocument(toUri(folder, plan.files[0]!.path));
  const edit = toWorkspaceEdit(folder, plan, preview);
  if (await vscode.workspace.applyEdit(edit, { isRefactoring: true })) return { written: true, stepping };
  // Who looked at the preview and said no need not be told.
  return preview.confirm ? { written: false } : { written: false, reason: changedMeanwhile() };
}
