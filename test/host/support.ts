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

/**
 * What the light bulb offers at a range. `wanted`: asked until that is among it, since VS Code tells the extension of documents, and
 * the ledger follows them, in their own time. Default: asked once, for what is not to be offered.
 */
export async function actionsIn(
  uri: vscode.Uri,
  range: vscode.Range,
  wanted?: RegExp,
  kind?: string,
): Promise<vscode.CodeAction[]> {
  return waitFor(
    async () => {
      const offered = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        range,
        kind,
      );
      const titles = offered.map(({ title }) => title);
      if (wanted && !titles.some((title) => wanted.test(title))) throw new Error(`offered: ${titles.join()}`);
      return offered;
    },
    `the action ${String(wanted)}`,
  );
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

/**
 * Presses keys (Enter, when nothing else is said) in whatever asks, until the command has come to its end. Before a list is there,
 * they do nothing; one that was accepted before its rows were in it ends the command without a choice.
 */
export async function answering(
  command: Thenable<unknown>,
  ...keys: readonly ('quickOpenSelectNext' | 'acceptSelectedQuickOpenItem' | 'closeQuickOpen')[]
): Promise<void> {
  let over = false;
  const end = (): void => void (over = true);
  command.then(end, end);
  const presses = keys.length > 0 ? keys : ['acceptSelectedQuickOpenItem'];
  await waitFor(async () => {
    for (const key of presses) if (!over) await vscode.commands.executeCommand(`workbench.action.${key}`);
    return over;
  }, 'the command to end');
  await command;
}

let originals: Map<string, string> | undefined;
let firstState: string | undefined;
/** Of the files when nothing was left to restore. */
let firstStamps: string | undefined;
/** A document or a setting was changed since then. */
let touched = false;

/** What the ledger says in short: to see whether it says the same as before. */
async function stateNow(): Promise<string> {
  const { defects, sources } = await ledger();
  const rows = defects.map((d) =>
    [d.id, d.status, d.evidence, d.occurrences.length, d.mentions.length].join(),
  );
  return [...rows, ...sources.map(({ path }) => path)].join('\n');
}

/** Every file of the folder by its path, with its text. */
async function filesNow(): Promise<Map<string, string>> {
  const root = `${folder().uri.path}/`;
  const paths = (await vscode.workspace.findFiles('**/*')).map((uri) => uri.path.slice(root.length));
  return new Map(
    await Promise.all(paths.map(async (path): Promise<[string, string]> => [path, await read(path)])),
  );
}

/** What tells whether anything was written since, also by somebody who put the same text back. */
async function stampsNow(): Promise<string> {
  const uris = await vscode.workspace.findFiles('**/*');
  const stamps = uris.map(async (uri) => `${uri.path} ${(await vscode.workspace.fs.stat(uri)).mtime}`);
  return (await Promise.all(stamps)).sort().join('\n');
}

/** To be called in setup: remembers the sample as it was before the first test changed it. */
export async function rememberWorkspace(): Promise<void> {
  if (originals) return;
  originals = await filesNow();
  vscode.workspace.onDidChangeTextDocument(() => (touched = true));
  vscode.workspace.onDidChangeConfiguration(() => (touched = true));
  await vscode.commands.executeCommand('defectLedger.refresh');
  firstState = await stateNow();
  firstStamps = await stampsNow();
}

/** Undoes everything that a test did: editors closed without saving, files back, the ledger as at the start. */
export async function restoreWorkspace(): Promise<void> {
  assert.ok(originals, 'rememberWorkspace was not called');
  const known = originals;
  const { defectsView } = await activated();
  // An edit over several files leaves unsaved work in documents that no tab shows.
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  while (vscode.window.tabGroups.all.some((group) => group.tabs.length > 0)) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  defectsView.setFilter('');
  defectsView.arrange(defaultArrangement);
  if (!touched && (await stampsNow()) === firstStamps && (await stateNow()) === firstState) return;
  const now = await filesNow();
  const changed = [...known.keys()].filter((path) => now.get(path) !== known.get(path));
  const added = [...now.keys()].filter((path) => !known.has(path));
  for (const path of changed) await write(path, known.get(path)!);
  for (const path of added) await vscode.workspace.fs.delete(uriOf(path));
  await vscode.commands.executeCommand('defectLedger.refresh');
  // A refresh that file events overtake is over before they are: the next test begins with the files of now.
  await waitFor(async () => {
    const [state, before] = [(await stateNow()).split('\n'), firstState!.split('\n')];
    const other = [
      ...state.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
      ...before.filter((line) => !state.includes(line)).map((line) => `- ${line}`),
    ];
    if (other.length > 0 || state.length !== before.length) throw new Error(other.join('; '));
    return true;
  }, 'the ledger of the files as they were');
  firstStamps = await stampsNow();
  touched = false;
}
