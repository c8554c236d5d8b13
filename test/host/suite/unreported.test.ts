import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { isUnreported, type DefectNode } from '../../../src/views/model/DefectsModel.js';
import {
  actionsIn,
  activated,
  codeOf,
  diagnosticsOf,
  ledger,
  open,
  rememberWorkspace,
  restoreWorkspace,
  type,
  uriOf,
  waitForDefect,
} from '../support';
import { waitFor } from '../waitFor';

const path = 'src/monitoring/link_report.py';
const name = 'snapshot_links';

/** What the group of the view holds, as it is shown. */
async function rows(): Promise<{ node: DefectNode; label: string }[]> {
  const { defectsView } = await activated();
  const { model } = defectsView;
  if (!model.roots().some((node) => node.type === 'unreported')) return [];
  return model
    .children(model.unreported.root())
    .map((node) => ({ node, label: defectsView.itemOf(node).label as string }));
}

const names = async (): Promise<(string | undefined)[]> =>
  (await ledger()).unreported.map((each) => each.name);

const hints = (): vscode.Diagnostic[] => diagnosticsOf(path).filter((d) => codeOf(d) === 'unreported-import');

suite('unreported import errors', () => {
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  teardown(async () => {
    await setting(undefined);
    await restoreWorkspace();
  });

  const setting = (value: boolean | undefined): Thenable<void> =>
    vscode.workspace
      .getConfiguration('defectLedger')
      .update('unreportedImports.enabled', value, vscode.ConfigurationTarget.Workspace);

  test('stand in a group of their own and as hints in the editor', async () => {
    const shown = await waitFor(async () => {
      const now = await rows();
      return now.length > 0 && now;
    }, 'the group');
    assert.deepEqual(
      shown.map(({ label }) => label),
      ['src.monitoring.sampling', name],
    );
    const { document } = await open(path);
    await waitFor(() => hints().length === 2, 'the hints');
    assert.deepEqual(
      hints().map((d) => [document.getText(d.range), d.severity]),
      [
        ['src.monitoring.sampling', vscode.DiagnosticSeverity.Hint],
        [name, vscode.DiagnosticSeverity.Hint],
      ],
    );
    const places = (await ledger()).unreported.map(({ guarded }) => guarded);
    assert.deepEqual(places, [true, false]);
  });

  test('a row leads to the import', async () => {
    const [, row] = await rows();
    assert.ok(row && isUnreported(row.node));
    await vscode.commands.executeCommand('defectLedger.openOccurrence', row.node);
    const editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document.uri.toString(), uriOf(path).toString());
    assert.equal(editor.document.getText(editor.selection), name);
  });

  test('the quick fix adds one to the inventory; then it is a confirmed defect and no longer in the group', async () => {
    await waitFor(() => hints().length === 2, 'the hints');
    const actions = await actionsIn(uriOf(path), hints()[1]!.range, /to the inventory$/);
    const fix = actions.find(({ title }) => title === `Add missing \`${name}\` to the inventory`);
    assert.ok(fix?.command, actions.map(({ title }) => title).join());
    await vscode.commands.executeCommand(fix.command.command, ...(fix.command.arguments as unknown[]));
    const editor = vscode.window.activeTextEditor!;
    assert.equal(vscode.workspace.asRelativePath(editor.document.uri), 'defects.yaml');
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /- id: import-snapshot-links/);
    const { occurrences } = await waitForDefect(
      'import-snapshot-links',
      'confirmed',
      (d) => d.evidence === 'confirmed',
    );
    assert.deepEqual(
      occurrences.map((o) => o.path),
      [path],
    );
    await waitFor(async () => !(await names()).includes(name), 'the name to be reported');
    await vscode.commands.executeCommand('undo');
    await waitFor(async () => (await names()).includes(name), 'the name to be unreported again');
  });

  test('a missing module becomes a defect too', async () => {
    const row = await waitFor(
      async () => (await rows()).find(({ label }) => label === 'src.monitoring.sampling'),
      'the row of the module',
    );
    await vscode.commands.executeCommand('defectLedger.addUnreported', row.node);
    const { severity, evidence } = await waitForDefect(
      'import-src-monitoring-sampling',
      'confirmed',
      (d) => d.evidence === 'confirmed',
    );
    assert.deepEqual([severity, evidence], ['medium', 'confirmed']);
  });

  test('goes away when the name is there', async () => {
    const editor = await open('src/routing/link_table.py');
    await type(
      editor,
      '@dataclass\nclass Link:',
      'def snapshot_links():\n    return []\n\n\n@dataclass\nclass Link:',
    );
    await waitFor(async () => !(await names()).includes(name), 'the name to be defined');
    await waitFor(() => hints().length === 1, 'one hint');
  });

  test('the setting turns them off and on', async () => {
    await setting(false);
    await waitFor(async () => (await names()).length === 0, 'no unreported import errors');
    assert.deepEqual(await rows(), []);
    await waitFor(() => hints().length === 0, 'no hints');
    await setting(undefined);
    await waitFor(async () => (await names()).length === 2, 'both again');
  });
});
