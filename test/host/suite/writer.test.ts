import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { WriteRequest } from '../../../src/workspace/LedgerWriter';
import {
  bytesOf,
  editedIds,
  inventory,
  report,
  saveDocuments,
  telling,
  withEditedSources,
  writeBytes,
  yaml,
} from '../editedSources';
import { activated, folder, ledger, open, read, type, uriOf, waitForDefect, write } from '../support';
import { waitFor } from '../waitFor';

const status = (defectId: string, value: string): WriteRequest => ({
  kind: 'field',
  defectId,
  field: 'status',
  value,
});

async function writing(...requests: WriteRequest[]) {
  return (await activated()).writer.write(folder(), requests);
}

async function written(...requests: WriteRequest[]): Promise<readonly string[]> {
  const result = await writing(...requests);
  assert.ok(result.written, JSON.stringify(result));
  return result.paths;
}

async function tick(title: string, done = true): Promise<WriteRequest> {
  const task = (await ledger()).phases.flatMap(({ tasks }) => tasks).find((each) => each.title === title);
  assert.ok(task, `there is no task ${title}`);
  return { kind: 'check', source: task.source, done };
}

suite('writing to sources', () => {
  withEditedSources();

  test('a closed file is changed on disk, nothing else in it', async () => {
    assert.deepEqual(await written(status('EDIT-02', 'resolved')), [inventory]);
    assert.equal(await read(inventory), yaml.replace('open # still', 'resolved # still'));
    assert.deepEqual(await written(status('TELL-1', 'resolved')), [telling]);
    assert.equal(await read(telling), report.replace('FAILING_TEST', 'RESOLVED'));
  });

  test('a dirty document stays dirty, and one undo takes the change back', async () => {
    const editor = await open(inventory);
    await type(editor, '# kept', '# kept and more');
    await written(status('EDIT-01', 'blocked'), status('EDIT-02', 'in-progress'));
    assert.ok(editor.document.isDirty);
    assert.equal(await read(inventory), yaml);
    assert.match(editor.document.getText(), /status: blocked[^]*status: in-progress # still/);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), yaml.replace('# kept', '# kept and more'));
  });

  test('many calls at once lose nothing, in one file and across files', async () => {
    const results = await Promise.all([
      writing(status('EDIT-01', 'resolved')),
      writing({ kind: 'field', defectId: 'EDIT-01', field: 'severity', value: 'low' }),
      writing(status('TELL-1', 'resolved')),
      writing({ kind: 'field', defectId: 'EDIT-02', field: 'owner', value: 'Ada' }),
      writing(status('EDIT-02', 'verified')),
      writing(await tick('Drop the cache')),
      writing(await tick('Set the clock', false)),
    ]);
    assert.deepEqual(
      results.filter((result) => !result.written),
      [],
    );
    const text = await read(inventory);
    assert.match(
      text,
      /EDIT-01 # one\n {4}title: First of the list\n {4}status: resolved\n {4}severity: low\n/,
    );
    assert.match(text, /status: verified # still\n/);
    assert.match(text, /owner: Ada\n/);
    assert.equal(
      await read(telling),
      report
        .replace('FAILING_TEST', 'RESOLVED')
        .replace('[ ] Drop', '[x] Drop')
        .replace('[x] Set', '[ ] Set'),
    );
  });

  test('what was rewritten behind the ledger is read again first', async () => {
    const first = yaml.slice(yaml.indexOf('  - id: EDIT-01'), yaml.indexOf('  - id: EDIT-02'));
    const swapped = yaml.replace(first, '').replace('phases:\n', `${first}phases:\n`);
    await write(inventory, swapped);
    await written(status('EDIT-02', 'resolved'));
    assert.equal(await read(inventory), swapped.replace('open # still', 'resolved # still'));
  });

  test('what is not there any more is refused with a reason', async () => {
    await vscode.workspace.fs.delete(uriOf(inventory));
    const result = await writing(status('EDIT-02', 'resolved'));
    assert.ok(!result.written);
    assert.match(result.reason, /EDIT-02|defects\.yaml/);
  });

  test('one call over several files is one undo, and every byte on disk is back', async () => {
    const before = [await bytesOf(inventory), await bytesOf(telling)];
    const paths = await written(
      status('EDIT-01', 'resolved'),
      status('TELL-1', 'resolved'),
      await tick('Drop the cache'),
    );
    assert.deepEqual([...paths].sort(), [inventory, telling]);
    assert.equal(await read(inventory), yaml.replace('status: open\n', 'status: resolved\n'));
    assert.equal(
      await read(telling),
      report.replace('FAILING_TEST', 'RESOLVED').replace('[ ] Drop', '[x] Drop'),
    );
    await open(telling);
    await vscode.commands.executeCommand('undo');
    await saveDocuments();
    assert.deepEqual([await bytesOf(inventory), await bytesOf(telling)], before);
    await waitForDefect('EDIT-01', 'open again', (found) => found.status === 'open');
  });

  test('line ends, byte order mark and all other bytes stay: closed, open and dirty', async () => {
    const bom = '\u00ef\u00bb\u00bf';
    const crlf = bom + yaml.replaceAll('\n', '\r\n');
    await writeBytes(inventory, crlf);
    await writeBytes(telling, bom + report);
    await waitFor(async () => (await editedIds()).length === 4, 'the four defects of the test');
    // A document that an earlier test had open takes over what is on disk in its own time.
    for (const path of [inventory, telling])
      await waitFor(async () => {
        const { encoding, eol } = await vscode.workspace.openTextDocument(uriOf(path));
        const wanted = path === inventory ? vscode.EndOfLine.CRLF : vscode.EndOfLine.LF;
        return encoding === 'utf8bom' && eol === wanted;
      }, `${path} as it is on disk`);
    await written(status('EDIT-02', 'blocked'), status('TELL-1', 'resolved'));
    const closed = crlf.replace('open # still', 'blocked # still');
    assert.equal(await bytesOf(inventory), closed);
    assert.equal(await bytesOf(telling), bom + report.replace('FAILING_TEST', 'RESOLVED'));

    const editor = await open(inventory);
    await written({ kind: 'field', defectId: 'EDIT-01', field: 'owner', value: 'Grace' });
    assert.equal(await bytesOf(inventory), closed.replace('Ada', 'Grace'));
    await type(editor, '# kept', '# kept and more');
    await written(await tick('Nothing yet'), { kind: 'delete', defectId: 'EDIT-02' });
    assert.equal(await bytesOf(inventory), closed.replace('Ada', 'Grace'));
    assert.ok(await editor.document.save());
    const entry = /  - id: EDIT-02\r\n(?: {4}.*\r\n)+/;
    assert.equal(
      await bytesOf(inventory),
      closed
        .replace('Ada', 'Grace')
        .replace('# kept', '# kept and more')
        .replace(entry, '')
        .replace('- title: Nothing yet\r\n', '- title: Nothing yet\r\n        done: true\r\n'),
    );
  });

  test('a document that was damaged by wrong decoding is edited without being encoded anew', async () => {
    // UTF-8 that was read as Windows-1252, and saved: what a person sees as a dash, an umlaut and a tick.
    const damage = (text: string): string =>
      [
        ['\u2014', '\u00e2\u20ac\u201d'],
        ['\u00fc', '\u00c3\u00bc'],
        ['\u00e9', '\u00c3\u00a9'],
        ['\u2705', '\u00e2\u0153\u2026'],
      ].reduce((all, [meant, seen]) => all.replaceAll(meant!, seen!), text);
    const meant = report
      .replace('Cache keeps old rows', 'Cache \u2014 pr\u00fcft k\u00e9pt rows')
      .replace('Clock drifts at night', 'Clock \u2014 drifts \u2014 \u00fcber night')
      .replace('Drop the cache', '\u2705 Drop the k\u00e9pt cache \u2014 now');
    await write(telling, damage(meant));
    await waitForDefect('TELL-1', 'read as it was meant', ({ title }) => title.includes('pr\u00fcft'));
    await written(status('TELL-1', 'resolved'));
    const marked = meant.replace('FAILING_TEST', 'RESOLVED');
    assert.equal(await read(telling), damage(marked));
    // What is new reads as what was meant, too.
    const title = 'Cache \u2014 gepr\u00fcft';
    await written({ kind: 'field', defectId: 'TELL-1', field: 'title', value: title });
    assert.equal(
      await read(telling),
      damage(marked.replace('Cache \u2014 pr\u00fcft k\u00e9pt rows', title)),
    );
    await waitForDefect('TELL-1', 'read as it was written', (found) => found.title === title);
  });

  test('an id renamed over several files is one undo, and every byte on disk is back', async () => {
    const note = 'editing/notes.py';
    await write(note, '# EDIT-01 is why this waits; EDIT-012 is nothing.\n');
    await write(telling, `${report}\nSee EDIT-01 first.\n`);
    const paths = [inventory, telling, note];
    const before = await Promise.all(paths.map(bytesOf));
    await vscode.commands.executeCommand(
      'defectLedger.renameId',
      (await activated()).defectsView.model.find(folder().uri.toString(), 'EDIT-01'),
      'LOCK-7',
    );
    await saveDocuments();
    assert.deepEqual(
      await Promise.all(paths.map(bytesOf)),
      before.map((bytes) => bytes.replaceAll(/EDIT-01\b/gu, 'LOCK-7')),
    );
    await waitForDefect('LOCK-7', 'read', () => true);
    await open(note);
    await vscode.commands.executeCommand('undo');
    await saveDocuments();
    assert.deepEqual(await Promise.all(paths.map(bytesOf)), before);
    await waitForDefect('EDIT-01', 'read again', () => true);
  });
});
