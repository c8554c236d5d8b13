import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { RoadmapNode } from '../../../src/views/model/RoadmapModel';
import { defectsMime } from '../../../src/views/DefectDrag';
import { activated } from '../support';
import { waitFor } from '../waitFor';
import {
  folderNamed,
  keepingFolders,
  keyOf,
  ledgerOf,
  readIn,
  rowIn,
  uriIn,
  waitForDefectIn,
  writeIn,
} from './support';

const names = ['mesh-node', 'gateway'] as const;
const file = 'defects.yaml';

const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`defectLedger.${command}`, ...args);
const both = () => Promise.all(names.map((name) => readIn(name, file)));

/** The text with a line of the entry of MESH-101 replaced. */
function edited(text: string, line: RegExp, value: string): string {
  const at = text.indexOf('- id: MESH-101');
  return text.slice(0, at) + text.slice(at).replace(line, value);
}

async function phaseRow(name: string): Promise<Extract<RoadmapNode, { type: 'phase' }>> {
  const { model } = (await activated()).roadmapView;
  return waitFor(() => {
    const folder = model.roots().find((node) => 'key' in node && node.key === keyOf(name))!;
    return model.children(folder).find((node) => node.type === 'phase');
  }, `a phase of ${name}`);
}

suite('editing in a workspace of two folders', () => {
  keepingFolders(...names);

  test('a value is written into the folder of its row, though the other has the same id', async () => {
    const before = await both();
    for (const [i, name] of [...names.entries()].reverse()) {
      const untouched = await readIn(names[1 - i]!, file);
      await run('setPriority', await rowIn(name, 'MESH-101'), undefined, 'P3');
      assert.equal(await readIn(name, file), edited(before[i]!, /priority: P0/u, 'priority: P3'));
      assert.equal(await readIn(names[1 - i]!, file), untouched);
      await waitForDefectIn(name, 'MESH-101', ({ priority }) => priority === 'P3');
    }
  });

  test('rows of both folders at once: each in its own, and what else is there stays', async () => {
    const before = await both();
    const rows = await Promise.all(names.map((name) => rowIn(name, 'MESH-101')));
    await run('setSeverity', rows[0], [...rows, await rowIn('gateway', 'GATE-2')], 'low');
    const expected = before.map((text) => edited(text, /severity: critical/u, 'severity: low'));
    expected[1] = expected[1]!.replace('severity: high', 'severity: low');
    assert.deepEqual(await both(), expected);
    for (const name of names) await waitForDefectIn(name, 'MESH-101', ({ severity }) => severity === 'low');
  });

  test('writes at once to two folders, and several to each, lose nothing', async () => {
    const { writer } = await activated();
    const fields = [
      ['severity', 'low'],
      ['owner', 'Ada'],
      ['priority', 'P3'],
    ] as const;
    const results = await Promise.all(
      names.flatMap((name) =>
        fields.map(([field, value]) =>
          writer.write(folderNamed(name), [{ kind: 'field', defectId: 'MESH-101', field, value }]),
        ),
      ),
    );
    assert.deepEqual(
      results.map((result) => (result.written ? result.paths : result.reason)),
      Array.from({ length: 6 }, () => [file]),
    );
    for (const name of names)
      await waitForDefectIn(
        name,
        'MESH-101',
        ({ severity, owner, priority }) => `${severity} ${owner} ${priority}` === 'low Ada P3',
      );
  });

  test('duplicate and delete stay in the folder; the next id is one that is free there', async () => {
    const [mesh, gate] = await both();
    const { defectsView: view } = await activated();
    await run('duplicateDefect', await rowIn('gateway', 'MESH-101'), undefined, 'MESH-102');
    assert.match(await readIn('gateway', file), /- id: MESH-102\n {4}title: Requests without/u);
    await waitForDefectIn('gateway', 'MESH-102', ({ title }) => title.startsWith('Requests without'));
    const { title } = await waitForDefectIn('mesh-node', 'MESH-102');
    assert.doesNotMatch(title, /^Requests without/);
    const copy = await rowIn('gateway', 'MESH-102');
    await waitFor(() => view.selection[0]?.id === copy.id, 'the copy to be selected in its own folder');
    await run('deleteDefect', copy, undefined, true);
    assert.equal(await readIn('gateway', file), gate);
    await run('deleteDefect', await rowIn('gateway', 'MESH-101'), undefined, true);
    assert.doesNotMatch(await readIn('gateway', file), /id: MESH-101/u);
    assert.equal(await readIn('mesh-node', file), mesh);
    await waitFor(
      async () => (await ledgerOf('gateway'))!.defects.every(({ id }) => id !== 'MESH-101'),
      'the defect of the second folder to go',
    );
    await waitForDefectIn('mesh-node', 'MESH-101');
  });

  test('boxes of both folders are ticked at once, each in its own source', async () => {
    const { roadmapView: view } = await activated();
    const before = await both();
    const rows = await Promise.all(
      names.map(async (name) => {
        const tasks = view.model.children(await phaseRow(name)).filter(({ type }) => type === 'task');
        return tasks.find((task) => view.model.ticked(task)?.done === false)!;
      }),
    );
    await run('toggleCheck', rows[0], rows);
    const after = await both();
    for (const [i, text] of after.entries()) {
      const added = text.split('done: true').length - before[i]!.split('done: true').length;
      assert.equal(added, 1, names[i]);
    }
    await waitFor(() => rows.every((row) => view.model.ticked(row)?.done), 'both boxes to be ticked');
  });

  test('a new defect from selected code is written into the folder of the code', async () => {
    const [mesh] = await both();
    const editor = await vscode.window.showTextDocument(uriIn('gateway', 'src/door.py'));
    editor.selection = new vscode.Selection(0, 0, 2, 0);
    // An id that the other folder has.
    await run('newDefect', undefined, { id: 'MESH-103', title: 'The door has no lock' });
    assert.match(await readIn('gateway', file), /- id: MESH-103\n {4}title: The door has no lock\n/u);
    assert.equal(await readIn('mesh-node', file), mesh);
    const { occurrences } = await waitForDefectIn(
      'gateway',
      'MESH-103',
      (found) => found.occurrences.length > 0,
    );
    assert.equal(occurrences[0]!.path, 'src/door.py');
  });

  test('of the defect at the cursor: that of the folder that the file is in', async () => {
    const before = await both();
    const editor = await vscode.window.showTextDocument(uriIn('gateway', 'src/door.py'));
    editor.selection = new vscode.Selection(2, 6, 2, 6);
    await run('setOwner', undefined, undefined, 'Ada');
    const [mesh, gate] = await both();
    assert.equal(mesh, before[0]);
    assert.equal(gate!.replace(/ +owner: Ada\n/u, ''), before[1]);
    await waitForDefectIn('gateway', 'MESH-101', ({ owner }) => owner === 'Ada');
  });

  test('a phase is one of the own folder; dropped on one of the other, it is refused and nothing changes', async () => {
    const { roadmapView: view } = await activated();
    const before = await both();
    const transfer = new vscode.DataTransfer();
    const dragged = [{ key: keyOf('mesh-node'), defectId: 'MESH-101' }];
    transfer.set(defectsMime, new vscode.DataTransferItem(JSON.stringify(dragged)));
    const phase = await phaseRow('gateway');
    const refused = await view.drops.drop(phase, transfer);
    assert.match(refused?.written === false ? refused.reason : '', /its own folder/u);
    assert.deepEqual(await both(), before);
    await run('setPhase', await rowIn('gateway', 'MESH-101'), undefined, phase.phaseId);
    await waitForDefectIn('gateway', 'MESH-101', ({ phases }) => phases.includes('gate-phase'));
    assert.equal(await readIn('mesh-node', file), before[0]);
  });

  test('an import error that no report tells of is added to the inventory of its folder', async () => {
    const { model } = (await activated()).defectsView;
    const [mesh] = await both();
    await writeIn('gateway', 'src/hinges.py', 'from src.door import may_leave\n');
    const row = await waitFor(
      () =>
        model
          .roots()
          .flatMap((root) => model.children(root))
          .find((node) => node.type === 'missingName' && node.key === keyOf('gateway')),
      'its row',
    );
    await run('addUnreported', row);
    const { evidence } = await waitFor(
      async () => (await ledgerOf('gateway'))!.defects.find(({ id }) => id.startsWith('import-')),
      'the new defect',
    );
    assert.equal(evidence, 'confirmed');
    assert.equal(await readIn('mesh-node', file), mesh);
  });
});
