import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import {
  activated,
  answering,
  folder,
  ledger,
  read,
  rememberWorkspace,
  restoreWorkspace,
  uriOf,
  write,
} from '../support';
import { waitFor } from '../waitFor';

const audit = (id: string, title: string): string =>
  JSON.stringify({ findings: [finding(`${id}-1`, title), finding(`${id}-2`, `${title} too`)] }, null, 2);
const finding = (id: string, title: string) => ({ id, title, severity: 'HIGH', status: 'open' });

const ids = async (): Promise<string[]> => (await ledger()).defects.map((d) => d.id);
const settings = () => vscode.workspace.getConfiguration('defectLedger', folder().uri);

/** `files.exclude` and `defectLedger.sources` of the workspace as they were: not set. */
async function clearSettings(): Promise<void> {
  const { Workspace } = vscode.ConfigurationTarget;
  await vscode.workspace.getConfiguration('files', folder().uri).update('exclude', undefined, Workspace);
  await settings().update('sources', undefined, Workspace);
}

suite('which files are sources', () => {
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  teardown(async () => {
    await clearSettings();
    await restoreWorkspace();
  });

  test('.gitignore is followed, and followed when it changes', async () => {
    await write('audit/defects.json', audit('AUDIT', 'Keys are kept in the log'));
    await waitFor(async () => (await ids()).includes('AUDIT-2'), 'the new source');
    await write('audit/.gitignore', 'defects.json\n');
    await waitFor(async () => !(await ids()).includes('AUDIT-1'), 'the source to be left out');
    // A change of an ignored file is none: the sentinel, which comes later, shows that it was taken in.
    await write('audit/defects.json', audit('CHANGED', 'Something else'));
    await write('second/defects.json', audit('SENTINEL', 'Comes later'));
    await waitFor(async () => (await ids()).includes('SENTINEL-1'), 'the sentinel');
    assert.ok(!(await ids()).includes('CHANGED-1'));
    await vscode.workspace.fs.delete(uriOf('audit/.gitignore'));
    await waitFor(async () => (await ids()).includes('CHANGED-1'), 'the source back');
  });

  test('what git tracks is not ignored', async () => {
    const root = folder().uri.fsPath;
    const git = (...args: string[]): unknown => execFileSync('git', args, { cwd: root, stdio: 'ignore' });
    try {
      await write('audit/defects.json', audit('AUDIT', 'Keys are kept in the log'));
      await write('second/defects.json', audit('SECOND', 'Sockets stay open'));
      await waitFor(async () => {
        const found = await ids();
        return found.includes('AUDIT-2') && found.includes('SECOND-2');
      }, 'the new sources');
      git('init', '-q');
      git('add', 'audit/defects.json');
      await write('.gitignore', 'audit/\nsecond/\n');
      await waitFor(async () => !(await ids()).includes('SECOND-1'), 'the source to be left out');
      assert.ok((await ids()).includes('AUDIT-2'));
    } finally {
      rmSync(path.join(root, '.git'), { recursive: true, force: true });
      rmSync(path.join(root, '.gitignore'), { force: true });
    }
  });

  test('files.exclude is followed, for what is there and for what is made later', async () => {
    await write('audit/defects.json', audit('AUDIT', 'Keys are kept in the log'));
    await waitFor(async () => (await ids()).includes('AUDIT-1'), 'the new source');
    const files = vscode.workspace.getConfiguration('files', folder().uri);
    await files.update('exclude', { '**/audit': true }, vscode.ConfigurationTarget.Workspace);
    await waitFor(async () => !(await ids()).includes('AUDIT-1'), 'the hidden source to be left out');
    await write('audit/defects.yaml', 'version: 1\ndefects: [{ id: HIDDEN, title: h }]\n');
    await write('second/defects.json', audit('SENTINEL', 'Comes later'));
    await waitFor(async () => (await ids()).includes('SENTINEL-1'), 'the sentinel');
    assert.ok(!(await ids()).includes('HIDDEN'));
  });

  test('Add Sources proposes what adds to the ledger, and puts what is accepted into the setting', async () => {
    const globs = settings().get<string[]>('sources', []);
    await write('audit/spring.json', audit('SPRING', 'Keys are kept in the log'));
    await write('audit/copies/spring.json', audit('SPRING', 'Keys are kept in the log'));
    await write('audit/[old] autumn.json', audit('AUTUMN', 'Sockets stay open'));
    await write('.gitignore', 'ignored/\n');
    await write('ignored/winter.json', audit('WINTER', 'Never seen'));
    // The proposed ones are picked beforehand.
    // On a busy machine a list may be accepted before its items are in it: then nothing was chosen.
    for (let tries = 0; tries < 5 && settings().inspect('sources')?.workspaceValue === undefined; tries++) {
      await answering(vscode.commands.executeCommand('defectLedger.addSources'));
    }
    assert.deepEqual(settings().inspect<string[]>('sources')?.workspaceValue, [
      ...globs,
      'audit/?old? autumn.json',
      'audit/spring.json',
    ]);
    assert.match(await read('.vscode/settings.json'), /audit\/spring\.json/);
    await waitFor(async () => {
      const found = await ids();
      return found.includes('SPRING-2') && found.includes('AUTUMN-2');
    }, 'the new sources to be read');
    assert.ok((await ids()).includes('MESH-101'), 'the sources from before stay');
    assert.ok(!(await ids()).includes('WINTER-1'));
  });
});
