import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { RoadmapNode } from '../../../src/views/model/RoadmapModel';
import type { WriteRequest } from '../../../src/workspace/LedgerWriter';
import { DefectDrag, defectsMime, roadmapMime } from '../../../src/views/DefectDrag';
import { activated, answering, folder, read, rememberWorkspace, restoreWorkspace, write } from '../support';
import { waitFor } from '../waitFor';

const path = 'plan/ROADMAP.md';
const text = `# Harbour roadmap

**Date**: 2026-01-14

## Phase 1: Paint the harbour (Weeks 1-2)

- [ ] Mix the colours
- [x] Rent the scaffold

### Exit criteria

- [ ] The harbour is blue

## Phase 2: Light the pier (Weeks 3-4)

**Depends on**: Phase 1

- [ ] Lay the cable
- [ ] Fit the lamps
`;

const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`defectLedger.${command}`, ...args);
const key = (): string => folder().uri.toString();

async function row(label: string): Promise<RoadmapNode> {
  const { roadmapView: view } = await activated();
  const within = (nodes: readonly RoadmapNode[]): RoadmapNode | undefined => {
    for (const node of nodes) {
      const item = view.itemOf(node);
      const own = typeof item.label === 'string' ? item.label : item.label?.label;
      const found = own?.endsWith(label) ? node : within(view.model.children(node));
      if (found) return found;
    }
    return undefined;
  };
  return waitFor(() => within(view.model.roots()), `the row ${label}`);
}

async function isTicked(label: string): Promise<boolean> {
  const { roadmapView: view } = await activated();
  const { checkboxState } = view.itemOf(await row(label));
  const state = typeof checkboxState === 'object' ? checkboxState.state : checkboxState;
  assert.notEqual(state, undefined, `${label} has a box`);
  return state === vscode.TreeItemCheckboxState.Checked;
}

suite('Roadmap: boxes, drops, what is next', () => {
  suiteSetup(rememberWorkspace);
  setup(async () => {
    await write(path, text);
    await row('Paint the harbour');
  });
  teardown(async () => {
    (await activated()).roadmapView.showDay(undefined);
    await restoreWorkspace();
  });

  test('tasks and criteria have boxes; a tick is in the file, every other byte is as it was', async () => {
    assert.deepEqual(
      [
        await isTicked('Mix the colours'),
        await isTicked('Rent the scaffold'),
        await isTicked('The harbour is blue'),
      ],
      [false, true, false],
    );
    await run('toggleCheck', await row('Mix the colours'));
    assert.equal(await read(path), text.replace('[ ] Mix', '[x] Mix'));
    await waitFor(() => isTicked('Mix the colours'), 'the box to be ticked');
    await run('toggleCheck', await row('The harbour is blue'));
    await run('toggleCheck', await row('Rent the scaffold'));
    const now = text
      .replace('[ ] Mix', '[x] Mix')
      .replace('[ ] The', '[x] The')
      .replace('[x] Rent', '[ ] Rent');
    assert.equal(await read(path), now);
    await waitFor(async () => !(await isTicked('Rent the scaffold')), 'the box to be open');
  });

  test('several rows at once: all become what the first is not', async () => {
    const rows = [await row('Mix the colours'), await row('Rent the scaffold'), await row('Lay the cable')];
    await run('toggleCheck', rows[0], rows);
    assert.equal(await read(path), text.replace('[ ] Mix', '[x] Mix').replace('[ ] Lay', '[x] Lay'));
  });

  test('what the view tells of boxes is written too', async () => {
    const { roadmapView: view } = await activated();
    const [written] = await view.tick([[await row('Fit the lamps'), true]]);
    assert.deepEqual(written, { written: true, paths: [path] });
    assert.equal(await read(path), text.replace('[ ] Fit', '[x] Fit'));
  });

  test('a tick that is refused says why and leaves box and file', async () => {
    const { roadmapView: view, writer } = await activated();
    const original = writer.write.bind(writer);
    writer.write = () => Promise.resolve({ written: false, reason: 'no place' });
    try {
      const results = await view.tick([[await row('Fit the lamps'), true]]);
      assert.deepEqual(results, [{ written: false, reason: 'no place' }]);
    } finally {
      writer.write = original;
    }
    assert.equal(await isTicked('Fit the lamps'), false);
    assert.equal(await read(path), text);
  });

  test('past, current and future by the dates of the report; the current phase is open', async () => {
    const { roadmapView: view } = await activated();
    const on = async (day: string) => {
      view.showDay(day);
      const items = [await row('Paint the harbour'), await row('Light the pier')].map((node) =>
        view.itemOf(node),
      );
      return items.map(({ description, collapsibleState }) => [
        String(description).split(' · ')[0],
        collapsibleState === vscode.TreeItemCollapsibleState.Expanded,
      ]);
    };
    assert.deepEqual(await on('2026-01-20'), [
      ['current', true],
      ['future', false],
    ]);
    assert.deepEqual(await on('2026-02-01'), [
      ['past', false],
      ['current', true],
    ]);
    assert.deepEqual(await on('2026-03-01'), [
      ['past', false],
      ['past', false],
    ]);
    const { accessibilityInformation } = view.itemOf(await row('Light the pier'));
    assert.match(
      accessibilityInformation?.label ?? '',
      /past, weeks 3–4, 0 of 2 tasks done.*waits for Paint/,
    );
  });

  test('a defect that is dropped on a phase, or on a row within it, is put into that phase', async () => {
    const { roadmapView: view, defectsView, writer } = await activated();
    const asked: WriteRequest[] = [];
    const original = writer.write.bind(writer);
    writer.write = (_, requests) => {
      asked.push(...requests);
      return Promise.resolve({ written: true, paths: [] });
    };
    try {
      const dragged = ['MESH-101', 'MESH-106'].map((id) => defectsView.model.find(key(), id)!);
      const transfer = new vscode.DataTransfer();
      new DefectDrag().handleDrag(dragged, transfer);
      assert.ok(transfer.get(defectsMime));
      const phase = await row('Light the pier');
      await view.drops.handleDrop(await row('Fit the lamps'), transfer);
      const { phaseId } = phase as Extract<RoadmapNode, { type: 'phase' }>;
      assert.deepEqual(
        asked,
        ['MESH-101', 'MESH-106'].map((defectId) => ({ kind: 'phase', defectId, phaseId })),
      );
    } finally {
      writer.write = original;
    }
  });

  test('what cannot be dropped says why, or is nothing', async () => {
    const { roadmapView: view } = await activated();
    const transfer = (dragged: unknown, mime = defectsMime) => {
      const made = new vscode.DataTransfer();
      made.set(mime, new vscode.DataTransferItem(JSON.stringify(dragged)));
      return made;
    };
    const own = { key: key(), defectId: 'MESH-101' };
    const phase = await row('Light the pier');
    const refusal = async (target: RoadmapNode | undefined, dragged: unknown): Promise<string> => {
      const written = await view.drops.drop(target, transfer(dragged));
      return written?.written === false ? written.reason : JSON.stringify(written ?? 'nothing');
    };
    assert.match(await refusal(undefined, [own]), /^Drop a defect on a phase/);
    assert.match(await refusal(await row('Criteria'), [own]), /^Drop a defect on a phase/);
    assert.match(await refusal(phase, [{ ...own, key: 'file:///other' }]), /its own folder/);
    assert.equal(await refusal(phase, []), '"nothing"');
    assert.equal(await refusal(phase, { odd: 1 }), '"nothing"');
    // It is there already.
    const unblock = await row('Unblock the daemon');
    assert.equal(await view.drops.drop(unblock, transfer([own], roadmapMime)), undefined);
  });

  test('what to do next stands at the top; the command leads to what is chosen', async () => {
    const { roadmapView: view, defectsView } = await activated();
    const [next] = view.model.roots();
    const rows = view.model.children(next!);
    assert.equal(view.itemOf(next!).label, 'Next actionable');
    assert.equal(rows.length, 5);
    const first = view.model.defect(rows[0]!)!;
    await waitFor(async () => {
      await answering(run('nextActionable'));
      return defectsView.selection[0]?.id.endsWith(`:${first.id}`);
    }, `${first.id} to be selected`);
  });

  test('menus: linked defects, copied text, the code of a linked defect', async () => {
    const { roadmapView: view, defectsView } = await activated();
    const task = await row('Define the failover counter');
    await run('showLinkedDefects', task);
    await waitFor(() => defectsView.selection[0]?.id.endsWith(':MESH-101'), 'the defect of the task');
    await run('copyRoadmapText', task);
    assert.equal(await vscode.env.clipboard.readText(), 'Define the failover counter');
    const [linked] = view.model.children(task);
    assert.match(view.itemOf(linked!).contextValue ?? '', /^linked-defect\.located\.sourced$/);
    await run('openOccurrence', linked);
    await waitFor(() => vscode.window.activeTextEditor?.document.languageId === 'python', 'the code');
    await run('openInReport', linked);
    await waitFor(
      () => /\.(?:md|ya?ml|json)$/.test(vscode.window.activeTextEditor?.document.uri.path ?? ''),
      'the report',
    );
  });
});
