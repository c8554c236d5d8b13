import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Defect, Ledger } from '../../src/core/model/ledger';
import type { DefectLedgerApi } from '../../src/extension';
import { defaultArrangement } from '../../src/views/model/arrangement';
import { waitFor } from './waitFor';

/** The activated extension, with the sample workspace read. */
export async function activated(): Promise<DefectLedgerApi> {
  const extension = vscode.extensions.getExtension<DefectLedgerApi>('defect-ledger.defect-ledger');
  assert.ok(extension, 'the extension is not installed');
  const api = await extension.activate();
  await api.whenReady();
  return api;
}

export function folder(): vscode.WorkspaceFolder {
  const first = vscode.workspace.workspaceFolders?.[0];
  assert.ok(first, 'no folder is open');
  return first;
}

export function uriOf(path: string): vscode.Uri {
  return vscode.Uri.joinPath(folder().uri, path);
}

export async function ledger(): Promise<Ledger> {
  const [first] = (await activated()).ledgers;
  assert.ok(first, 'there is no ledger');
  return first.ledger;
}

export async function defect(id: string): Promise<Defect> {
  const found = (await ledger()).defects.find((candidate) => candidate.id === id);
  assert.ok(found, `there is no defect ${id}`);
  return found;
}

/** What this extension says of a file, in order of place. */
export function diagnosticsOf(path: string): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uriOf(path))
    .filter(({ source }) => source === 'Defect Ledger')
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

export function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

/** `path:line:col`, one-based, of every diagnostic of a defect in the workspace. */
export function placesOf(id: string): string[] {
  const root = `${folder().uri.path}/`;
  return vscode.languages
    .getDiagnostics()
    .flatMap(([uri, diagnostics]) =>
      diagnostics
        .filter((d) => d.source === 'Defect Ledger' && codeOf(d) === id)
        .map(
          ({ range: { start } }) => `${uri.path.slice(root.length)}:${start.line + 1}:${start.character + 1}`,
        ),
    )
    .sort();
}

export async function read(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(path)));
}

/** Writes behind the editor's back, as a tool or a branch switch does. */
export async function write(path: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uriOf(path), new TextEncoder().encode(text));
}

export async function open(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf(path)));
}

/** Types over the only place where `find` stands. */
export async function type(editor: vscode.TextEditor, find: string, replacement: string): Promise<void> {
  const text = editor.document.getText();
  const at = text.indexOf(find);
  assert.ok(at >= 0 && text.indexOf(find, at + 1) < 0, `'${find}' does not stand exactly once`);
  const range = new vscode.Range(
    editor.document.positionAt(at),
    editor.document.positionAt(at + find.length),
  );
  assert.ok(await editor.edit((edit) => edit.replace(range, replacement)));
}

/** Waits for the ledger to say so; the last state is in the message when it does not. */
export async function waitForDefect(
  id: string,
  what: string,
  condition: (found: Defect) => boolean,
): Promise<Defect> {
  return waitFor(async () => {
    const found = await defect(id);
    if (!condition(found))
      throw new Error(`${id} is ${found.status}, ${found.evidence}, ${found.occurrences.length} occurrences`);
    return found;
  }, `${id}: ${what}`);
}

let originals: Map<string, string> | undefined;

/** To be called in setup: remembers the sample as it was before the first test changed it. */
export async function rememberWorkspace(): Promise<void> {
  if (originals) return;
  originals = new Map();
  for (const uri of await vscode.workspace.findFiles('**/*')) {
    const path = uri.path.slice(folder().uri.path.length + 1);
    originals.set(path, await read(path));
  }
}

/** Undoes everything that a test did: editors closed without saving, files back, the ledger as at the start. */
export async function restoreWorkspace(): Promise<void> {
  assert.ok(originals, 'rememberWorkspace was not called');
  while (vscode.window.tabGroups.all.some((group) => group.tabs.length > 0)) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  const there = new Set(
    (await vscode.workspace.findFiles('**/*')).map((uri) => uri.path.slice(folder().uri.path.length + 1)),
  );
  for (const [path, text] of originals) {
    if (!there.has(path) || (await read(path)) !== text) await write(path, text);
  }
  for (const path of there) if (!originals.has(path)) await vscode.workspace.fs.delete(uriOf(path));
  const { defectsView } = await activated();
  defectsView.setFilter('');
  defectsView.arrange(defaultArrangement);
  await vscode.commands.executeCommand('defectLedger.refresh');
  // A refresh that file events overtake is over before they are: the next test begins with the files of now.
  const known = originals;
  await waitFor(
    async () => (await ledger()).sources.every((source) => known.has(source.path)),
    'the ledger of the files as they were',
  );
}
