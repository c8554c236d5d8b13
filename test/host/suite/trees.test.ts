import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { humanize } from '../../../src/core/sources/words';
import { escapeMarkdown } from '../../../src/views/model/escapeMarkdown';
import { defectTooltip } from '../../../src/views/defectItem';
import { activated, folder } from '../support';
import { waitFor } from '../waitFor';

const label = (item: vscode.TreeItem): string =>
  typeof item.label === 'string' ? item.label : (item.label?.label ?? '');

suite('Defects view', () => {
  test('groups by priority, most urgent first, with counts', async () => {
    const { defectsView: view } = await activated();
    const rows = view.model.roots().map((node) => [label(view.itemOf(node)), view.itemOf(node).description]);
    assert.deepEqual(rows, [
      ['P0', '4 · 4 confirmed'],
      ['P1', '10 · 8 open · 2 confirmed'],
      ['P2', '3 · 2 open · 1 confirmed'],
      ['No priority', '3'],
      ['Contradictions', '2'],
      ['Unreported import errors', '2'],
    ]);
  });

  test('a defect row has id, title, evidence, severity icon in a theme colour and a name for screen readers', async () => {
    const { defectsView: view } = await activated();
    const item = view.itemOf(view.model.find(folder().uri.toString(), 'MESH-101')!);
    assert.equal(label(item), 'MESH-101  Failover counter is imported but never defined');
    // The number is at the right edge of the row.
    assert.equal(item.description, 'confirmed');
    assert.ok(item.iconPath instanceof vscode.ThemeIcon);
    assert.equal(item.iconPath.id, 'flame');
    assert.equal(item.iconPath.color?.id, 'problemsErrorIcon.foreground');
    assert.match(
      item.accessibilityInformation?.label ?? '',
      /MESH-101.*P0.*severity: Critical.*status: open.*evidence: confirmed in 7 places/,
    );
  });

  test('evidence says where status and code disagree', async () => {
    const { defectsView: view } = await activated();
    const description = (id: string) =>
      view.itemOf(view.model.find(folder().uri.toString(), id)!).description;
    assert.equal(description('MESH-104'), 'looks fixed');
    assert.equal(description('MESH-103'), 'resolved, but still in the code');
    assert.equal(description('MESH-105'), 'resolved · cleared');
    assert.equal(description('MESH_TRACE_001'), 'not located');
  });

  test('the hover has every field and detail, as plain text', async () => {
    const { defectsView: view } = await activated();
    const tooltip = defectTooltip(
      view.model.defect(view.model.find(folder().uri.toString(), 'MESH_HEAL_001')!)!,
    );
    assert.equal(tooltip.isTrusted ?? false, false);
    assert.equal(tooltip.supportHtml ?? false, false);
    assert.equal(tooltip.supportThemeIcons ?? false, false);
    assert.ok(tooltip.value.includes(escapeMarkdown('MESH_HEAL_001')));
    assert.match(tooltip.value, /\*\*Gap\*\* 9%/);
    const { details } = view.model.defect(view.model.find(folder().uri.toString(), 'MESH_HEAL_001')!)!;
    assert.ok(Object.keys(details).length > 0);
    for (const key of Object.keys(details))
      assert.ok(tooltip.value.includes(`**${escapeMarkdown(humanize(key))}** `), key);
  });

  test('under a defect: occurrences, then templates, then mentions', async () => {
    const { defectsView: view } = await activated();
    const node = view.model.find(folder().uri.toString(), 'MESH_RAFT_001')!;
    const children = view.model.children(node);
    assert.deepEqual(
      children.map((child) => child.type),
      ['occurrence', 'occurrence', 'occurrence', 'template', 'mention', 'mention', 'mention', 'mention'],
    );
    const rows = children.map((child) => label(view.itemOf(child)));
    assert.deepEqual(rows.slice(0, 3), ['raft_state.py:88', 'raft_state.py:92', 'test_raft_snapshot.py:23']);
    assert.deepEqual(
      rows.slice(4).map((row) => row.split(':')[0]),
      ['defects.yaml', 'defects_inventory.json', 'P0_ANALYSIS.md', 'PRODUCTION_READINESS.md'],
    );
  });

  test('every node knows its parent', async () => {
    const { defectsView: view } = await activated();
    for (const group of view.model.roots()) {
      for (const node of view.model.children(group)) {
        assert.equal(view.model.parent(node), group);
        for (const child of view.model.children(node)) assert.equal(view.model.parent(child), node);
      }
    }
  });

  test('reveal selects the row in the real view', async () => {
    const { defectsView: view } = await activated();
    assert.ok(await view.reveal('MESH-106'));
    await waitFor(() => view.selection[0]?.id.endsWith(':MESH-106'), 'the row to be selected');
    assert.equal(await view.reveal('NO-SUCH'), false);
  });

  test('badge: the open P0 defects', async () => {
    const { defectsView: view } = await activated();
    assert.deepEqual(view.badge, {
      value: 4,
      tooltip: '4 open P0 defects, 6 confirmed by the code, 1 looks fixed, 1 resolved but still in the code',
    });
  });
});

suite('Roadmap view', () => {
  test('phases in order with weeks and progress', async () => {
    const { roadmapView: view } = await activated();
    view.showDay('2025-11-20');
    const rows = view.model.roots().map((node) => [label(view.itemOf(node)), view.itemOf(node).description]);
    view.showDay(undefined);
    const described = rows.filter(([name]) => /Unblock|Close the|Criteria/.test(String(name)));
    const expected = [
      /^Unblock the daemon: .*weeks 1–2 · 0\/5 \(0%\) · fixed \d\/\d, \d confirmed/,
      /^Close the security findings: .*weeks 3–4 · 1\/3 \(33%\) · fixed \d\/\d/,
      /^Criteria: 6\/25 \(24%\)$/,
    ];
    assert.equal(described.length, expected.length);
    for (const [i, row] of described.entries()) assert.match(row.join(': '), expected[i]!);
    assert.equal(rows.length, 9);
  });

  test('tasks lead to their defects, criteria stand beside them', async () => {
    const { roadmapView: view } = await activated();
    const phase = view.model.roots().find((node) => label(view.itemOf(node)).includes('Unblock'))!;
    const children = view.model.children(phase);
    assert.deepEqual(
      children.map((child) => child.type),
      ['task', 'task', 'task', 'task', 'task', 'exit-criteria'],
    );
    const linked = view.model.children(children[0]!);
    assert.deepEqual(
      linked.map((node) => view.model.defect(node)?.id),
      ['MESH-101'],
    );
    assert.equal(view.itemOf(children[5]!).description, '1/3 (33%)');
  });

  test('reveal selects the row in the real view', async () => {
    const { roadmapView: view } = await activated();
    const phase = view.model.roots().find(({ type }) => type === 'phase')!;
    const task = view.model.children(phase)[0]!;
    await view.reveal(task);
    await waitFor(() => view.selection[0]?.id === task.id, 'the task to be selected');
  });
});
