import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  activated,
  defect,
  folder,
  ledger,
  open,
  rememberWorkspace,
  restoreWorkspace,
  type,
  uriOf,
  waitForDefect,
  write,
} from '../support';
import { waitFor } from '../waitFor';

async function lineOf(path: string, text: string): Promise<number> {
  const document = await vscode.workspace.openTextDocument(uriOf(path));
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `'${text}' is not in ${path}`);
  return document.positionAt(at).line;
}

/** Our own hover there: other extensions have theirs. */
async function hoverAt(path: string, line: number, character: number): Promise<string | undefined> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uriOf(path),
    new vscode.Position(line, character),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .find((text) => text.includes('Show in Defects View'));
}

async function lensesOf(path: string): Promise<vscode.CodeLens[]> {
  await vscode.workspace.openTextDocument(uriOf(path));
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uriOf(path),
    1000,
  );
  return lenses.filter(({ command }) => command?.command.startsWith('defectLedger.'));
}

async function titlesAt(path: string, line: number): Promise<string[]> {
  return (await lensesOf(path))
    .filter(({ range }) => range.start.line === line)
    .map(({ command }) => command!.title);
}

/** `text -> path#fragment` of each link into the workspace, in their order. */
async function linksOf(path: string): Promise<string[]> {
  const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
    'vscode.executeLinkProvider',
    uriOf(path),
    1000,
  );
  const document = await vscode.workspace.openTextDocument(uriOf(path));
  const root = `${folder().uri.path}/`;
  return links
    .filter(({ target }) => target?.path.startsWith(root))
    .sort((a, b) => a.range.start.compareTo(b.range.start))
    .map(({ range, target }) => {
      const { path: to, fragment } = target!;
      return `${document.getText(range)} -> ${to.slice(root.length)}${fragment && `#${fragment}`}`;
    });
}

/** For a document that has links: the workbench answers with none where it asks before the extension knows the document. */
async function linksWithin(path: string): Promise<string[]> {
  return waitFor(async () => {
    const links = await linksOf(path);
    return links.length > 0 && links;
  }, `links in ${path}`);
}

suite('in the sources', () => {
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  teardown(restoreWorkspace);

  suite('hover', () => {
    test('on the head of an entry: the merged defect, its places, the other report', async () => {
      const line = await lineOf('defects.yaml', '- id: MESH_RAFT_001');
      const text = await hoverAt('defects.yaml', line, 3);
      assert.ok(text, 'no hover');
      const [proof] = (await defect('MESH_RAFT_001')).occurrences;
      const link = uriOf(proof!.path).with({ fragment: `L${proof!.range.start.line + 1}` });
      assert.ok(text.includes(`](${link.toString()})`), text);
      const other = await lineOf('defects_inventory.json', '"raft_snapshot_roundtrip"');
      const there = uriOf('defects_inventory.json').with({ fragment: `L${other + 1}` });
      assert.ok(text.includes(`](${there.toString()}) · same id`), text);
      // Of the other file: fields are merged.
      assert.match(text, /\*\*Root cause\*\* take/);
    });

    test('on the same entry of the other report it leads back', async () => {
      const line = await lineOf('defects_inventory.json', '"raft_snapshot_roundtrip"');
      const text = await hoverAt('defects_inventory.json', line, 8);
      const there = uriOf('defects.yaml').toString();
      assert.ok(text?.includes(`](${there}#L`), text);
    });

    test('on an id that is named elsewhere in the source', async () => {
      const line = await lineOf('defects.yaml', 'dependsOn: [MESH-102]');
      const text = await hoverAt('defects.yaml', line, 'dependsOn: [MESH-102]'.length);
      assert.match(text ?? '', /^\*\*MESH\\-102/);
    });

    test('none in the body of an entry, and none in code without an occurrence', async () => {
      const line = await lineOf('defects.yaml', 'so a node that restarts');
      assert.equal(await hoverAt('defects.yaml', line, 20), undefined);
      assert.equal(await hoverAt('src/consensus/raft_state.py', 0, 10), undefined);
      assert.equal(await hoverAt('dashboard/package.json', 1, 4), undefined);
    });
  });

  suite('CodeLens', () => {
    test('evidence, occurrences, other reports', async () => {
      const line = await lineOf('defects.yaml', '- id: MESH_RAFT_001');
      const { occurrences, mentions } = await defect('MESH_RAFT_001');
      const others = new Set(mentions.map(({ path }) => path)).size - 1;
      assert.ok(others > 0);
      assert.deepEqual(await titlesAt('defects.yaml', line), [
        'confirmed',
        `${occurrences.length} occurrences`,
        `${others} other report${others === 1 ? '' : 's'}`,
      ]);
      const regression = await lineOf('defects.yaml', '- id: MESH-103');
      assert.deepEqual((await titlesAt('defects.yaml', regression))[0], 'resolved, but still in the code');
      const fixed = await lineOf('defects.yaml', '- id: MESH-104');
      assert.equal((await titlesAt('defects.yaml', fixed))[0], 'looks fixed');
    });

    test('one for each mention, in both inventories; none elsewhere', async () => {
      const { defects } = await ledger();
      for (const path of ['defects.yaml', 'defects_inventory.json']) {
        const heads = new Set((await lensesOf(path)).map(({ range }) => range.start.line));
        const mentions = defects.flatMap((d) => d.mentions).filter((mention) => mention.path === path);
        assert.deepEqual(
          [...heads].sort((a, b) => a - b),
          mentions.map(({ range }) => range.start.line).sort((a, b) => a - b),
        );
      }
      assert.deepEqual(await lensesOf('src/consensus/election.py'), []);
    });

    test('adjacent entries have one for all', async () => {
      await write(
        'docs/findings.yaml',
        'defects:\n  - { id: Q-1, title: One, status: open }\n  - { id: Q-2, title: Two, status: open }\n',
      );
      await waitForDefect('Q-2', 'read', () => true);
      const titles = (await lensesOf('docs/findings.yaml')).map(
        ({ range, command }) => `${range.start.line}: ${command!.title}`,
      );
      assert.deepEqual(titles, ['1: 2 defects: 2 not located']);
    });

    test('they follow typing, and never throw while the ledger is behind', async () => {
      const editor = await open('defects.yaml');
      const line = await lineOf('defects.yaml', '- id: MESH-108');
      await type(editor, 'version: 1\n', 'version: 1\n\n\n');
      await waitFor(
        async () => (await titlesAt('defects.yaml', line + 2)).length > 0,
        'the lens two lines below',
      );
      const all = new vscode.Range(1, 0, editor.document.lineCount, 0);
      assert.ok(await editor.edit((edit) => edit.delete(all)));
      for (const { range } of await lensesOf('defects.yaml'))
        assert.ok(range.end.line < editor.document.lineCount);
      await hoverAt('defects.yaml', 0, 0);
    });

    test('they follow the code', async () => {
      const line = await lineOf('defects.yaml', '- id: MESH-104');
      const editor = await open('src/routing/link_table.py');
      const text = editor.document.getText();
      assert.ok(text.includes('def expire_stale'));
      await type(editor, 'def expire_stale', 'def expire_old');
      await waitFor(
        async () => (await titlesAt('defects.yaml', line))[0] === 'confirmed',
        'confirmed above the entry',
      );
    });

    test('off by setting', async () => {
      const settings = vscode.workspace.getConfiguration('defectLedger');
      try {
        await settings.update('codeLens.enabled', false, vscode.ConfigurationTarget.Global);
        await waitFor(async () => (await lensesOf('defects.yaml')).length === 0, 'no lenses');
      } finally {
        await settings.update('codeLens.enabled', undefined, vscode.ConfigurationTarget.Global);
      }
      await waitFor(async () => (await lensesOf('defects.yaml')).length > 0, 'the lenses back');
    });

    test('a click on evidence shows the defect', async () => {
      const { defectsView } = await activated();
      const line = await lineOf('defects.yaml', '- id: MESH-106');
      const [evidence] = (await lensesOf('defects.yaml')).filter(({ range }) => range.start.line === line);
      const { command, arguments: args = [] } = evidence!.command!;
      await vscode.commands.executeCommand(command, ...(args as unknown[]));
      await waitFor(() => {
        const [selected] = defectsView.selection;
        return selected?.type === 'defect' && selected.defectId === 'MESH-106';
      }, 'MESH-106 selected');
    });

    test('a click on occurrences and on other reports opens without a complaint', async () => {
      await open('defects.yaml');
      const line = await lineOf('defects.yaml', '- id: MESH_RAFT_001');
      const lenses = (await lensesOf('defects.yaml')).filter(({ range }) => range.start.line === line);
      for (const { command } of lenses.slice(1)) {
        await vscode.commands.executeCommand(command!.command, ...(command!.arguments as unknown[]));
      }
      assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uriOf('defects.yaml').toString());
      await vscode.commands.executeCommand('closeReferenceSearch');
    });
  });

  suite('a Markdown report', () => {
    const path = 'docs/KNOWN_ISSUES.md';
    const report = [
      '# Known issues',
      '',
      '## Overview',
      '',
      '| Issue | Severity | Status |',
      '|---|---|---|',
      '| Config is read twice | HIGH | OPEN |',
      '| Logs lose their order | LOW | OPEN |',
      '',
      '## Details',
      '',
      '### MESH-107: Join secret has a well-known default',
      '',
      '**Severity**: MEDIUM | **Status**: OPEN',
      '',
      'The value stands in `src/config.py:12`; see also [src/daemon.py](../src/daemon.py).',
      '',
    ].join('\n');

    setup(async () => {
      await write(path, report);
      await waitForDefect('MESH-107', 'mentioned in the report', ({ mentions }) =>
        mentions.some((mention) => mention.path === path),
      );
    });

    test('hover on a row and on a heading, not in the body', async () => {
      const row = await hoverAt(path, await lineOf(path, '| Logs lose'), 30);
      assert.match(row ?? '', /^\*\*.*Logs lose their order\*\*/);
      const heading = await lineOf(path, '### MESH-107');
      const section = await hoverAt(path, heading, 30);
      assert.match(section ?? '', /^\*\*MESH\\-107\\: /);
      assert.ok(section!.includes(`](${uriOf('defects.yaml').toString()}#L`), section);
      assert.equal(await hoverAt(path, heading + 4, 5), undefined);
    });

    test('one CodeLens above a table, one set above a section', async () => {
      const table = await lineOf(path, '| Issue |');
      const heading = await lineOf(path, '### MESH-107');
      // Events of the files that the test before took away may still come in.
      await waitFor(async () => {
        const lenses = (await lensesOf(path)).map(({ range, command }) => [range.start.line, command!.title]);
        const { occurrences } = await defect('MESH-107');
        assert.deepEqual(lenses, [
          [table, '2 defects: 2 not located'],
          [heading, 'located'],
          [heading, `${occurrences.length} occurrences`],
          [heading, '1 other report'],
        ]);
        return true;
      }, 'the lenses of the report');
    });

    test('code references are links, Markdown links are left to Markdown', async () => {
      const links = await linksWithin(path);
      assert.ok(links.includes('src/config.py:12 -> src/config.py#L12'), links.join('\n'));
      assert.ok(!links.some((link) => link.startsWith('src/daemon.py')), links.join('\n'));
      assert.equal(links.filter((link) => link.endsWith('-> src/daemon.py')).length, 1);
    });

    test('the Outline is that of VS Code', async () => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        uriOf(path),
      );
      assert.deepEqual(
        (symbols ?? []).map(({ name }) => name),
        ['# Known issues'],
      );
    });
  });

  suite('code references', () => {
    test('paths, tests and globs of the inventories', async () => {
      const yaml = await linksWithin('defects.yaml');
      // Anchors lead to what they resolve to now.
      const [stub] = (await defect('MESH_RAFT_001')).occurrences;
      assert.ok(
        yaml.includes(`src/consensus/raft_state.py -> ${stub!.path}#L${stub!.range.start.line + 1}`),
        yaml.join('\n'),
      );
      assert.ok(yaml.includes('src/config.py -> src/config.py#L12'));
      assert.ok(yaml.some((link) => link.startsWith('src.monitoring.metrics -> src/monitoring/metrics.py')));
      assert.ok(yaml.some((link) => link.startsWith('src/transport/*.py -> src/transport/')));
      assert.ok(!yaml.some((link) => link.startsWith('deploy/')), 'an absent file is a link');
      const json = await linksWithin('defects_inventory.json');
      const test = await lineOf('tests/consensus/test_raft_snapshot.py', 'def test_snapshot_roundtrip');
      assert.ok(
        json.includes(
          `tests/consensus/test_raft_*.py::test_snapshot_roundtrip -> tests/consensus/test_raft_snapshot.py#L${test + 1}`,
        ),
        json.join('\n'),
      );
    });

    test('lines and tests in prose, looked up as they are now; nothing outside of the workspace', async () => {
      const text = [
        'defects:',
        '  - id: Q-1',
        '    title: One',
        '    status: open',
        '    note: src/config.py:3-5 and nowhere/none.py, ../mesh-node/src/config.py, /etc/hosts.txt',
        '    more: see src/healing/loop.py.',
        '    also: tests/test_metrics.py::',
        '',
      ].join('\n');
      const test = /def (test_\w+)/.exec(
        (await vscode.workspace.openTextDocument(uriOf('tests/test_metrics.py'))).getText(),
      )![1]!;
      await write('docs/findings.yaml', text.replace('::', `::${test}`));
      await waitForDefect('Q-1', 'read', () => true);
      const line = await lineOf('tests/test_metrics.py', `def ${test}`);
      assert.deepEqual(await linksWithin('docs/findings.yaml'), [
        'src/config.py:3-5 -> src/config.py#L3',
        'src/healing/loop.py -> src/healing/loop.py',
        `tests/test_metrics.py::${test} -> tests/test_metrics.py#L${line + 1}`,
      ]);
    });

    test('a file that comes is a link, one that goes is none', async () => {
      await write(
        'docs/known-issues.yaml',
        'defects:\n  - id: Q-1\n    title: One\n    status: open\n    note: src/later.py\n',
      );
      await waitForDefect('Q-1', 'read', () => true);
      assert.deepEqual(await linksOf('docs/known-issues.yaml'), []);
      await write('src/later.py', '');
      const links = () => linksOf('docs/known-issues.yaml');
      await waitFor(async () => (await links()).length === 1, 'a link to src/later.py');
      await vscode.workspace.fs.delete(uriOf('src/later.py'));
      await waitFor(async () => (await links()).length === 0, 'no link');
    });

    test('none in files that are no sources', async () => {
      assert.deepEqual(await linksOf('dashboard/package.json'), []);
    });
  });
});
