import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Contradiction } from '../../../src/core/model/ledger';
import type { DefectNode } from '../../../src/views/model/DefectsModel';
import {
  actionsIn,
  activated,
  codeOf,
  diagnosticsOf,
  folder,
  ledger,
  open,
  rememberWorkspace,
  restoreWorkspace,
  type,
  uriOf,
  write,
} from '../support';
import { waitFor } from '../waitFor';

const native = 'audit/defects.yaml';
const nativeText = `version: 1
defects:
  - id: TEMP-1
    title: Keys are written to the log
    priority: P1
    severity: medium # by the auditor
`;
const found = 'team/known-issues.yaml';
const foundText = `issues:
  - id: TEMP-1
    title: Keys are written to the log
    priority: P1
    severity: HIGH
`;

const label = (item: vscode.TreeItem): string =>
  typeof item.label === 'string' ? item.label : (item.label?.label ?? '');
const ours = (all: readonly Contradiction[]): Contradiction[] =>
  all.filter((contradiction) => contradiction.defect === 'TEMP-1');
const contradictionsIn = (path: string): vscode.Diagnostic[] =>
  diagnosticsOf(path).filter((diagnostic) => codeOf(diagnostic) === 'contradiction');

/** Both files written; resolves when the ledger has found what they disagree on. */
async function disagree(): Promise<Contradiction> {
  await write(native, nativeText);
  await write(found, foundText);
  const [contradiction] = await waitFor(async () => {
    const list = ours((await ledger()).contradictions);
    return list.length === 1 && list;
  }, 'the contradiction of the two files');
  return contradiction!;
}

async function agree(): Promise<void> {
  await waitFor(async () => ours((await ledger()).contradictions).length === 0, 'no contradiction');
}

async function rows(): Promise<{ group: DefectNode; row: DefectNode; claims: DefectNode[] }> {
  const { model } = (await activated()).defectsView;
  const group = model.roots().find(({ type }) => type === 'contradictions')!;
  const row = model.children(group).find((node) => model.contradiction(node)?.defect === 'TEMP-1')!;
  return { group, row, claims: model.children(row) };
}

async function actionsAt(path: string, find: string, wanted?: RegExp): Promise<vscode.CodeAction[]> {
  const document = await vscode.workspace.openTextDocument(uriOf(path));
  const at = document.positionAt(document.getText().indexOf(find));
  const actions = await actionsIn(document.uri, new vscode.Range(at, at), wanted);
  return actions.filter(({ title }) => /^Take over|^Show the other claim/.test(title));
}

/** `path: text` of the selection in the active editor. */
function selected(): string {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return '';
  return `${vscode.workspace.asRelativePath(editor.document.uri)}: ${editor.document.getText(editor.selection)}`;
}

suite('contradictions', () => {
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  setup(disagree);
  teardown(async () => {
    await restoreWorkspace();
    // The next test must not take this one's contradiction for its own.
    await agree();
  });

  test('a group of the Defects view: facts with their values, collapsed', async () => {
    const { defectsView: view } = await activated();
    const { group, row } = await rows();
    const item = view.itemOf(group);
    assert.equal(label(item), 'Contradictions');
    assert.equal(item.description, String((await ledger()).contradictions.length));
    assert.equal(item.collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
    assert.equal((item.iconPath as vscode.ThemeIcon).id, 'git-compare');
    assert.match(item.accessibilityInformation?.label ?? '', /^Contradictions, \d+ facts? /);
    assert.match(label(view.itemOf(row)), /severity/i);
    assert.match(String(view.itemOf(row).description), /^high ≠ medium$/);
    assert.match(view.itemOf(row).accessibilityInformation?.label ?? '', /severity.*high or medium/);
  });

  test('a claim opens its report with the value selected', async () => {
    const { defectsView: view } = await activated();
    const { claims } = await rows();
    const items = claims.map((claim) => view.itemOf(claim));
    assert.deepEqual(
      items.map((item) => item.description),
      ['known-issues.yaml:5', 'defects.yaml:6'],
    );
    for (const [i, [path, value]] of [
      [found, 'HIGH'],
      [native, 'medium'],
    ].entries()) {
      const { command } = items[i]!;
      await vscode.commands.executeCommand(command!.command, ...(command!.arguments as unknown[]));
      await waitFor(() => selected() === `${path}: ${value}`, `${value} selected in ${path}`);
    }
  });

  test('also below the defect that it is about', async () => {
    const { defectsView: view } = await activated();
    const node = view.model.find(folder().uri.toString(), 'TEMP-1')!;
    const last = view.model.children(node).at(-1)!;
    assert.equal(last.type, 'contradiction');
    assert.match(label(view.itemOf(last)), /^severity: high ≠ medium$/);
    assert.equal(view.model.children(last).length, 2);
    await view.reveal('TEMP-1');
    await waitFor(() => view.selection[0]?.id.endsWith(':TEMP-1'), 'the row to be selected');
  });

  test('an Information diagnostic on each value, linked to the other', async () => {
    await waitFor(() => contradictionsIn(native).length === 1, 'the diagnostic');
    for (const [path, value, other, line] of [
      [native, 'medium', found, 5],
      [found, 'HIGH', native, 6],
    ] as const) {
      const [diagnostic, ...more] = contradictionsIn(path);
      assert.ok(diagnostic);
      assert.deepEqual(more, []);
      const document = await vscode.workspace.openTextDocument(uriOf(path));
      assert.equal(document.getText(diagnostic.range), value);
      assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Information);
      assert.match(
        diagnostic.message,
        new RegExp(`^Contradiction: .*severity.* is ${value} here, \\w+ in [\\w.-]+:${line}$`, 'i'),
      );
      const [related, ...others] = diagnostic.relatedInformation ?? [];
      assert.deepEqual(others, []);
      assert.equal(related!.location.uri.path, uriOf(other).path);
      assert.equal(related!.location.range.start.line + 1, line);
    }
  });

  test('no diagnostics when they are switched off', async () => {
    await waitFor(() => contradictionsIn(found).length === 1, 'the diagnostic');
    const settings = vscode.workspace.getConfiguration('defectLedger');
    try {
      await settings.update('diagnostics.enabled', false, vscode.ConfigurationTarget.Global);
      await waitFor(() => contradictionsIn(found).length === 0, 'no diagnostic');
    } finally {
      await settings.update('diagnostics.enabled', undefined, vscode.ConfigurationTarget.Global);
    }
    await waitFor(() => contradictionsIn(found).length === 1, 'the diagnostic back');
  });

  test('take over the other value: that word alone, one undo, and the contradiction is gone', async () => {
    const editor = await open(native);
    const actions = await actionsAt(native, 'medium', /^Take over/);
    assert.deepEqual(
      actions.map(({ title }) => title.toLowerCase()),
      ['take over `high` from known-issues.yaml', 'show the other claim in known-issues.yaml:5'],
    );
    const fix = actions[0]!;
    assert.ok(await vscode.workspace.applyEdit(fix.edit!));
    assert.equal(editor.document.getText().toLowerCase(), nativeText.replace('medium', 'high').toLowerCase());
    await agree();
    await waitFor(() => contradictionsIn(native).length + contradictionsIn(found).length === 0, 'none left');
    const { model } = (await activated()).defectsView;
    assert.ok(
      model.children(model.find(folder().uri.toString(), 'TEMP-1')!).every((n) => n.type === 'mention'),
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), nativeText);
    await waitFor(() => contradictionsIn(native).length === 1, 'the diagnostic back');
  });

  test('nothing to take over where the text is no longer what was read', async () => {
    const editor = await open(native);
    await type(editor, 'severity: medium', 'severity: high');
    // Whether the ledger has followed by now or not.
    const actions = await actionsAt(native, 'high');
    assert.deepEqual(
      actions.filter(({ edit }) => edit),
      [],
    );
  });

  test('show the other claim', async () => {
    await open(found);
    const show = (await actionsAt(found, 'HIGH', /^Show/)).find(({ title }) => title.startsWith('Show'))!;
    await vscode.commands.executeCommand(show.command!.command, ...(show.command!.arguments as unknown[]));
    await waitFor(() => selected() === `${native}: medium`, 'the other value selected');
  });

  test('the filter finds it by its values', async () => {
    const { defectsView: view } = await activated();
    view.setFilter('contradiction medium high');
    assert.deepEqual(
      view.model.roots().map((node) => node.type),
      ['contradictions'],
    );
    assert.match(view.message, /^Filter: /);
  });

  test('it goes when one of the files goes', async () => {
    await waitFor(() => contradictionsIn(native).length === 1, 'the diagnostic');
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(uriOf(found));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await agree();
    await waitFor(() => contradictionsIn(native).length === 0, 'no diagnostic');
  });
});
