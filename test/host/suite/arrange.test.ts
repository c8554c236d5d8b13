import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { GROUPINGS, SORTINGS } from '../../../src/views/model/arrangement';
import type { DefectNode } from '../../../src/views/model/DefectsModel';
import {
  activated,
  answering,
  folder,
  ledger,
  open,
  read,
  rememberWorkspace,
  restoreWorkspace,
  write,
} from '../support';
import { waitFor } from '../waitFor';

const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`defectLedger.${command}`, ...args);
const label = (item: vscode.TreeItem): string =>
  typeof item.label === 'string' ? item.label : (item.label?.label ?? '');
const key = (): string => folder().uri.toString();

/** Labels of the groups at the top that hold defects. */
async function groups(): Promise<string[]> {
  const { defectsView: view } = await activated();
  return view.model
    .roots()
    .filter(({ type }) => type === 'group' || type === 'folder')
    .map((node) => label(view.itemOf(node)));
}

suite('Defects view: grouped, sorted, filtered', () => {
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  teardown(restoreWorkspace);

  test('by status, evidence, owner: words by their meaning, what has none last', async () => {
    await run('groupDefects', 'status');
    assert.deepEqual((await groups()).slice(0, 1), ['Open']);
    await run('groupDefects', 'evidence');
    assert.deepEqual(await groups(), ['Confirmed', 'Located', 'Cleared', 'Not located']);
    await run('groupDefects', 'owner');
    assert.equal((await groups()).at(-1), 'No owner');
  });

  test('every grouping and order shows every defect, with a name for screen readers', async () => {
    const { defectsView: view } = await activated();
    for (const by of GROUPINGS) {
      await run('groupDefects', by);
      const seen = new Set<string>();
      const visit = (node: DefectNode): void => {
        const item = view.itemOf(node);
        assert.equal(item.id, node.id);
        assert.ok(item.accessibilityInformation?.label, node.id);
        if (node.type === 'defect') seen.add(node.defectId);
        else if (node.type === 'group' || node.type === 'folder') view.model.children(node).forEach(visit);
      };
      view.model.roots().forEach(visit);
      assert.equal(seen.size, view.model.totalCount(), by);
    }
    await run('groupDefects', 'none');
    for (const by of SORTINGS) {
      await run('sortDefects', by);
      assert.equal(view.arrangement.sortBy, by);
    }
    await run('sortDefects', 'id');
    const ids = view.model.roots().flatMap((node) => (node.type === 'defect' ? [node.defectId] : []));
    assert.deepEqual(
      ids,
      [...ids].sort(new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare),
    );
  });

  test('files in a list, then below their folders, with the icons of their kind', async () => {
    const { defectsView: view } = await activated();
    await run('groupDefects', 'file');
    const files = view.model.roots().filter(({ type }) => type === 'group');
    const item = view.itemOf(files.find((node) => label(view.itemOf(node)) === 'failover.py')!);
    assert.equal(item.iconPath, vscode.ThemeIcon.File);
    assert.match(String(item.description), /^src\/routing · \d/);
    // Its name alone makes the icon: the Explorer's own counts are not to stand beside ours.
    assert.equal(item.resourceUri?.path, '/src/routing/failover.py');
    await run('showAsFolders');
    const names = await groups();
    assert.ok(names.includes('src') && !names.includes('failover.py'), names.join());
    await run('showAsList');
    assert.ok((await groups()).includes('failover.py'));
  });

  test('a defect in several files is revealed in one of them', async () => {
    const { defectsView: view } = await activated();
    for (const layout of ['showAsFolders', 'showAsList']) {
      await run('groupDefects', 'file');
      await run(layout);
      assert.ok(await view.reveal('MESH_RAFT_001'));
      await waitFor(() => view.selection[0]?.id.endsWith(':MESH_RAFT_001'), 'the row to be selected');
    }
  });

  test('the pick of groups marks the one of now and takes another', async () => {
    const { defectsView: view } = await activated();
    // The one of now is the active one; one below it is taken. The list opens between any two of the keys.
    let presses = 0;
    await waitFor(async () => {
      presses = (presses % 8) + 1;
      const down = Array.from({ length: presses }, () => 'quickOpenSelectNext' as const);
      await answering(run('groupDefects'), ...down, 'acceptSelectedQuickOpenItem');
      return view.arrangement.groupBy !== 'priority';
    }, 'another grouping');
  });

  test('a filter of fields and words; the view shows it and how many there are', async () => {
    const { defectsView: view } = await activated();
    await run('filterDefects', 'is:open severity:critical -evidence:unlocated');
    const shown = view.model.shownCount();
    assert.ok(shown > 0 && shown < view.model.totalCount());
    assert.match(view.message, /is:open severity:critical -evidence:unlocated/);
    assert.equal(view.description, `${shown} of ${view.model.totalCount()}`);
    await run('clearFilter');
    assert.equal(view.message, '');
    assert.equal(view.description, '');
  });

  test('where nothing matches the welcome content has room, and the description says what is looked for', async () => {
    const { defectsView: view } = await activated();
    await run('filterDefects', 'no-such-word');
    assert.equal(view.message, '');
    assert.equal(view.description, `no-such-word · 0 of ${view.model.totalCount()}`);
  });

  test('the defects of the active file: of code those found there, of a source those told there', async () => {
    const { defectsView: view } = await activated();
    await open('src/routing/failover.py');
    await run('filterByActiveFile');
    assert.equal(view.filter, 'file:"src/routing/failover.py"');
    assert.ok(view.model.isShown(view.model.find(key(), 'MESH-101')!));
    const { defects } = await ledger();
    const there = defects.filter((d) => d.occurrences.some(({ path }) => path === 'src/routing/failover.py'));
    assert.equal(view.model.shownCount(), there.length);
    await open('docs/P0_ANALYSIS.md');
    await run('filterByActiveFile');
    assert.equal(view.filter, 'source:"docs/P0_ANALYSIS.md"');
    assert.ok(view.model.shownCount() > 0);
  });

  test('the hover of a group counts; it does not repeat the name', async () => {
    const { defectsView: view } = await activated();
    await run('groupDefects', 'status');
    const node = view.model.roots().find((each) => label(view.itemOf(each)) === 'Resolved')!;
    const item = view.itemOf(node);
    assert.equal(item.description, '2 · 1 confirmed');
    assert.equal(item.tooltip, '2 defects, 0 open, 1 confirmed');
    const [row] = view.model.children(node);
    assert.doesNotMatch(String(view.itemOf(row!).description), /^resolved( ·|$)/);
  });

  test('the filter follows what is typed, and Escape brings the one from before back', async () => {
    const { defectsView: view } = await activated();
    await run('filterDefects', 'raft');
    await answering(run('filterDefects'), 'closeQuickOpen');
    assert.equal(view.filter, 'raft');
  });

  test('all ids of the selected rows are copied', async () => {
    const { defectsView: view } = await activated();
    const rows = ['MESH-101', 'MESH-106', 'MESH-101'].map((id) => view.model.find(key(), id)!);
    await run('copyId', rows[0], rows);
    assert.equal(await vscode.env.clipboard.readText(), 'MESH-101\nMESH-106');
    await run('copyAsMarkdown', rows[0], rows);
    const text = await vscode.env.clipboard.readText();
    assert.match(
      text,
      /^- `MESH-101` Failover counter .*\(P0 · critical · open · confirmed · 7\)\n {2}- `src\//,
    );
    assert.equal(text.match(/^- `/gm)?.length, 2);
    assert.deepEqual(
      view.selectedDefects(rows[0], rows).map(({ folderKey, defect }) => `${folderKey} ${defect.id}`),
      [`${key()} MESH-101`, `${key()} MESH-106`],
    );
    assert.deepEqual(
      view.selectedDefects(rows[1], undefined).map(({ defect }) => defect.id),
      ['MESH-106'],
    );
  });

  test('a selected defect that comes to another group stays selected', async () => {
    const { defectsView: view } = await activated();
    await run('groupDefects', 'status');
    assert.ok(await view.reveal('MESH-106'));
    await waitFor(() => view.selection[0]?.id.endsWith(':MESH-106'), 'the row to be selected');
    const before = view.selection[0]!.id;
    const text = await read('defects.yaml');
    await write('defects.yaml', text.replace('id: MESH-106\n', 'id: MESH-106\n    status: blocked\n'));
    const now = await waitFor(() => {
      const [selected] = view.selection;
      return selected && selected.id !== before && selected.id.endsWith(':MESH-106') && selected;
    }, 'the row in its new group to be selected');
    assert.equal(label(view.itemOf(view.model.parent(now)!)), 'Blocked');
  });

  test('the hover comes when it is asked for', async () => {
    const { defectsView: view } = await activated();
    const node = view.model.find(key(), 'MESH-101')!;
    assert.equal(view.itemOf(node).tooltip, undefined);
    const { tooltip } = view.resolvedItemOf(node);
    assert.ok(tooltip instanceof vscode.MarkdownString);
    assert.equal(tooltip.isTrusted ?? false, false);
    assert.match(tooltip.value, /In the code/);
  });
});
