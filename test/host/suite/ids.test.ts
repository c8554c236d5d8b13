import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  activated,
  defect,
  folder,
  open,
  read,
  rememberWorkspace,
  restoreWorkspace,
  type,
  uriOf,
  waitForDefect,
  write,
} from '../support';
import { waitFor } from '../waitFor';

const code = 'src/ids_sample.py';
const codeText = [
  '"""MESH-101 in a docstring."""',
  '',
  '# See MESH-102, and MESH-1021 is no id.',
  'MARK = "MESH-102"  # MESH_RAFT_001',
  'MESH_RAFT_001 = MARK',
  '',
].join('\n');

/** Where the nth `word` of a document is, inside of it. */
async function place(uri: vscode.Uri, word: string, nth = 0): Promise<vscode.Position> {
  const document = await vscode.workspace.openTextDocument(uri);
  let at = -1;
  for (let i = 0; i <= nth; i++) at = document.getText().indexOf(word, at + 1);
  assert.ok(at >= 0, `'${word}' is not in ${uri.path}`);
  return document.positionAt(at + 2);
}

function lineUri({ uri, range }: vscode.Location): string {
  return `${uri.path.slice(folder().uri.path.length + 1)}:${range.start.line + 1}`;
}

async function definitions(uri: vscode.Uri, at: vscode.Position): Promise<string[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    uri,
    at,
  );
  return found.map((each) =>
    lineUri('targetUri' in each ? new vscode.Location(each.targetUri, each.targetRange) : each),
  );
}

async function references(uri: vscode.Uri, at: vscode.Position): Promise<string[]> {
  const found = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    uri,
    at,
  );
  return found.map(lineUri);
}

async function cards(uri: vscode.Uri, at: vscode.Position): Promise<string[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, at);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .filter((text) => text.includes('Show in Defects View'));
}

async function completions(uri: vscode.Uri, at: vscode.Position, trigger?: string): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    at,
    trigger,
    5,
  );
  return list.items
    .filter(({ kind }) => kind === vscode.CompletionItemKind.Issue)
    .sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))
    .map(({ label }) => (typeof label === 'string' ? label : label.label));
}

async function links(uri: vscode.Uri): Promise<string[]> {
  const document = await vscode.workspace.openTextDocument(uri);
  const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
    'vscode.executeLinkProvider',
    uri,
  );
  return found
    .filter(({ target }) => target?.path.endsWith('defects.yaml'))
    .map(({ range, target }) => `${document.getText(range)} -> ${target!.fragment}`);
}

function rename(uri: vscode.Uri, at: vscode.Position, to: string): Thenable<vscode.WorkspaceEdit> {
  return vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', uri, at, to);
}

suite('ids wherever they stand', () => {
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  setup(async () => {
    await write(code, codeText);
    await waitForDefect('MESH-102', 'read', () => true);
  });
  teardown(restoreWorkspace);

  test('Go to Definition from a comment, a docstring and a string: the entries, the inventory first', async () => {
    const { mentions } = await defect('MESH_RAFT_001');
    const expected = mentions.map(({ path, range }) => `${path}:${range.start.line + 1}`);
    const uri = uriOf(code);
    assert.deepEqual(await definitions(uri, await place(uri, 'MESH_RAFT_001')), expected);
    assert.match(expected[0]!, /^defects\.yaml:/u);
    for (const [word, nth] of [
      ['MESH-101', 0],
      ['MESH-102', 0],
      ['MESH-102', 2],
    ] as const) {
      const [first] = await definitions(uri, await place(uri, word, nth));
      const [mention] = (await defect(word)).mentions;
      assert.equal(first, `defects.yaml:${mention!.range.start.line + 1}`);
    }
    // A name is the language's own, and what is part of another word is no id.
    assert.deepEqual(await definitions(uri, await place(uri, 'MESH_RAFT_001', 1)), []);
    assert.deepEqual(await definitions(uri, await place(uri, 'MESH-1021')), []);
  });

  test('Go to Definition in an untitled file', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'plaintext',
      content: 'on MESH-102.',
    });
    const [first] = await definitions(document.uri, await place(document.uri, 'MESH-102'));
    assert.match(first ?? '', /^defects\.yaml:/u);
    await vscode.window.showTextDocument(document);
  });

  test('Find All References: entries, occurrences, and every place where it is written', async () => {
    const uri = uriOf(code);
    const found = await references(uri, await place(uri, 'MESH-102'));
    const { mentions, occurrences } = await defect('MESH-102');
    for (const { path, range } of [...mentions, ...occurrences])
      assert.ok(found.includes(`${path}:${range.start.line + 1}`), `${path} not in ${found.join(' ')}`);
    assert.ok(found.includes(`${code}:3`) && found.includes(`${code}:4`), found.join(' '));
    assert.ok(
      found.some((each) => each.startsWith('README.md:')),
      found.join(' '),
    );
    // Named in another entry.
    const document = await vscode.workspace.openTextDocument(uriOf('defects.yaml'));
    const on = document.positionAt(document.getText().indexOf('dependsOn: [MESH-102]')).line;
    assert.ok(found.includes(`defects.yaml:${on + 1}`), found.join(' '));
  });

  test('highlights in a source', async () => {
    const uri = uriOf('defects.yaml');
    const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      uri,
      await place(uri, 'MESH-102'),
    );
    const document = await vscode.workspace.openTextDocument(uri);
    assert.ok(found.length > 1);
    for (const { range } of found) assert.equal(document.getText(range), 'MESH-102');
  });

  test('hover: one card in a comment, none in a name; unsaved text counts', async () => {
    const uri = uriOf(code);
    const [card, ...more] = await cards(uri, await place(uri, 'MESH-102'));
    assert.match(card ?? '', /^\*\*MESH\\-102/u);
    assert.deepEqual(more, []);
    assert.deepEqual(await cards(uri, await place(uri, 'MESH_RAFT_001', 1)), []);
    await type(await open(code), 'MESH-1021 is no id', 'MESH-103 is one');
    assert.match((await cards(uri, await place(uri, 'MESH-103')))[0] ?? '', /^\*\*MESH\\-103/u);
  });

  test('completion: in comments, sources, plain text and commit messages; not in code', async () => {
    const open1 = async (language: string, content: string): Promise<vscode.TextDocument> =>
      vscode.workspace.openTextDocument({ language, content });
    const at = (document: vscode.TextDocument): vscode.Position =>
      document.positionAt(document.getText().length);
    const comment = await open1('python', 'x = 1  # see MESH');
    const offered = await completions(comment.uri, at(comment));
    // Proven and open before the others, what is done last.
    const place = (id: string): number => offered.indexOf(id);
    assert.ok(place('MESH_RAFT_001') >= 0 && place('MESH-102') >= 0, offered.join(' '));
    assert.ok(place('MESH-102') < place('MESH-104'), offered.join(' '));
    assert.ok(place('MESH-104') < place('MESH-105'), offered.join(' '));
    for (const [language, content] of [
      ['markdown', 'see ME'],
      ['plaintext', 'fix(ME'],
      ['git-commit', 'Mend ME'],
      ['scminput', 'ME'],
    ] as const) {
      const document = await open1(language, content);
      assert.ok((await completions(document.uri, at(document), 'E')).includes('MESH-101'), language);
    }
    const bare = await open1('python', 'x = MESH');
    assert.deepEqual(await completions(bare.uri, at(bare)), []);
    const prose = await open1('markdown', 'a word');
    assert.deepEqual(await completions(prose.uri, at(prose), 'd'), []);
    await vscode.window.showTextDocument(prose);
  });

  test('a completion brings its card', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'git-commit', content: 'MESH-10' });
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(0, 7),
      undefined,
      50,
    );
    const item = list.items.find(({ label }) => typeof label === 'object' && label.label === 'MESH-102');
    assert.equal(item?.detail, (await defect('MESH-102')).title);
    assert.match((item?.documentation as vscode.MarkdownString).value, /MESH\\-102/u);
    await vscode.window.showTextDocument(document);
  });

  test('links in commit messages and where one entry names another', async () => {
    const commit = await vscode.workspace.openTextDocument({
      language: 'git-commit',
      content: 'Fix MESH-102',
    });
    const [mention] = (await defect('MESH-102')).mentions;
    assert.deepEqual(await links(commit.uri), [`MESH-102 -> L${mention!.range.start.line + 1}`]);
    // By its own head an entry does not lead to itself.
    const document = await vscode.workspace.openTextDocument(uriOf('defects.yaml'));
    const inSource = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    const on = (text: string): string[] => {
      const at = document.positionAt(document.getText().indexOf(text)).line;
      return inSource.flatMap(({ range }) => (range.start.line === at ? [document.getText(range)] : []));
    };
    assert.deepEqual(on('dependsOn: [MESH-102]'), ['MESH-102']);
    assert.deepEqual(on('- id: MESH-102'), []);
    assert.deepEqual(await links(uriOf(code)), []);
    await vscode.window.showTextDocument(commit);
  });

  test('defects are among the symbols of the workspace', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'mesh-102',
    );
    const [mention] = (await defect('MESH-102')).mentions;
    const found = symbols.find(({ name }) => name.startsWith('MESH-102 '));
    assert.equal(found && lineUri(found.location), `${mention!.path}:${mention!.range.start.line + 1}`);
  });

  test('rename: sources, comments and plain text; code is only offered', async () => {
    await write('.defect-ledger.json', '{ "split": ["docs/KNOWN_ISSUES.md#MESH-102"] }\n');
    await write(code, codeText.replace('MARK = "MESH-102"', 'MARK = 1'));
    const uri = uriOf(code);
    const names = ['defects.yaml', 'README.md', '.defect-ledger.json', code];
    const before = new Map(await Promise.all(names.map(async (name) => [name, await read(name)] as const)));
    const edit = await rename(uri, await place(uri, 'MESH-102'), 'TLS-7');
    assert.ok(await vscode.workspace.applyEdit(edit));
    for (const name of names) {
      const document = await vscode.workspace.openTextDocument(uriOf(name));
      assert.equal(document.getText(), before.get(name)!.replaceAll(/MESH-102\b/gu, 'TLS-7'), name);
    }
    await vscode.workspace.saveAll(false);
    const renamed = await waitForDefect('TLS-7', 'read', () => true);
    assert.equal(renamed.status, 'in-progress');
  });

  test('rename of unsaved text; what it cannot be called is refused, and nothing happens', async () => {
    const editor = await open('defects.yaml');
    await type(editor, 'version: 1\n', '# MESH-102 unsaved\nversion: 1\n');
    const uri = uriOf('defects.yaml');
    const edit = await rename(uri, await place(uri, 'MESH-102'), 'TLS-7');
    const mine = edit.get(uri);
    // The first is in what was typed, and no file on disk has it.
    const document = editor.document;
    assert.equal(mine[0]?.range.start.line, document.positionAt(document.getText().indexOf('MESH-102')).line);
    for (const { range } of mine) assert.equal(document.getText(range), 'MESH-102');
    for (const [to, reason] of [
      ['MESH-103', /MESH-103 already/u],
      ['two words', /is no id/u],
    ] as const)
      await assert.rejects(async () => rename(uri, await place(uri, 'MESH-102'), to), reason);
  });

  test('prepareRename gives the whole id, and refuses elsewhere', async () => {
    const uri = uriOf(code);
    const prepared = await vscode.commands.executeCommand<{ range: vscode.Range; placeholder: string }>(
      'vscode.prepareRename',
      uri,
      await place(uri, 'MESH-102'),
    );
    assert.equal(prepared.placeholder, 'MESH-102');
    assert.equal(prepared.range.end.character - prepared.range.start.character, 'MESH-102'.length);
  });

  test('the command of the Defects view renames by its row', async () => {
    const { defectsView } = await activated();
    const node = defectsView.model.find(folder().uri.toString(), 'MESH-103');
    assert.ok(node);
    await vscode.commands.executeCommand('defectLedger.renameId', node, 'NET-3');
    await waitFor(
      async () =>
        (await vscode.workspace.openTextDocument(uriOf('defects.yaml'))).getText().includes('id: NET-3'),
      'the new id in the inventory',
    );
    await vscode.workspace.saveAll(false);
    await waitForDefect('NET-3', 'read', () => true);
  });
});
