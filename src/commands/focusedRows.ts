import * as vscode from 'vscode';

/**
 * The rows that a key pressed in a tree is for: the one with the focus, with all that are selected when it is one of them.
 * VS Code tells an extension what is selected, not what has the focus: selecting the row with the focus and taking that back shows which
 * it is, and opens nothing.
 * @param selection what is selected in the tree that has the focus
 */
export async function focusedRows<Row>(selection: () => readonly Row[]): Promise<readonly Row[]> {
  const before = selection();
  await vscode.commands.executeCommand('list.toggleSelection');
  const after = selection();
  const focused = after.find((row) => !before.includes(row)) ?? before.find((row) => !after.includes(row));
  await vscode.commands.executeCommand('list.toggleSelection');
  if (focused === undefined) return [];
  return before.includes(focused) ? [focused, ...before.filter((row) => row !== focused)] : [focused];
}
