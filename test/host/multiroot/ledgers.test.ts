import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, answering } from '../support';
import { waitFor } from '../waitFor';
import { closeEditors, diagnosticsIn, folderNamed, keyOf, ledgerOf, readIn, uriIn, writeIn } from './support';

const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`defectLedger.${command}`, ...args);
const label = (item: vscode.TreeItem): string =>
  typeof item.label === 'string' ? item.label : (item.label?.label ?? '');
const here = (): string => vscode.window.activeTextEditor?.document.uri.toString() ?? '';

suite('a workspace of two folders', () => {
  suiteSetup(async () => {
    await activated();
    assert.deepEqual(
      vscode.workspace.workspaceFolders?.map(({ name }) => name),
      ['mesh-node', 'gateway'],
    );
  });
  teardown(closeEditors);

  test('each folder has a ledger of its own, in the order of the folders', async () => {
    const { ledgers } = await activated();
    assert.deepEqual(
      ledgers.map(({ folder }) => folder.name),
      ['mesh-node', 'gateway'],
    );
    assert.deepEqual(
      ledgers[1]!.ledger.defects.map(({ id, evidence }) => `${id} ${evidence}`),
      ['MESH-101 confirmed', 'GATE-2 confirmed'],
    );
    assert.ok(ledgers[0]!.ledger.defects.every(({ id }) => id !== 'GATE-2'));
  });

  test('one view has the defects of both; the same id in both stays two defects', async () => {
    const { defectsView: view } = await activated();
    const ledgers = await Promise.all(['mesh-node', 'gateway'].map(ledgerOf));
    assert.equal(
      view.model.totalCount(),
      ledgers.reduce((sum, ledger) => sum + ledger!.defects.length, 0),
    );
    const rows = ['mesh-node', 'gateway'].map((name) => view.model.find(keyOf(name), 'MESH-101')!);
    assert.notEqual(rows[0]!.id, rows[1]!.id);
    assert.match(label(view.itemOf(rows[0]!)), /Failover counter/);
    assert.match(label(view.itemOf(rows[1]!)), /Requests without a token/);
    assert.ok(await view.reveal('MESH-101', keyOf('gateway')));
    await waitFor(() => view.selection[0]?.id === rows[1]!.id, 'the row of the second folder');
  });

  test('the roadmap has the phases of both', async () => {
    const { roadmapView: view } = await activated();
    const [next, ...folders] = view.model.roots();
    assert.equal(next!.type, 'next');
    assert.deepEqual(
      folders.map((node) => [node.type, 'key' in node && node.key, label(view.itemOf(node))]),
      ['mesh-node', 'gateway'].map((name) => ['folder', keyOf(name), name]),
    );
    for (const node of folders)
      for (const phase of view.model.children(node)) assert.equal(view.model.parent(phase), node);
  });

  test('Problems and rows lead to the files of the right folder', async () => {
    const { defectsView: view } = await activated();
    assert.deepEqual(diagnosticsIn('gateway', 'src/door.py'), ['MESH-101 3']);
    const node = view.model.find(keyOf('gateway'), 'MESH-101')!;
    await run('openOccurrence', node);
    assert.equal(here(), uriIn('gateway', 'src/door.py').toString());
    await run('openInReport', node);
    assert.equal(here(), uriIn('gateway', 'defects.yaml').toString());
    await run('openInReport', view.model.find(keyOf('mesh-node'), 'MESH-101')!);
    assert.equal(here(), uriIn('mesh-node', 'defects.yaml').toString());
  });

  test('links of a source lead into its own folder', async () => {
    const uri = uriIn('gateway', 'defects.yaml');
    await vscode.workspace.openTextDocument(uri);
    const links = await waitFor(async () => {
      const all = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        uri,
        100,
      );
      return all.length > 0 && all;
    }, 'the links of the second inventory');
    const targets = new Set(links.map(({ target }) => target?.path));
    assert.ok(targets.has(uriIn('gateway', 'src/door.py').path), [...targets].join(', '));
  });

  test('next occurrence goes over both folders', async () => {
    const seen = new Set<string>();
    await waitFor(async () => {
      await run('nextOccurrence');
      const uri = vscode.window.activeTextEditor?.document.uri;
      if (uri) seen.add(vscode.workspace.getWorkspaceFolder(uri)?.name ?? '');
      return seen.has('mesh-node') && seen.has('gateway');
    }, 'occurrences of both folders');
  });

  test('Show Defect at Cursor takes the defect of the folder that the file is in', async () => {
    const { defectsView: view } = await activated();
    const editor = await vscode.window.showTextDocument(uriIn('gateway', 'src/door.py'));
    editor.selection = new vscode.Selection(2, 6, 2, 6);
    await run('showDefectAtCursor');
    const row = view.model.find(keyOf('gateway'), 'MESH-101')!;
    await waitFor(() => view.selection[0]?.id === row.id, 'the defect of the second folder');
  });

  test('a fix writes into its own folder and clears its own defect', async () => {
    await run('fixDefect', { key: keyOf('gateway'), defect: 'GATE-2' });
    await waitFor(
      () => diagnosticsIn('gateway', 'src/router.py').length === 0 && here().endsWith('src/router.py'),
      'the router',
    );
    await vscode.workspace.saveAll();
    assert.match(await readIn('gateway', 'src/router.py'), /def route/);
    await waitFor(async () => {
      const found = (await ledgerOf('gateway'))?.defects.find(({ id }) => id === 'GATE-2');
      return found?.evidence === 'cleared';
    }, 'GATE-2 to be cleared');
    await assert.rejects(Promise.resolve(vscode.workspace.fs.stat(uriIn('mesh-node', 'src/router.py'))));
    await vscode.workspace.fs.delete(uriIn('gateway', 'src/router.py'));
    await waitFor(async () => {
      const found = (await ledgerOf('gateway'))?.defects.find(({ id }) => id === 'GATE-2');
      return found?.evidence === 'confirmed';
    }, 'GATE-2 to be confirmed again');
  });

  test('a change in one folder leaves the ledger of the other as it was', async () => {
    // What the tests before did to its files is to be over.
    let before = await ledgerOf('mesh-node');
    let since = Date.now();
    await waitFor(async () => {
      const now = await ledgerOf('mesh-node');
      if (now !== before) [before, since] = [now, Date.now()];
      return Date.now() - since > 1500;
    }, 'the ledger to rest');
    const text = await readIn('gateway', 'src/door.py');
    await writeIn('gateway', 'src/door.py', text.replace('return True', 'return request.token'));
    await waitFor(() => diagnosticsIn('gateway', 'src/door.py').length === 0, 'the defect to clear');
    assert.equal(await ledgerOf('mesh-node'), before);
    await writeIn('gateway', 'src/door.py', text);
    await waitFor(() => diagnosticsIn('gateway', 'src/door.py').length === 1, 'the defect to come back');
  });
});

suite('folders at run time', () => {
  teardown(closeEditors);

  test('a folder that is added is read, and is gone from view and Problems when it is removed', async () => {
    const { defectsView: view } = await activated();
    const gateway = folderNamed('gateway').uri;
    const uri = vscode.Uri.joinPath(gateway, '..', 'billing');
    const total = view.model.totalCount();
    assert.ok(vscode.workspace.updateWorkspaceFolders(2, 0, { uri }));
    await waitFor(async () => (await ledgerOf('billing'))?.defects.length === 1, 'the third folder');
    await waitFor(() => view.model.totalCount() === total + 1, 'its row');
    await waitFor(() => diagnosticsIn('billing', 'src/sums.py').length === 1, 'its problem');
    const sums = uriIn('billing', 'src/sums.py');
    assert.ok(vscode.workspace.updateWorkspaceFolders(2, 1));
    await waitFor(async () => (await ledgerOf('billing')) === undefined, 'the third folder to go');
    await waitFor(() => view.model.totalCount() === total, 'its row to go');
    await waitFor(
      () => vscode.languages.getDiagnostics(sums).every(({ source }) => source !== 'Defect Ledger'),
      'its problem to go',
    );
  });
});

suite('commands that need to know the folder', () => {
  const names = ['mesh-node', 'gateway'];
  const inventories = () => names.map((name) => uriIn(name, 'defects.yaml').toString());
  const sourcesOf = (name: string) =>
    vscode.workspace.getConfiguration('defectLedger', folderNamed(name).uri).inspect<string[]>('sources')
      ?.workspaceFolderValue;

  teardown(closeEditors);

  /**
   * Answers with the second folder. The list opens between two of the keys, so the first ones are lost: another number of them is
   * pressed each time, until it is the second folder; `told` says which folder it was, or nothing when there was none.
   */
  async function answerSecond(command: string, told: () => Promise<string | undefined>): Promise<void> {
    let chosen: string | undefined;
    for (let tries = 0; tries < 20 && chosen !== 'gateway'; tries++) {
      const down = Array.from({ length: 1 + (tries % 4) }, () => 'quickOpenSelectNext' as const);
      await answering(run(command), ...down, 'acceptSelectedQuickOpenItem');
      chosen = await told();
    }
    assert.equal(chosen, 'gateway');
  }

  test('Create defects.yaml opens the inventory of the chosen folder', async () => {
    await waitFor(async () => {
      await answering(run('createInventory'));
      return here() !== '';
    }, 'an inventory');
    assert.equal(here(), inventories()[0]);
    await answerSecond('createInventory', () => Promise.resolve(names[inventories().indexOf(here())]));
  });

  test('Add Sources asks which folder, and does nothing when none is chosen', async () => {
    await answering(run('addSources'), 'closeQuickOpen');
    for (const name of names) assert.equal(sourcesOf(name), undefined);
  });

  test('Add Sources puts documents of the chosen folder into the settings of that folder', async () => {
    const before = vscode.workspace.getConfiguration('defectLedger').get<string[]>('sources', []);
    const clear = async () => {
      for (const name of names) {
        const settings = vscode.workspace.getConfiguration('defectLedger', folderNamed(name).uri);
        await settings.update('sources', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
      }
    };
    /** The folder whose settings have changed: by its own document alone, and the other's not at all. */
    const chosen = () => {
      const set = names.filter((name) => sourcesOf(name) !== undefined);
      for (const name of set) assert.deepEqual(sourcesOf(name), [...before, `audit/of-${name}.json`]);
      assert.ok(set.length <= 1, set.join());
      return set[0];
    };
    for (const name of names) {
      const findings = ['door', 'window'].map((what, i) => ({
        id: `AUDIT-${i + 1}`,
        title: `The ${what} of ${name} sticks`,
        severity: 'HIGH',
        status: 'open',
      }));
      await writeIn(name, `audit/of-${name}.json`, JSON.stringify({ findings }));
    }
    try {
      await answerSecond('addSources', async () => {
        const name = chosen();
        if (name !== 'gateway') await clear();
        return name;
      });
      const has = async (name: string) =>
        (await ledgerOf(name))!.defects.some(({ id }) => id.startsWith('AUDIT-'));
      await waitFor(() => has('gateway'), 'the new source to be read');
      // It may have been the first that was answered with, until `clear`.
      await waitFor(async () => !(await has('mesh-node')), 'the other ledger without it');
    } finally {
      await clear();
      for (const name of names) await vscode.workspace.fs.delete(uriIn(name, 'audit'), { recursive: true });
      await waitFor(async () => (await ledgerOf('gateway'))!.defects.length === 2, 'the ledger as it was');
    }
  });
});
