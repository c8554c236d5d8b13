import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Ledger } from '../../../src/core/model/ledger';
import { activated } from '../support';

/** The folder of that name: `mesh-node` (the sample, the first one) or `gateway`. */
export function folderNamed(name: string): vscode.WorkspaceFolder {
  const found = vscode.workspace.workspaceFolders?.find((folder) => folder.name === name);
  assert.ok(found, `the folder ${name} is not open`);
  return found;
}

/** What the views call the folder. */
export const keyOf = (name: string): string => folderNamed(name).uri.toString();

export const uriIn = (name: string, path: string): vscode.Uri =>
  vscode.Uri.joinPath(folderNamed(name).uri, path);

export async function ledgerOf(name: string): Promise<Ledger | undefined> {
  const entry = (await activated()).ledgers.find(({ folder }) => folder.name === name);
  return entry?.ledger;
}

export async function readIn(name: string, path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uriIn(name, path)));
}

export async function writeIn(name: string, path: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uriIn(name, path), new TextEncoder().encode(text));
}

/** `id line` of what this extension says of a file, in order; lines are one-based. */
export function diagnosticsIn(name: string, path: string): string[] {
  return vscode.languages
    .getDiagnostics(uriIn(name, path))
    .filter(({ source }) => source === 'Defect Ledger')
    .map(
      ({ code, range }) => `${String(typeof code === 'object' ? code.value : code)} ${range.start.line + 1}`,
    )
    .sort();
}

export async function closeEditors(): Promise<void> {
  while (vscode.window.tabGroups.all.some((group) => group.tabs.length > 0))
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}
