import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated } from '../support';
import { waitFor } from '../waitFor';
import { keepingFolders, readIn, uriIn, waitForDefectIn, writeIn } from './support';

const names = ['mesh-node', 'gateway'] as const;
const notes = 'src/id_notes.py';
const text = '# MESH-101 and GATE-2: see the report.\n';

/** `folder/path:line`, one-based. */
const label = (uri: vscode.Uri, { start }: vscode.Range): string =>
  `${vscode.workspace.asRelativePath(uri, true)}:${start.line + 1}`;

async function definitions(uri: vscode.Uri, at: vscode.Position): Promise<string[]> {
  const found = await vscode.commands.executeCommand<(vscode.LocationLink | vscode.Location)[]>(
    'vscode.executeDefinitionProvider',
    uri,
    at,
  );
  return found.map((each) =>
    'targetUri' in each ? label(each.targetUri, each.targetRange) : label(each.uri, each.range),
  );
}

/** Asks until something comes: the language of a file is told to the providers a moment after it is opened. */
async function some<T>(ask: () => Thenable<readonly T[]>, what: string): Promise<readonly T[]> {
  return waitFor(async () => {
    const found = await ask();
    return found.length > 0 && found;
  }, what);
}

suite('ids in a workspace of two folders', () => {
  keepingFolders(...names);
  setup(async () => {
    for (const name of names) {
      await writeIn(name, notes, text);
      await vscode.workspace.openTextDocument(uriIn(name, notes));
    }
  });

  const idAt = (id: string): vscode.Position => new vscode.Position(0, text.indexOf(id) + 2);

  test('Go to Definition: the entry of the own folder; what only the other has leads there', async () => {
    for (const name of names) {
      const places = await some(() => definitions(uriIn(name, notes), idAt('MESH-101')), 'the entry');
      assert.ok(
        places.every((place) => place.startsWith(`${name}/`)),
        places.join(),
      );
    }
    const [place] = await some(() => definitions(uriIn('mesh-node', notes), idAt('GATE-2')), 'the entry');
    assert.match(place!, /^gateway\/defects\.yaml:/u);
  });

  test('Find All References keeps to the folder of the defect that is meant', async () => {
    for (const name of names) {
      const found = await some(
        () =>
          vscode.commands.executeCommand<vscode.Location[]>(
            'vscode.executeReferenceProvider',
            uriIn(name, notes),
            idAt('MESH-101'),
          ),
        'references',
      );
      const places = found.map(({ uri, range }) => label(uri, range));
      assert.ok(places.includes(`${name}/${notes}:1`), places.join());
      assert.ok(
        places.some((place) => place.startsWith(`${name}/defects.yaml:`)),
        places.join(),
      );
      assert.ok(
        places.every((place) => place.startsWith(`${name}/`)),
        places.join(),
      );
    }
  });

  test('rename changes the files of the own folder, and no other', async () => {
    const before = await Promise.all(names.map((name) => readIn(name, 'defects.yaml')));
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      uriIn('gateway', notes),
      idAt('MESH-101'),
      'DOOR-1',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty))
      await document.save();
    assert.equal(await readIn('gateway', 'defects.yaml'), before[1]!.replaceAll('MESH-101', 'DOOR-1'));
    assert.equal(await readIn('gateway', notes), text.replace('MESH-101', 'DOOR-1'));
    assert.equal(await readIn('mesh-node', 'defects.yaml'), before[0]);
    assert.equal(await readIn('mesh-node', notes), text);
    await waitForDefectIn('gateway', 'DOOR-1');
    await waitForDefectIn('mesh-node', 'MESH-101');
  });

  test('completion offers the ids of the folder, with its defects; elsewhere those of both', async () => {
    const offered = async (uri: vscode.Uri, at: vscode.Position) => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        at,
        undefined,
        20,
      );
      return list.items.flatMap(({ label: name, detail, documentation }) =>
        typeof name === 'object' && /^(?:MESH|GATE)-/u.test(name.label)
          ? [{ id: name.label, detail, documentation }]
          : [],
      );
    };
    for (const name of names) {
      const { title } = await waitForDefectIn(name, 'MESH-101');
      const items = await some(() => offered(uriIn(name, notes), idAt('MESH-101')), 'ids');
      assert.deepEqual(
        items.filter(({ id }) => id === 'MESH-101').map(({ detail }) => detail),
        [title],
      );
    }
    const message = await vscode.workspace.openTextDocument({ language: 'git-commit', content: 'Shut GA' });
    const items = await some(() => offered(message.uri, new vscode.Position(0, 7)), 'ids');
    assert.ok(items.some(({ id }) => id === 'GATE-2'));
    await vscode.window.showTextDocument(message);
  });

  test('Go to Symbol in Workspace finds the defects of both, each in its own source', async () => {
    const symbols = await some(
      () =>
        vscode.commands.executeCommand<vscode.SymbolInformation[]>(
          'vscode.executeWorkspaceSymbolProvider',
          'MESH-101',
        ),
      'symbols',
    );
    const ours = symbols.filter(({ name }) => name.startsWith('MESH-101 '));
    assert.deepEqual(
      ours.map(({ location }) => label(location.uri, location.range).replace(/:\d+$/u, '')),
      names.map((name) => `${name}/defects.yaml`),
    );
  });

  test('filters and groups count both folders', async () => {
    const { defectsView: view } = await activated();
    await vscode.commands.executeCommand('defectLedger.filterDefects', 'MESH-101');
    try {
      assert.equal(view.model.shownCount(), 2);
      await vscode.commands.executeCommand('defectLedger.groupDefects', 'folder');
      const groups = view.model.roots().filter(({ type }) => type === 'group');
      assert.deepEqual(
        groups.map((node) => String(view.itemOf(node).description).split(' ')[0]),
        ['1', '1'],
      );
    } finally {
      await vscode.commands.executeCommand('defectLedger.clearFilter');
      await vscode.commands.executeCommand('defectLedger.groupDefects', 'priority');
    }
    assert.equal(view.model.shownCount(), view.model.totalCount());
  });
});
