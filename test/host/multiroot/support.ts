import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Defect, Ledger } from '../../../src/core/model/ledger';
import type { DefectNode } from '../../../src/views/model/DefectsModel';
import { activated } from '../support';
import { waitFor } from '../waitFor';

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

/** The row of a defect in the Defects view, as menus pass it. */
export async function rowIn(name: string, id: string): Promise<DefectNode> {
  const { model } = (await activated()).defectsView;
  return waitFor(() => model.find(keyOf(name), id), `the row of ${id} in ${name}`);
}

/** Waits until the folder's ledger has the defect, and it is as it should be. */
export async function waitForDefectIn(
  name: string,
  id: string,
  condition: (found: Defect) => boolean = () => true,
): Promise<Defect> {
  return waitFor(async () => {
    const found = (await ledgerOf(name))?.defects.find((each) => each.id === id);
    if (!found || !condition(found)) throw new Error(JSON.stringify(found ?? 'it is not there'));
    return found;
  }, `${id} in ${name}`);
}

/** Id, status and evidence of every defect: to see whether a ledger says the same as before. */
async function stateOf(name: string): Promise<string> {
  const { defects = [] } = (await ledgerOf(name)) ?? {};
  return defects.map(({ id, title, status, evidence }) => [id, title, status, evidence].join()).join('\n');
}

async function filesIn(name: string): Promise<Map<string, string>> {
  const folder = folderNamed(name);
  const root = `${folder.uri.path}/`;
  const uris = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, '**/*'));
  const paths = uris.map(({ path }) => path.slice(root.length));
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readIn(name, path)] as [string, string])),
  );
}

/** To be called in a suite: after each of its tests the files and the ledgers of the folders are as they were before the first. */
export function keepingFolders(...names: readonly string[]): void {
  const before = new Map<string, { files: Map<string, string>; state: string }>();
  suiteSetup(async () => {
    await activated();
    await vscode.commands.executeCommand('defectLedger.refresh');
    for (const name of names) before.set(name, { files: await filesIn(name), state: await stateOf(name) });
  });
  teardown(async () => {
    for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    await closeEditors();
    for (const [name, { files }] of before) {
      const now = await filesIn(name);
      for (const [path, text] of files) if (now.get(path) !== text) await writeIn(name, path, text);
      for (const path of now.keys())
        if (!files.has(path)) await vscode.workspace.fs.delete(uriIn(name, path));
    }
    await vscode.commands.executeCommand('defectLedger.refresh');
    for (const [name, { state }] of before)
      await waitFor(async () => (await stateOf(name)) === state, `the ledger of ${name} as it was`);
  });
}
