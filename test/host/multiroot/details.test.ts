import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated } from '../support';
import { waitFor } from '../waitFor';
import { closeEditors, keyOf, readIn, uriIn, writeIn } from './support';

suite('defect details in a workspace of two folders', () => {
  teardown(closeEditors);

  const open = async (id: string, name: string) => {
    const { details } = await activated();
    await vscode.commands.executeCommand('defectLedger.openDetails', id, keyOf(name));
    return waitFor(() => {
      const { told } = details;
      return told?.type === 'show' && told.view.key === keyOf(name) && told.view.id === id && told.view;
    }, `${id} of ${name}`);
  };

  test('the same id in both: each with its own title and its own code', async () => {
    const { details } = await activated();
    assert.match((await open('MESH-101', 'mesh-node')).title, /Failover counter/);
    const view = await open('MESH-101', 'gateway');
    assert.match(view.title, /Requests without a token/);
    const labels = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    assert.deepEqual(labels, ['MESH-101 · gateway']);
    const [row] = view.sections.find(({ id }) => id === 'occurrences')!.rows;
    await details.receive(row!.open);
    assert.equal(
      vscode.window.activeTextEditor?.document.uri.toString(),
      uriIn('gateway', 'src/door.py').toString(),
    );
  });

  test('an edit lands in the folder of the defect', async () => {
    const { details } = await activated();
    const path = (await open('MESH-101', 'gateway')).sections.at(-1)!.rows[0]!.text.split(':')[0]!;
    const before = [await readIn('gateway', path), await readIn('mesh-node', 'defects.yaml')];
    const answer = await details.receive({ type: 'setField', field: 'owner', value: 'Door Keepers' });
    assert.deepEqual(answer, { type: 'written', control: 'owner' });
    assert.match(await readIn('gateway', path), /Door Keepers/);
    assert.equal(await readIn('mesh-node', 'defects.yaml'), before[1]);
    await writeIn('gateway', path, before[0]!);
    await waitFor(
      () =>
        details.told?.type === 'show' &&
        details.told.view.fields.every(({ value }) => value !== 'Door Keepers'),
      'the owner from before',
    );
  });
});
