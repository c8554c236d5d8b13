import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { DefectNode } from '../../../src/views/model/DefectsModel';
import {
  activated,
  defect,
  folder,
  ledger,
  open,
  read,
  rememberWorkspace,
  restoreWorkspace,
  uriOf,
  waitForDefect,
  write,
} from '../support';
import { waitFor } from '../waitFor';

const decisions = '.defect-ledger.json';
const sources = {
  'audit/defects.yaml': `version: 1
defects:
  - id: TEMP-1
    title: Keys are written to the log
    priority: P1
  - id: TEMP-3
    title: Clock drifts on the gateway
    priority: P1
`,
  'team/known-issues.yaml': `issues:
  - id: TEMP-2
    title: Secrets leak through debug output
    severity: HIGH
    priority: P1
  - id: TEMP-3
    title: The gateway clock drifts
    priority: P1
`,
};

const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`defectLedger.${command}`, ...args);

async function rowOf(id: string): Promise<DefectNode> {
  const node = (await activated()).defectsView.model.find(folder().uri.toString(), id);
  assert.ok(node, `there is no row of ${id}`);
  return node;
}

async function mentionRows(id: string): Promise<DefectNode[]> {
  const { model } = (await activated()).defectsView;
  return model.children(await rowOf(id)).filter((node) => node.type === 'mention');
}

async function exists(path: string): Promise<boolean> {
  return vscode.workspace.fs.stat(uriOf(path)).then(
    () => true,
    () => false,
  );
}

async function ids(): Promise<string[]> {
  return (await ledger()).defects.map(({ id }) => id).filter((id) => id.startsWith('TEMP-'));
}

suite('merge and split', () => {
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  setup(async () => {
    for (const [path, text] of Object.entries(sources)) await write(path, text);
    await waitFor(async () => (await ids()).length === 3, 'three defects');
  });
  teardown(async () => {
    await restoreWorkspace();
    // The next test must not take this one's defects for its own.
    await waitFor(async () => (await ids()).length === 0, 'the defects of the test gone');
  });

  test('merge: one defect with both mentions, revealed, the decision in a saved file', async () => {
    const { defectsView: view } = await activated();
    await run('mergeDefect', await rowOf('TEMP-1'), 'TEMP-2');
    const merged = await defect('TEMP-1');
    assert.deepEqual(
      merged.mentions.map(({ entry }) => entry),
      ['audit/defects.yaml#TEMP-1', 'team/known-issues.yaml#TEMP-2'],
    );
    assert.equal(merged.severity, 'high');
    assert.deepEqual((await ids()).sort(), ['TEMP-1', 'TEMP-3']);
    await waitFor(() => view.selection[0]?.id.endsWith(':TEMP-1'), 'the merged row to be selected');
    const text = await read(decisions);
    for (const { entry } of merged.mentions) assert.ok(text.includes(entry), text);
  });

  test('rows say why they were joined, and only joined ones can be split', async () => {
    const { defectsView: view } = await activated();
    const [alone] = await mentionRows('TEMP-1');
    assert.equal(view.itemOf(alone!).description, 'reported here');
    assert.equal(view.itemOf(alone!).contextValue, 'mention');
    assert.doesNotMatch(view.itemOf(await rowOf('TEMP-1')).contextValue ?? '', /joined/);
    await run('mergeDefect', await rowOf('TEMP-1'), 'TEMP-2');
    const [first, second] = (await mentionRows('TEMP-1')).map((node) => view.itemOf(node));
    assert.equal(first!.description, 'reported here');
    assert.equal(second!.description, (await defect('TEMP-1')).mentions[1]!.joinedBy);
    assert.ok(String(second!.description).length > 0);
    assert.equal(second!.contextValue, 'mention.joined');
    assert.match((second!.tooltip as vscode.MarkdownString).value, /Split/);
    assert.match(view.itemOf(await rowOf('TEMP-1')).contextValue ?? '', /^defect.*\.joined$/);
  });

  test('a mention joined by its id says so', async () => {
    const { defectsView: view } = await activated();
    const rows = (await mentionRows('TEMP-3')).map((node) => view.itemOf(node));
    assert.deepEqual(
      rows.map(({ description }) => description),
      ['reported here', 'same id'],
    );
    assert.match((rows[1]!.tooltip as vscode.MarkdownString).value, /same.*id/);
  });

  test('split takes a merge by hand back', async () => {
    const { defectsView: view } = await activated();
    await run('mergeDefect', await rowOf('TEMP-1'), 'TEMP-2');
    const [, second] = await mentionRows('TEMP-1');
    await run('splitMention', second);
    assert.deepEqual((await ids()).sort(), ['TEMP-1', 'TEMP-2', 'TEMP-3']);
    await waitFor(() => view.selection[0]?.id.endsWith(':TEMP-2'), 'the split row to be selected');
    await run('mergeDefect', await rowOf('TEMP-2'), 'TEMP-1');
    assert.deepEqual((await ids()).sort(), ['TEMP-1', 'TEMP-3']);
  });

  test('split parts what a rule joined, and the file is there after a restart', async () => {
    const [, second] = await mentionRows('TEMP-3');
    await run('splitMention', second);
    assert.equal((await defect('TEMP-3')).mentions.length, 1);
    const parts = (await ledger()).defects.filter(({ mentions }) =>
      mentions.some(({ entry }) => entry.endsWith('#TEMP-3')),
    );
    assert.deepEqual(
      parts.map(({ mentions }) => mentions.map(({ path }) => path)),
      Object.keys(sources).map((path) => [path]),
    );
    await run('refresh');
    assert.equal((await defect('TEMP-3')).mentions.length, 1);
    await vscode.workspace.fs.delete(uriOf(decisions));
    await waitForDefect('TEMP-3', 'one again', (found) => found.mentions.length === 2);
  });

  test('an existing file is edited in place, saved, and one undo takes the merge back', async () => {
    await run('splitMention', (await mentionRows('TEMP-3'))[1]);
    await waitFor(async () => (await ids()).length === 4, 'the mention on its own');
    const before = await read(decisions);
    const editor = await open(decisions);
    await run('mergeDefect', await rowOf('TEMP-1'), 'TEMP-2');
    await waitFor(async () => (await ids()).length === 3, 'one defect of two');
    assert.equal(editor.document.isDirty, false);
    assert.equal(await read(decisions), editor.document.getText());
    assert.ok(editor.document.getText().includes('#TEMP-3'));
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before);
    await waitFor(async () => (await ids()).length === 4, 'both defects back');
  });

  test('another defect or a mention that is not there changes nothing', async () => {
    await run('mergeDefect', await rowOf('TEMP-1'), 'NO-SUCH');
    await run('mergeDefect', await rowOf('TEMP-1'), 'TEMP-1');
    await run('splitMention', (await mentionRows('TEMP-1'))[0]);
    await run('mergeDefect', undefined);
    await run('splitDefect', undefined);
    assert.equal(await exists(decisions), false);
    assert.equal((await ids()).length, 3);
  });
});
