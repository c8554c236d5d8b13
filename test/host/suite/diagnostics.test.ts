import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  activated,
  codeOf,
  defect,
  diagnosticsOf,
  open,
  placesOf,
  read,
  rememberWorkspace,
  restoreWorkspace,
  type,
  uriOf,
  waitForDefect,
  write,
} from '../support';
import { waitFor } from '../waitFor';

/** Where the sample imports the missing function: one form each. */
const importPlaces: [form: string, path: string, line: number][] = [
  ['plain', 'src/routing/failover.py', 7],
  ['in parentheses over several lines', 'src/routing/path_selector.py', 8],
  ['with an alias', 'src/healing/loop.py', 8],
  ['relative', 'src/healing/actions.py', 8],
  ['inside a function', 'tests/test_failover.py', 26],
  ['inside try', 'src/transport/udp_link.py', 12],
  ['through the module', 'tests/test_healing.py', 16],
];
/** Files that import names of the same module that do exist. */
const correctFiles = [
  'src/consensus/election.py',
  'src/routing/link_table.py',
  'src/daemon.py',
  'src/monitoring/exporter.py',
  'src/security/keyring.py',
  'tests/test_metrics.py',
];

suite('diagnostics', () => {
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  teardown(restoreWorkspace);

  for (const [form, path, line] of importPlaces) {
    test(`import ${form}: on the name`, async () => {
      const [diagnostic, ...more] = diagnosticsOf(path).filter((d) => codeOf(d) === 'MESH-101');
      assert.ok(diagnostic, `nothing in ${path}`);
      assert.deepEqual(more, []);
      assert.equal(diagnostic.range.start.line + 1, line);
      const document = await vscode.workspace.openTextDocument(uriOf(path));
      assert.equal(document.getText(diagnostic.range), 'record_path_failover');
      assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Error);
      assert.match(diagnostic.message, /'src\.monitoring\.metrics' does not define 'record_path_failover'/);
      assert.equal(diagnostic.source, 'Defect Ledger');
    });
  }

  test('none on imports of names that exist', () => {
    assert.equal(placesOf('MESH-101').length, importPlaces.length);
    for (const path of correctFiles)
      assert.deepEqual(
        diagnosticsOf(path).filter((d) => codeOf(d) === 'MESH-101'),
        [],
        path,
      );
  });

  test('the code opens the defect, the report line is beside it', () => {
    const [diagnostic] = diagnosticsOf('src/routing/failover.py');
    const code = diagnostic!.code as { value: string; target: vscode.Uri };
    assert.equal(code.value, 'MESH-101');
    assert.equal(code.target.scheme, 'command');
    assert.equal(code.target.path, 'defectLedger.openDetails');
    const key = vscode.workspace.workspaceFolders![0]!.uri.toString();
    assert.deepEqual(JSON.parse(decodeURIComponent(code.target.query)), ['MESH-101', key]);
    const [related, ...others] = diagnostic!.relatedInformation ?? [];
    assert.deepEqual(others, [], 'the card has the others');
    assert.ok(related?.location.uri.path.endsWith('/defects.yaml'));
  });

  test('other kinds: stub, pin, pattern, located range, absent file', async () => {
    assert.deepEqual(placesOf('MESH_RAFT_001').slice(0, 2), [
      'src/consensus/raft_state.py:88:9',
      'src/consensus/raft_state.py:92:9',
    ]);
    assert.match(
      diagnosticsOf('src/consensus/raft_state.py')[0]!.message,
      /'RaftNodeState\.take_snapshot' is a stub/,
    );
    assert.equal(placesOf('MESH-106').length, 1);
    assert.match(
      diagnosticsOf('dashboard/package.json').find((d) => codeOf(d) === 'MESH-106')!.message,
      /pinned to '8\.16\.0'; expected 8\.17\.1/,
    );
    assert.equal(placesOf('MESH-102').length, 2);
    const located = diagnosticsOf('src/config.py').find((d) => codeOf(d) === 'MESH-107')!;
    assert.equal(located.severity, vscode.DiagnosticSeverity.Warning);
    const absent = (await defect('MESH_BENCH_001')).occurrences.find((o) => o.proves)!;
    assert.equal(absent.path, 'defects.yaml');
    assert.match(
      diagnosticsOf('defects.yaml').find((d) => codeOf(d) === 'MESH_BENCH_001')!.message,
      /docker-compose\.mesh\.yml' does not exist/,
    );
  });

  test('none for defects that are resolved, verified or not to be fixed', () => {
    for (const id of ['MESH-103', 'MESH-105', 'MESH-108']) assert.deepEqual(placesOf(id), []);
  });

  test('they follow typing, and come back when it comes back', async () => {
    const editor = await open('src/routing/failover.py');
    await type(
      editor,
      'from src.monitoring.metrics import record_path_failover',
      '\n\nfrom src.monitoring.metrics import record_path_failover',
    );
    await waitFor(
      () => placesOf('MESH-101').includes('src/routing/failover.py:9:36'),
      'the diagnostic two lines below',
    );
    await vscode.commands.executeCommand('undo');
    await waitFor(
      () => placesOf('MESH-101').includes('src/routing/failover.py:7:36'),
      'the diagnostic back in its place',
    );
  });

  test('they go when the code is cleared in an unsaved editor, and come back', async () => {
    const path = 'src/monitoring/metrics.py';
    const editor = await open(path);
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    assert.ok(
      await editor.edit((edit) =>
        edit.insert(
          end,
          '\n\ndef record_path_failover(link_id, reason="", duration_ms=0):\n    return None\n',
        ),
      ),
    );
    await waitForDefect('MESH-101', 'cleared', (found) => found.evidence === 'cleared');
    await waitFor(() => placesOf('MESH-101').length === 0, 'no diagnostics');
    await vscode.commands.executeCommand('undo');
    await waitFor(() => placesOf('MESH-101').length === importPlaces.length, 'all diagnostics back');
  });

  test('they go when the defect is resolved in its source', async () => {
    const text = await read('defects.yaml');
    const resolved = text.replace(
      'title: Failover counter is imported but never defined\n',
      '$&    status: resolved\n',
    );
    assert.notEqual(resolved, text);
    await write('defects.yaml', resolved);
    await waitFor(() => placesOf('MESH-101').length === 0, 'no diagnostics');
    assert.equal((await defect('MESH-101')).evidence, 'confirmed');
  });

  test('severity by setting', async () => {
    const settings = vscode.workspace.getConfiguration('defectLedger');
    try {
      await settings.update('diagnostics.severity', { critical: 'hint' }, vscode.ConfigurationTarget.Global);
      await waitFor(
        () => diagnosticsOf('src/routing/failover.py')[0]?.severity === vscode.DiagnosticSeverity.Hint,
        'a hint',
      );
      await settings.update('diagnostics.enabled', false, vscode.ConfigurationTarget.Global);
      await waitFor(() => diagnosticsOf('src/routing/failover.py').length === 0, 'no diagnostics');
    } finally {
      await settings.update('diagnostics.severity', undefined, vscode.ConfigurationTarget.Global);
      await settings.update('diagnostics.enabled', undefined, vscode.ConfigurationTarget.Global);
    }
    await waitFor(
      () => diagnosticsOf('src/routing/failover.py')[0]?.severity === vscode.DiagnosticSeverity.Error,
      'the error back',
    );
  });
});
