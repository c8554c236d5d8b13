import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, answering } from '../support';
import { waitFor } from '../waitFor';
import { closeEditors, keyOf, ledgerOf, readIn, writeIn } from './support';

const path = 'defects.yaml';
const run = (...args: unknown[]) => vscode.commands.executeCommand('defectLedger.setPhase', ...args);

suite('phases of defects of two folders', () => {
  let before: readonly string[] = [];
  suiteSetup(async () => {
    await activated();
    before = [await readIn('mesh-node', path), await readIn('gateway', path)];
  });
  teardown(async () => {
    await closeEditors();
    await writeIn('mesh-node', path, before[0]!);
    await writeIn('gateway', path, before[1]!);
    await waitFor(
      async () => !(await phasesOf('gateway', 'MESH-101')).includes('gate-phase'),
      'the phase from before',
    );
  });

  const phasesOf = async (name: string, id: string): Promise<readonly string[]> =>
    (await ledgerOf(name))?.defects.find((defect) => defect.id === id)?.phases ?? [];
  const rows = () => ['mesh-node', 'gateway'].map((name) => ({ key: keyOf(name), defectId: 'MESH-101' }));

  test('it is asked for each folder, among the phases of that folder', async () => {
    const present = await phasesOf('mesh-node', 'MESH-101');
    const [first, second] = rows();
    // Enter takes the first phase of each list, or the present one.
    await answering(run(first, [first, second]));
    await waitFor(
      async () => (await phasesOf('gateway', 'MESH-101')).includes('gate-phase'),
      'the phase of the second folder',
    );
    assert.deepEqual(await phasesOf('mesh-node', 'MESH-101'), present);
  });

  test('whoever leaves the list of one folder changes nothing in the other', async () => {
    const [first, second] = rows();
    await answering(run(first, [first, second]), 'closeQuickOpen');
    assert.equal(await readIn('gateway', path), before[1]);
    assert.equal(await readIn('mesh-node', path), before[0]);
  });
});
