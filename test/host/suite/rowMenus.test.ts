import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { DefectNode } from '../../../src/views/model/DefectsModel';
import type { RoadmapNode } from '../../../src/views/model/RoadmapModel';
import {
  activated,
  answering,
  defect,
  folder,
  open,
  read,
  rememberWorkspace,
  restoreWorkspace,
  uriOf,
  waitForDefect,
  write,
} from '../support';
import { waitFor } from '../waitFor';

const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`defectLedger.${command}`, ...args);
const key = (): string => folder().uri.toString();
const active = (): string =>
  vscode.workspace.asRelativePath(vscode.window.activeTextEditor?.document.uri ?? vscode.Uri.parse('none:'));

/** The row of a defect, or the first of a kind below it. */
async function rowOf(id: string, type?: DefectNode['type']): Promise<DefectNode> {
  const { model } = (await activated()).defectsView;
  return waitFor(() => {
    const row = model.find(key(), id);
    return type === undefined ? row : row && model.children(row).find((child) => child.type === type);
  }, `a row of ${id}`);
}

/** Every row of the Defects view, opened as far as it goes. */
async function allRows(): Promise<DefectNode[]> {
  const { model } = (await activated()).defectsView;
  const below = (node: DefectNode): DefectNode[] => [node, ...model.children(node).flatMap(below)];
  return model.roots().flatMap(below);
}

/** Leaves the preview that the command waits in. */
async function discarding(command: Thenable<unknown>): Promise<void> {
  let over = false;
  const end = (): void => void (over = true);
  command.then(end, end);
  await waitFor(async () => {
    await vscode.commands.executeCommand('refactorPreview.discard');
    return over;
  }, 'the preview to be left');
  await command;
}

suite("rows' menus, as far as no other suite comes to them", () => {
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  teardown(restoreWorkspace);

  test('a defect: its code, its source, its details', async () => {
    const { details } = await activated();
    const row = await rowOf('MESH_RAFT_001');
    await run('openOccurrence', row);
    assert.equal(active(), 'src/consensus/raft_state.py');
    await run('openInReport', row);
    assert.equal(active(), 'defects.yaml');
    await run('openDetails', row);
    await waitFor(() => JSON.stringify(details.told).includes('MESH_RAFT_001'), 'its details');
  });

  test('a mention and a claim lead to their lines', async () => {
    const mention = await rowOf('MESH_RAFT_001', 'mention');
    await run('openInReport', mention);
    assert.equal(active(), 'defects.yaml');
    const { model } = (await activated()).defectsView;
    const claim = (await allRows()).find((node) => node.type === 'claim');
    assert.ok(claim);
    const { path, range } = model.claim(claim)!.source;
    await run('openInReport', claim);
    assert.equal(active(), path);
    assert.equal(vscode.window.activeTextEditor!.selection.start.line, range.start.line);
  });

  test('a template: opened, applied, and its code put in the place of what is there, after a preview', async () => {
    const template = await rowOf('MESH_RAFT_001', 'template');
    await run('openTemplate', template);
    assert.notEqual(active(), 'none:');
    const { model } = (await activated()).defectsView;
    const { path, range } = model.template(template)!.source;
    assert.equal(active(), path);
    assert.equal(vscode.window.activeTextEditor!.selection.active.line, range.start.line);

    const file = 'src/consensus/raft_state.py';
    const text = await read(file);
    const own = text.replace(
      /raise NotImplementedError\("snapshots[^\n]*/,
      'return repr(self.routes).encode("utf-8")',
    );
    await write(file, own);
    await waitForDefect(
      'MESH_RAFT_001',
      'one stub',
      ({ occurrences }) => occurrences.filter(({ proves }) => proves).length === 1,
    );
    await discarding(run('replaceExisting', await rowOf('MESH_RAFT_001', 'template')));
    assert.equal(await read(file), own);
    await run('applyTemplate', await rowOf('MESH_RAFT_001', 'template'));
    await waitFor(() => active() === file, 'the file of the template');
    assert.notEqual(vscode.window.activeTextEditor!.document.getText(), own);
  });

  test('a template that cannot be used leads to where it is written', async () => {
    const text = `version: 1
defects:
  - id: TEMP-1
    title: Its fix is nowhere
    templates: [nowhere]
templates:
  - { id: nowhere, title: Nowhere, targetPath: src/temp_target.py, file: audit/no_such_file.py }
`;
    await write('audit/defects.yaml', text);
    const template = await rowOf('TEMP-1', 'template');
    const { defectsView } = await activated();
    assert.equal(defectsView.itemOf(template).contextValue, 'template.unusable');
    await run('openTemplate', template);
    await waitFor(() => active() === 'audit/defects.yaml', 'its source');
  });

  test('a fix of a row is applied; with its status it is shown first', async () => {
    const before = await Promise.all(['src/monitoring/metrics.py', 'docs/PRODUCTION_READINESS.md'].map(read));
    await discarding(run('fixAndMark', await rowOf('MESH-101')));
    await run('fixDefect', await rowOf('MESH-101'));
    await waitFor(() => active() === 'src/monitoring/metrics.py', 'the file of the fix');
    const { document } = vscode.window.activeTextEditor!;
    assert.match(document.getText(), /def record_path_failover/);
    assert.equal(await read('docs/PRODUCTION_READINESS.md'), before[1]);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before[0]);
  });

  test('an occurrence is anchored to the selected lines', async () => {
    const occurrence = await rowOf('MESH_RAFT_001', 'occurrence');
    const editor = await open('src/consensus/election.py');
    const line = editor.document
      .getText()
      .split('\n')
      .findIndex((each) => each.startsWith('def ') || each.startsWith('class '));
    editor.selection = new vscode.Selection(line, 0, line, 0);
    const inventory = await vscode.workspace.openTextDocument(uriOf('defects.yaml'));
    const before = inventory.getText();
    await run('reanchorHere', occurrence);
    await waitFor(() => inventory.getText() !== before, 'the new place in the inventory');
    assert.match(inventory.getText(), /kind: range[^]*?election\.py/);
  });

  test('a place of a missing name: its code, and into the inventory with it', async () => {
    const rows = await allRows();
    const place =
      rows.find(({ type }) => type === 'importPlace') ?? rows.find(({ type }) => type === 'missingName');
    assert.ok(place);
    await run('openOccurrence', place);
    assert.match(active(), /\.py$/);
    const before = new Set((await defects()).map(({ id }) => id));
    await run('addUnreported', place);
    await waitFor(async () => (await defects()).some(({ id }) => !before.has(id)), 'the new defect');
  });

  test('a linked defect of the roadmap: its id; every kind of row has its text', async () => {
    const { roadmapView: view } = await activated();
    const rows = roadmapRows(view.model.roots(), (node) => view.model.children(node));
    const linked = rows.find(({ type }) => type === 'linked-defect') as Extract<
      RoadmapNode,
      { type: 'linked-defect' }
    >;
    await run('copyId', linked);
    assert.equal(await vscode.env.clipboard.readText(), linked.defectId);
    const kinds = ['phase', 'task', 'exit-criterion', 'criterion', 'criteria-category'];
    const found = kinds.map((kind) => rows.find(({ type }) => type === kind)!);
    await run('copyRoadmapText', found[0], found);
    const labels = found.map((node) => {
      const { label } = view.itemOf(node);
      return typeof label === 'string' ? label : label?.label;
    });
    assert.equal(await vscode.env.clipboard.readText(), labels.join('\n'));
    await run('openInReport', found[1]);
    await waitFor(() => active() === 'defects.yaml', 'the source of the task');
  });

  test('Space in the Roadmap view ticks the row in focus', async () => {
    const { roadmapView: view } = await activated();
    const before = await read('defects.yaml');
    const rows = roadmapRows(view.model.roots(), (node) => view.model.children(node));
    const task = rows.find((node) => node.type === 'task' && view.model.ticked(node)?.done === false)!;
    await view.reveal(task);
    await waitFor(() => view.selection[0]?.id === task.id, 'the task to be selected');
    await vscode.commands.executeCommand('defectLedger.roadmap.focus');
    await waitFor(async () => {
      if ((await read('defects.yaml')) === before) await run('toggleFocusedCheck');
      return view.model.ticked(task)?.done;
    }, 'the box to be ticked');
    assert.equal(
      (await read('defects.yaml')).split('done: true').length,
      before.split('done: true').length + 1,
    );
  });

  test('Filter by Evidence takes what is chosen as the filter', async () => {
    const { defectsView: view } = await activated();
    await waitFor(async () => {
      await answering(run('filterByEvidence'));
      return view.filter !== '';
    }, 'a filter');
    assert.match(view.filter, /^(?:evidence|is):/);
    assert.ok(view.model.shownCount() > 0 && view.model.shownCount() < view.model.totalCount());
  });

  test('a defect that several entries tell of: the one that is chosen becomes a defect of its own', async () => {
    const { contextValue } = (await activated()).defectsView.itemOf(await rowOf('MESH_RAFT_001'));
    assert.match(contextValue ?? '', /^defect.*\.joined$/);
    const before = (await defect('MESH_RAFT_001')).mentions.length;
    // A list that is answered before its rows are there ends without a choice.
    await waitFor(async () => {
      const written = await vscode.workspace.findFiles('.defect-ledger.json');
      if (written.length === 0) await answering(run('splitDefect', await rowOf('MESH_RAFT_001')));
      return written.length > 0;
    }, 'the decision');
    assert.match(await read('.defect-ledger.json'), /"split"/);
    await waitFor(async () => {
      const entries = (await defects()).filter(({ id }) => id.startsWith('MESH_RAFT_001'));
      return entries.length > 1 || (await defect('MESH_RAFT_001')).mentions.length < before;
    }, 'the defect to be split');
  });

  test('one of several defects of a place is chosen, and revealed', async () => {
    const { defectsView: view } = await activated();
    const ids = ['MESH_RAFT_001', 'MESH-106'];
    await waitFor(async () => {
      await answering(run('pickDefect', ids, key()));
      return view.selection.some((row) => ids.some((id) => row.id.endsWith(`:${id}`)));
    }, 'one of them to be selected');
  });

  test('what a card and a lens open is peeked at: occurrences, other reports', async () => {
    const { occurrences, mentions } = await defect('MESH_RAFT_001');
    const { document } = await open('defects.yaml');
    const line = mentions[0]!.range.start.line;
    const places = [
      ['peekOccurrences', occurrences.map(({ path }) => path)],
      ['peekReports', mentions.slice(1).map(({ path }) => path)],
    ] as const;
    for (const [command, paths] of places) {
      await vscode.window.showTextDocument(document);
      await run(command, ['MESH_RAFT_001'], key(), document.uri.toString(), line);
      await waitFor(async () => {
        await vscode.commands.executeCommand('goToNextReference');
        return paths.includes(active());
      }, `one of ${paths.join()}`);
      await vscode.commands.executeCommand('closeReferenceSearch');
    }
  });
});

async function defects(): Promise<readonly { id: string }[]> {
  return (await activated()).ledgers[0]!.ledger.defects;
}

function roadmapRows(
  nodes: readonly RoadmapNode[],
  children: (node: RoadmapNode) => readonly RoadmapNode[],
): RoadmapNode[] {
  return nodes.flatMap((node) => [node, ...roadmapRows(children(node), children)]);
}
