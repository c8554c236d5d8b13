import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  activated,
  defect,
  diagnosticsOf,
  ledger,
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

suite('sources', () => {
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  teardown(restoreWorkspace);

  test('inventories and reports are read, each defect is one with every place that mentions it', async () => {
    const { sources, defects } = await ledger();
    assert.deepEqual(
      sources.map((source) => source.path),
      [
        '.defect-ledger/templates/count_event.py',
        'defects.yaml',
        'defects_inventory.json',
        'docs/P0_ANALYSIS.md',
        'docs/PRODUCTION_READINESS.md',
      ],
    );
    assert.equal(defects.length, 20);
    assert.deepEqual(
      (await defect('MESH_RAFT_001')).mentions.map(({ path, joinedBy }) => [path, joinedBy]),
      [
        ['defects.yaml', undefined],
        ['defects_inventory.json', 'same id'],
        ['docs/P0_ANALYSIS.md', 'same anchor'],
        ['docs/PRODUCTION_READINESS.md', 'same file and title'],
      ],
    );
  });

  test('editing a title shows at once, before it is saved', async () => {
    const editor = await open('defects.yaml');
    await type(editor, 'title: Stale links are never taken down', 'title: Links stay up');
    await waitForDefect('MESH-104', 'the new title', (found) => found.title === 'Links stay up');
    assert.ok(editor.document.isDirty);
  });

  test('a wrong value is a diagnostic at its range, every entry stays', async () => {
    const editor = await open('defects.yaml');
    await type(
      editor,
      'severity: critical\n    category: Observability',
      'severity: enormous\n    category: Observability',
    );
    const problem = await waitFor(
      () => diagnosticsOf('defects.yaml').find((d) => d.code === 'source-problem'),
      'the problem',
    );
    assert.equal(editor.document.getText(problem.range), 'enormous');
    assert.match(problem.message, /one of critical, high, medium, low/);
    assert.equal((await ledger()).defects.length, 20);
  });

  test('a source edited into a broken state keeps its last good entries, and says what is wrong', async () => {
    const editor = await open('defects_inventory.json');
    const before = (await ledger()).defects.length;
    await type(editor, '"p0_critical_issues": {', '"p0_critical_issues": {{{ [');
    await waitFor(
      () => diagnosticsOf('defects_inventory.json').some((d) => d.code === 'source-problem'),
      'the syntax error',
    );
    assert.equal((await ledger()).defects.length, before);
    await vscode.commands.executeCommand('undo');
    await waitFor(
      () => diagnosticsOf('defects_inventory.json').every((d) => d.code !== 'source-problem'),
      'no syntax error',
    );
  });

  test('a deleted source takes its entries along, and they come back with it', async () => {
    const text = await read('defects_inventory.json');
    await vscode.workspace.fs.delete(uriOf('defects_inventory.json'));
    // The reports still speak of most of them; this one has an id in the inventory alone.
    const known = async () => (await ledger()).defects.some(({ id }) => id === 'MESH_TRACE_001');
    await waitFor(async () => !(await known()), 'the entries without their inventory');
    assert.ok((await ledger()).defects.some(({ title }) => title === 'Trace Propagation'));
    await write('defects_inventory.json', text);
    await waitFor(async () => (await ledger()).defects.length === 20, 'all entries');
  });

  test('a file changed from outside is seen', async () => {
    const text = await read('requirements.txt');
    await write('requirements.txt', text.replace('41.0.7', '42.0.8'));
    await waitForDefect('MESH_CRYPTO_001', 'cleared', (found) => found.evidence === 'cleared');
    await write('deploy/docker-compose.mesh.yml', 'services: {}\n');
    await waitForDefect('MESH_BENCH_001', 'cleared', (found) => found.evidence === 'cleared');
    await vscode.workspace.fs.delete(uriOf('deploy/docker-compose.mesh.yml'));
    await waitForDefect('MESH_BENCH_001', 'confirmed again', (found) => found.evidence === 'confirmed');
  });

  test('a folder moved away and back is seen', async () => {
    const at = (path: string) => placesOf('MESH-101').some((place) => place.startsWith(path));
    await vscode.workspace.fs.rename(uriOf('src/routing'), uriOf('moved'));
    await waitFor(() => !at('src/routing/') && at('moved/'), 'the occurrences in the new folder');
    await vscode.workspace.fs.rename(uriOf('moved'), uriOf('src/routing'));
    await waitFor(() => at('src/routing/') && !at('moved/'), 'the occurrences back');
  });

  test('a source named by the setting is read', async () => {
    await write(
      'audit/list.yaml',
      'findings:\n  - id: AUDIT-1\n    title: From elsewhere\n    severity: Low\n',
    );
    const settings = vscode.workspace.getConfiguration('defectLedger');
    try {
      await settings.update('sources', ['audit/*.yaml'], vscode.ConfigurationTarget.Global);
      await waitFor(
        async () => (await ledger()).defects.map((d) => d.id).join() === 'AUDIT-1',
        'the audit alone',
      );
    } finally {
      await settings.update('sources', undefined, vscode.ConfigurationTarget.Global);
    }
    await waitFor(async () => (await ledger()).defects.length === 20, 'the defaults back');
  });

  test('the schema of the native inventory is known to the JSON language', async () => {
    await write(
      'sub/defects.json',
      '{ "version": 1, "defects": [{ "id": "S-1", "title": "t", "severity": "enormous" }] }\n',
    );
    const uri = uriOf('sub/defects.json');
    await open('sub/defects.json');
    const fromSchema = await waitFor(
      () => vscode.languages.getDiagnostics(uri).find((d) => d.source !== 'Defect Ledger'),
      'what the JSON language says',
      20_000,
    );
    assert.match(fromSchema.message, /critical/);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(uriOf('sub'), { recursive: true });
  });
});
