import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { handle, inventory, report, row, telling, withEditedSources, yaml } from '../editedSources';
import {
  actionsIn,
  activated,
  answering,
  defect,
  folder,
  ledger,
  open,
  read,
  type,
  uriOf,
  waitForDefect,
  write,
} from '../support';
import { waitFor } from '../waitFor';

const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`defectLedger.${command}`, ...args);
const press = (command: string) => vscode.commands.executeCommand(`workbench.action.${command}`);

async function actionsAt(path: string, words: string, wanted: RegExp): Promise<vscode.CodeAction[]> {
  const document = await vscode.workspace.openTextDocument(uriOf(path));
  const at = document.positionAt(document.getText().indexOf(words));
  return actionsIn(document.uri, new vscode.Range(at, at), wanted, vscode.CodeActionKind.Refactor.value);
}

suite('commands that edit', () => {
  withEditedSources();

  test('each field of a row is set where it stands, on disk', async () => {
    const one = await row('EDIT-01');
    await run('setSeverity', one, undefined, 'low');
    await run('setPriority', one, undefined, 'P0');
    await run('setOwner', one, undefined, 'Grace');
    await run('editTitle', one, undefined, 'Another title');
    await run('setStatus', one, [one, await row('EDIT-02')], 'in-progress');
    const text = await read(inventory);
    const expected = [/title: Another title/, /severity: low/, /priority: P0/, /owner: Grace/];
    for (const pattern of expected) assert.match(text, pattern);
    assert.equal(text.match(/status: in-progress/g)?.length, 2);
    assert.match(text, /status: in-progress # still/);
    await waitForDefect(
      'EDIT-01',
      'edited',
      ({ severity, owner, priority }) => [severity, owner, priority].join() === 'low,Grace,P0',
    );
  });

  test('mark resolved: in the words of the report, for the defect at the cursor', async () => {
    const editor = await open(telling);
    const at = editor.document.positionAt(report.indexOf('Cache keeps'));
    editor.selection = new vscode.Selection(at, at);
    await run('markResolved');
    assert.equal(await read(telling), report.replace('FAILING_TEST', 'RESOLVED'));
    assert.ok(!editor.document.isDirty);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), report);
  });

  test('mark resolved: of several rows at once, each in its own source', async () => {
    const rows = await Promise.all(['EDIT-02', 'TELL-1'].map(row));
    await run('markResolved', rows[0], rows);
    assert.equal(await read(inventory), yaml.replace('open # still', 'resolved # still'));
    assert.equal(await read(telling), report.replace('FAILING_TEST', 'RESOLVED'));
  });

  test('the quick pick begins at the present value, and Enter on another one writes it', async () => {
    let over = true;
    let presses = 0;
    // Keys that come before the list is there are lost, so that Enter may take the present value, which changes nothing.
    await waitFor(async () => {
      if (over) {
        over = false;
        void run('setStatus', handle('EDIT-01')).then(() => (over = true));
      }
      await press(++presses % 5 === 0 ? 'acceptSelectedQuickOpenItem' : 'quickOpenSelectNext');
      return over && (await read(inventory)) !== yaml;
    }, 'the status to be written');
    assert.notEqual(
      (await waitForDefect('EDIT-01', 'set', ({ status }) => status !== 'open')).status,
      'open',
    );
    assert.equal((await read(inventory)).replace(/status: [\w-]+/, 'status: open'), yaml);
  });

  test('edit field: the first field is the status', async () => {
    await answering(run('editField', await row('EDIT-02')));
    assert.equal(await read(inventory), yaml);
  });

  test('delete takes the entry out, undo brings it back; a dirty document is not saved', async () => {
    const editor = await open(inventory);
    await type(editor, 'version: 1', 'version: 1 # typed');
    await run('deleteDefect', await row('EDIT-02'), undefined, true);
    assert.doesNotMatch(editor.document.getText(), /EDIT-02/);
    assert.equal(await read(inventory), yaml);
    assert.ok(editor.document.isDirty);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), yaml.replace('version: 1', 'version: 1 # typed'));
  });

  test('duplicate: the same under the next id, revealed', async () => {
    const { defectsView } = await activated();
    await answering(run('duplicateDefect', await row('EDIT-01')));
    assert.match(await read(inventory), /- id: EDIT-03 # one\n {4}title: First of the list/);
    assert.equal((await defect('EDIT-03')).severity, 'high');
    await waitFor(() => defectsView.selection[0]?.id.endsWith(':EDIT-03'), 'the copy to be selected');
  });

  test('phase: a task of the phase deals with the defect; back to none, and every byte is as before', async () => {
    await run('setPhase', await row('EDIT-01'), undefined, 'edit-phase');
    const text = await read(inventory);
    assert.ok(text.startsWith(yaml), text);
    assert.match(text.slice(yaml.length), /^ {6}- title: First of the list\n {8}defects: \[EDIT-01\]\n$/);
    await waitForDefect('EDIT-01', 'in its phase', ({ phases }) => phases.join() === 'edit-phase');
    await vscode.window.showTextDocument(uriOf(inventory));
    await vscode.commands.executeCommand('undo');
    await vscode.workspace.saveAll(false);
    assert.equal(await read(inventory), yaml);
    await waitForDefect('EDIT-01', 'in no phase', ({ phases }) => phases.length === 0);
  });

  test('phase: where a task says more than that, it is refused with the reason, and nothing changes', async () => {
    const { writer } = await activated();
    assert.equal((await defect('MESH-101')).phases.length, 1);
    const before = await read('defects.yaml');
    const written = await writer.write(folder(), [
      { kind: 'phase', defectId: 'MESH-101', phaseId: undefined },
    ]);
    assert.match(written.written ? '' : written.reason, /by hand/);
    assert.equal(await read('defects.yaml'), before);
  });

  test('what is of no folder or no defect any more changes nothing', async () => {
    await run('setStatus', { key: 'file:///nowhere', defectId: 'EDIT-01' }, undefined, 'resolved');
    await run('setStatus', handle('EDIT-99'), undefined, 'resolved');
    await run('setStatus', handle('EDIT-01'), undefined, 'no-such-status');
    assert.equal(await read(inventory), yaml);
  });

  test('actions in a report: mark, set severity, tick and untick; none of them without being asked', async () => {
    const titles = (await actionsAt(telling, 'TELL-1', /^Mark/)).map(({ title }) => title);
    assert.ok(
      titles.includes('Mark TELL-1 resolved') && titles.includes('Set severity of TELL-1...'),
      titles.join(),
    );
    const [tick] = (await actionsAt(telling, 'Drop the cache', /^Tick/)).filter(({ title }) =>
      title.startsWith('Tick'),
    );
    assert.equal(tick?.title, 'Tick: Drop the cache');
    await vscode.commands.executeCommand(tick.command!.command, ...(tick.command!.arguments as unknown[]));
    const [untick] = (await actionsAt(telling, 'Set the clock', /^Untick/)).filter(({ title }) =>
      title.startsWith('Untick'),
    );
    await vscode.commands.executeCommand(
      untick!.command!.command,
      ...(untick!.command!.arguments as unknown[]),
    );
    assert.equal(await read(telling), report.replace('[ ] Drop', '[x] Drop').replace('[x] Set', '[ ] Set'));
  });

  test('new defect from selected code: its anchor has the symbol and the hash; revealed', async () => {
    const { defectsView } = await activated();
    const code = 'src/editing_new.py';
    await write(code, 'class Door:\n    def open(self):\n        return self.lock.turn(1)\n');
    const editor = await open(code);
    editor.selection = new vscode.Selection(2, 8, 2, 32);
    const before = await read('defects.yaml');
    await run('newDefect', undefined, {
      id: 'EDIT-50',
      title: 'The door sticks',
      priority: 'P1',
      severity: 'low',
    });
    const text = await read('defects.yaml');
    assert.match(text, /- id: EDIT-50\n/);
    assert.match(text, /Door\.open/);
    const made = await waitForDefect(
      'EDIT-50',
      'found in the code',
      ({ occurrences }) => occurrences.length === 1,
    );
    const [anchor] = made.anchors;
    assert.ok(anchor?.kind === 'range' && anchor.hash !== undefined && anchor.symbol === 'Door.open');
    assert.equal(made.occurrences[0]!.path, code);
    assert.equal(made.occurrences[0]!.range.start.line, 2);
    await waitFor(() => defectsView.selection[0]?.id.endsWith(':EDIT-50'), 'the new row to be selected');
    for (const line of before.split('\n')) assert.ok(text.includes(line));
  });

  test('new defect without an inventory makes one', async () => {
    const { natives } = await nativesNow();
    for (const path of natives) await vscode.workspace.fs.delete(uriOf(path));
    await waitFor(async () => (await nativesNow()).natives.length === 0, 'no inventory');
    await run('newDefect', undefined, { id: 'EDIT-51', title: 'Nobody wrote this down' });
    assert.equal(
      await read('defects.yaml'),
      'version: 1\n\ndefects:\n  - id: EDIT-51\n    title: Nobody wrote this down\n    status: open\n',
    );
    await waitForDefect('EDIT-51', 'in the ledger', ({ title }) => title.startsWith('Nobody'));
  });

  test('new defect into a report that is named, in its own words', async () => {
    await run('newDefect', undefined, {
      id: 'TELL-3',
      title: 'Queue drops jobs',
      severity: 'low',
      into: telling,
    });
    const [before, after] = report.split('RESOLVED |\n');
    const made = '| TELL-3 | Queue drops jobs | Low | FAILING_TEST |\n';
    assert.equal(await read(telling), `${before}RESOLVED |\n${made}${after}`);
    await waitForDefect('TELL-3', 'read from the report', ({ severity }) => severity === 'low');
    const { defectsView } = await activated();
    await waitFor(() => defectsView.selection[0]?.id.endsWith(':TELL-3'), 'the new row to be selected');
  });

  test('new defect without an inventory asks which source it goes into', async () => {
    const { natives } = await nativesNow();
    for (const path of natives) await vscode.workspace.fs.delete(uriOf(path));
    await waitFor(
      async () => !(await ledger()).sources.some(({ path }) => natives.includes(path)),
      'no inventory in the ledger',
    );
    const before = await textsOf();
    // By Enter alone: the first of each list (P0, critical, the source), and the id that is proposed.
    await answering(run('newDefect', undefined, { title: 'Queue drops jobs' }));
    const after = await textsOf();
    const changed = [...after.keys()].filter((path) => before.get(path) !== after.get(path));
    assert.equal(changed.length, 1, changed.join());
    assert.ok(before.has(changed[0]!), 'a source that was there');
    await waitFor(
      async () =>
        (await ledger()).defects.some(
          ({ title, priority }) => title === 'Queue drops jobs' && priority === 'P0',
        ),
      'the new defect to be read',
    );
  });
});

/** Of all sources, as they are on disk. */
async function textsOf(): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { path } of (await ledger()).sources) texts.set(path, await read(path).catch(() => ''));
  return texts;
}

async function nativesNow(): Promise<{ natives: string[] }> {
  const natives: string[] = [];
  for (const { path, kind } of (await ledger()).sources) {
    if (kind !== 'inventory') continue;
    if (/^version: 1|"version": 1/m.test(await read(path).catch(() => ''))) natives.push(path);
  }
  return { natives };
}
