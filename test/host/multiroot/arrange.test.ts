import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { defaultArrangement } from '../../../src/views/model/arrangement';
import { activated } from '../support';
import { keyOf } from './support';

const label = (item: vscode.TreeItem): string =>
  typeof item.label === 'string' ? item.label : (item.label?.label ?? '');

suite('Defects view over two folders', () => {
  teardown(async () => {
    const { defectsView: view } = await activated();
    view.setFilter('');
    view.arrange(defaultArrangement);
  });

  test('rows name their folder; of the same id each has its own', async () => {
    const { defectsView: view } = await activated();
    for (const name of ['mesh-node', 'gateway']) {
      const item = view.itemOf(view.model.find(keyOf(name), 'MESH-101')!);
      assert.match(String(item.description), new RegExp(`^${name} · confirmed`));
      assert.match(item.accessibilityInformation?.label ?? '', new RegExp(`folder: ${name}`));
    }
  });

  test('grouped by folder the folders are the groups, and rows need not name them', async () => {
    const { defectsView: view } = await activated();
    await vscode.commands.executeCommand('defectLedger.groupDefects', 'folder');
    const groups = view.model.roots().filter(({ type }) => type === 'group');
    assert.deepEqual(
      groups.map((node) => label(view.itemOf(node))),
      ['mesh-node', 'gateway'],
    );
    const row = view.model.find(keyOf('gateway'), 'MESH-101')!;
    assert.match(String(view.itemOf(row).description), /^confirmed/);
  });

  test('files of both below their folders', async () => {
    const { defectsView: view } = await activated();
    view.arrange({ groupBy: 'source', byFolder: true });
    const top = view.model.roots().filter(({ type }) => type === 'folder');
    assert.deepEqual(
      top.map((node) => label(view.itemOf(node))),
      ['mesh-node', 'gateway'],
    );
    assert.ok(await view.reveal('GATE-2'));
  });

  test('what is selected in both comes with the folders', async () => {
    const { defectsView: view } = await activated();
    const rows = ['mesh-node', 'gateway'].map((name) => view.model.find(keyOf(name), 'MESH-101')!);
    assert.deepEqual(
      view.selectedDefects(rows[0], rows).map(({ folderKey }) => folderKey),
      [keyOf('mesh-node'), keyOf('gateway')],
    );
  });
});
