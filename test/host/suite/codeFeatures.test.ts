import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openPlaces } from '../../../src/core/ledger/openPlaces';
import {
  activated,
  answering,
  defect,
  diagnosticsOf,
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

const settings = () => vscode.workspace.getConfiguration('defectLedger');
const set = (name: string, value: unknown) =>
  settings().update(name, value, vscode.ConfigurationTarget.Global);

/** Our cards there, in their order. */
async function cardsAt(path: string, at: vscode.Position): Promise<vscode.MarkdownString[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uriOf(path),
    at,
  );
  return hovers
    .flatMap(({ contents }) => contents as vscode.MarkdownString[])
    .filter(({ value }) => value.includes('command:defectLedger.'));
}

async function placeIn(id: string, path: string): Promise<vscode.Position> {
  const found = (await defect(id)).occurrences.find((occurrence) => occurrence.path === path);
  assert.ok(found, `${id} has no occurrence in ${path}`);
  const { line, character } = found.range.start;
  return new vscode.Position(line, character + 1);
}

/** `line: title`, zero-based, of the lenses in code. */
async function lensesOf(path: string): Promise<{ line: number; command: vscode.Command }[]> {
  await vscode.workspace.openTextDocument(uriOf(path));
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uriOf(path),
    1000,
  );
  return lenses
    .filter(({ command }) => command?.command.startsWith('defectLedger.'))
    .map(({ range, command }) => ({ line: range.start.line, command: command! }));
}

const titles = (lenses: Awaited<ReturnType<typeof lensesOf>>): string[] =>
  lenses.map(({ line, command }) => `${line}: ${command.title}`);

const raft = 'src/consensus/raft_state.py';
const failover = 'src/routing/failover.py';

suite('in code', () => {
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  teardown(restoreWorkspace);

  suite('hover', () => {
    test('a card with evidence, the report line and what can be done', async () => {
      const [card, ...more] = await cardsAt(failover, await placeIn('MESH-101', failover));
      assert.ok(card, 'no card');
      assert.deepEqual(more, []);
      const { value } = card;
      assert.match(value, /^\*\*MESH\\-101\*\* · P0 · critical · \w/);
      assert.match(value, /Confirmed in 7 places/);
      // Why it counts is what the diagnostic above it says; the links come before the texts.
      assert.doesNotMatch(value, /imported here/);
      assert.ok(value.indexOf('openDetails') < value.indexOf('**Impact**'), value);
      const [mention] = (await defect('MESH-101')).mentions;
      const report = uriOf(mention!.path).with({ fragment: `L${mention!.range.start.line + 1}` });
      assert.ok(value.includes(`](${report.toString()})`), value);
      for (const action of ['fixDefect', 'openDefect', 'openDetails', 'peekOccurrences'])
        assert.ok(value.includes(`(command:defectLedger.${action}?`), action);
    });

    test('its links may run only what they are for', async () => {
      const [card] = await cardsAt(failover, await placeIn('MESH-101', failover));
      const trust = card!.isTrusted;
      assert.ok(typeof trust === 'object');
      const used = [...card!.value.matchAll(/\(command:([\w.]+)/g)].map((match) => match[1]!);
      assert.deepEqual(
        used.filter((command) => !trust.enabledCommands.includes(command)),
        [],
      );
      assert.ok(trust.enabledCommands.every((command) => command.startsWith('defectLedger.')));
      assert.ok(!card!.supportHtml);
    });

    test('it does not repeat the diagnostic; without diagnostics it says what the defect is', async () => {
      const at = await placeIn('MESH-101', failover);
      const { title } = await defect('MESH-101');
      const plain = async () => (await cardsAt(failover, at))[0]!.value.replaceAll('\\', '');
      assert.ok(diagnosticsOf(failover).some(({ message }) => message.startsWith(title)));
      assert.ok(!(await plain()).includes(title));
      try {
        await set('diagnostics.enabled', false);
        await waitFor(async () => (await plain()).includes(`**MESH-101: ${title}**`), 'the title');
      } finally {
        await set('diagnostics.enabled', undefined);
      }
    });

    test('Mark in Progress says so in the source', async () => {
      const value = 'defectLedger.setStatus';
      const text = (await cardsAt(raft, await placeIn('MESH_RAFT_001', raft)))[0]!.value;
      const [args] = [...text.matchAll(/\(command:defectLedger\.setStatus\?([^)]*)\)/g)].map((m) => m[1]!);
      assert.ok(args, text);
      const decoded = JSON.parse(decodeURIComponent(decodeURIComponent(args))) as unknown[];
      await vscode.commands.executeCommand(value, ...decoded);
      await waitForDefect('MESH_RAFT_001', 'in progress', ({ status }) => status === 'in-progress');
      const after = (await cardsAt(raft, await placeIn('MESH_RAFT_001', raft)))[0]!.value;
      assert.ok(!after.includes(value), after);
    });

    test('several defects at one place stand below each other, briefly', async () => {
      const at = await placeIn('MESH-101', failover);
      const entry = (id: string) =>
        `  - { id: ${id}, title: 'More [x](command:y)', status: open, anchors: [{ kind: range, path: ${failover}, ` +
        `range: { start: { line: ${at.line}, character: 0 }, end: { line: ${at.line}, character: 60 } } }] }\n`;
      await write('docs/findings.yaml', `defects:\n${['Q-1', 'Q-2', 'Q-3', 'Q-4'].map(entry).join('')}`);
      await waitForDefect('Q-4', 'located', ({ occurrences }) => occurrences.length === 1);
      const cards = (await cardsAt(failover, at)).map(({ value }) => value.replaceAll('\\', ''));
      assert.match(cards[0]!, /^\*\*MESH-101\*\*/);
      assert.equal(cards.length, 5);
      assert.match(cards[4]!, /^\[1 more defect here\.\.\.\]\(command:defectLedger\.pickDefect\?/);
      assert.ok(cards.every((card) => !card.includes('Owner')));
    });

    test('none beside it, and none of what is resolved', async () => {
      const { line, character } = await placeIn('MESH-101', failover);
      assert.deepEqual(await cardsAt(failover, new vscode.Position(line, character - 10)), []);
      const again = (await defect('MESH-103')).occurrences[0]!;
      const at = new vscode.Position(again.range.start.line, again.range.start.character);
      assert.deepEqual(await cardsAt(again.path, at), []);
    });
  });

  suite('CodeLens', () => {
    const lineOf = async (path: string, text: string): Promise<number> => {
      const document = await vscode.workspace.openTextDocument(uriOf(path));
      return document.positionAt(document.getText().indexOf(text)).line;
    };

    test('above the methods that are stubs, and above a file for its imports', async () => {
      const take = await lineOf(raft, 'def take_snapshot');
      const load = await lineOf(raft, 'def load_snapshot');
      const title = 'P0 · MESH_RAFT_001 Raft snapshot round trip is not implemented · confirmed';
      assert.deepEqual(titles(await lensesOf(raft)), [`${take}: ${title}`, `${load}: ${title}`]);
      assert.deepEqual(titles(await lensesOf(failover)), [
        '0: P0 · MESH-101 Failover counter is imported but never defined · confirmed',
      ]);
      assert.deepEqual(await lensesOf('src/consensus/election.py'), []);
    });

    test('a click leads to the details; of several defects to a list', async () => {
      const key = folder().uri.toString();
      const [one] = await lensesOf(raft);
      assert.equal(one!.command.command, 'defectLedger.openDetails');
      assert.deepEqual(one!.command.arguments, ['MESH_RAFT_001', key]);
      await write(
        'docs/findings.yaml',
        `defects:\n  - { id: Q-1, title: One, status: open, anchors: [{ kind: symbol, path: ${raft}, name: RaftNodeState.take_snapshot }] }\n`,
      );
      await waitForDefect('Q-1', 'located', ({ occurrences }) => occurrences.length === 1);
      const [several] = await lensesOf(raft);
      assert.equal(several!.command.title, '2 open defects · 1 confirmed');
      assert.equal(several!.command.command, 'defectLedger.pickDefect');
      assert.deepEqual(several!.command.arguments, [['MESH_RAFT_001', 'Q-1'], key]);
    });

    test('they follow typing, and go when the code is written', async () => {
      const take = await lineOf(raft, 'def take_snapshot');
      const editor = await open(raft);
      assert.ok(await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# one\n# two\n')));
      assert.equal((await lensesOf(raft))[0]!.line, take + 2);
      const line = editor.document.lineAt(take + 2).text;
      await type(editor, line, line.replace('take_snapshot', 'make_snapshot'));
      await waitFor(
        async () => (await lensesOf(raft)).every((lens) => lens.line !== take + 2),
        'no lens above what has another name',
      );
    });

    for (const setting of ['codeLens.code', 'codeLens.enabled']) {
      test(`off by ${setting}`, async () => {
        try {
          await set(setting, false);
          await waitFor(async () => (await lensesOf(raft)).length === 0, 'no lenses in code');
          const inSource = (await lensesOf('defects.yaml')).length;
          assert.equal(inSource > 0, setting === 'codeLens.code');
        } finally {
          await set(setting, undefined);
        }
        await waitFor(async () => (await lensesOf(raft)).length === 2, 'the lenses back');
      });
    }
  });

  suite('badges of files', () => {
    const badge = async (path: string) => (await activated()).fileBadges.provideFileDecoration(uriOf(path));

    test('as many as there are open occurrences, of code alone', async () => {
      const current = await ledger();
      const paths = new Set(
        current.defects.flatMap(({ occurrences }) => occurrences.map(({ path }) => path)),
      );
      assert.ok(paths.size > 10);
      try {
        await set('fileBadges', 'always');
        for (const path of paths) {
          const count = openPlaces(current, path).length;
          assert.equal((await badge(path))?.badge, count === 0 ? undefined : String(count), path);
        }
        assert.equal(await badge('defects.yaml'), undefined);
        assert.equal(await badge('src/consensus/election.py'), undefined);
        const decoration = await badge(failover);
        assert.equal(decoration?.propagate, false);
        assert.equal((decoration?.color as vscode.ThemeColor & { id: string }).id, 'list.errorForeground');
      } finally {
        await set('fileBadges', undefined);
      }
    });

    test('the number is not shown twice where VS Code counts problems; the hover tells all the same', async () => {
      const decoration = await badge(failover);
      assert.equal(decoration?.badge, undefined);
      assert.match(
        decoration?.tooltip ?? '',
        /^\d+ open occurrences? of (?:a defect|defects) · 1 confirmed$/,
      );
      try {
        await set('diagnostics.enabled', false);
        assert.equal((await badge(failover))?.badge, '1');
      } finally {
        await set('diagnostics.enabled', undefined);
      }
    });

    test('only files that changed are told of', async () => {
      const { fileBadges } = await activated();
      const told: string[] = [];
      const listener = fileBadges.onDidChangeFileDecorations((uris) => {
        told.push(...(uris ?? []).map((uri) => vscode.workspace.asRelativePath(uri)));
      });
      try {
        const editor = await open(failover);
        await type(editor, 'import record_path_failover', 'import record_failover');
        await waitFor(() => told.length > 0, 'a badge to change');
        assert.deepEqual(told, [failover]);
      } finally {
        listener.dispose();
      }
    });

    test('at most two digits, and off by setting', async () => {
      const text = Array.from({ length: 120 }, (_, i) => `x${i} = verify_me(${i})\n`).join('');
      await write('src/many.py', text);
      await write(
        'docs/findings.yaml',
        "defects:\n  - { id: Q-1, title: Many, status: open, anchors: [{ kind: pattern, pattern: 'verify_me', include: 'src/many.py' }] }\n",
      );
      await waitFor(async () => (await badge('src/many.py'))?.badge === '99', 'the badge');
      assert.equal((await badge('src/many.py'))?.color, undefined);
      try {
        await set('fileBadges', 'never');
        await waitFor(async () => (await badge('src/many.py')) === undefined, 'no badge');
      } finally {
        await set('fileBadges', undefined);
      }
    });
  });

  suite('status bar', () => {
    test('open, confirmed and regressions, spoken too', async () => {
      const { statusBar } = await activated();
      const { defects } = await ledger();
      const open = defects.filter(({ status }) => ['open', 'in-progress', 'blocked'].includes(status));
      const confirmed = open.filter(({ evidence }) => evidence === 'confirmed').length;
      const { item } = statusBar;
      assert.equal(item.text, `$(checklist) ${open.length} open · ${confirmed} confirmed · 1 regression`);
      assert.equal(
        item.accessibilityInformation?.label,
        `Defect Ledger: ${open.length} open, ${confirmed} confirmed, 1 regression`,
      );
      assert.ok(statusBar.isVisible);
      assert.match((item.tooltip as vscode.MarkdownString).value, /mesh/);
    });

    test('calm: no colour, also with a regression, which is counted until there is none', async () => {
      const { item } = (await activated()).statusBar;
      assert.match(item.text, /1 regression/);
      assert.equal(item.backgroundColor, undefined);
      assert.equal(item.color, undefined);
      const editor = await open('defects.yaml');
      const text = editor.document.getText();
      const at = text.indexOf('status: resolved', text.indexOf('id: MESH-103'));
      const range = new vscode.Range(
        editor.document.positionAt(at),
        editor.document.positionAt(at + 'status: resolved'.length),
      );
      assert.ok(await editor.edit((edit) => edit.replace(range, 'status: wont-fix')));
      await waitFor(() => !item.text.includes('regression'), 'no regression');
    });

    test('a click lists the defects, those of the active file first, and opens one', async () => {
      const { statusBar, defectsView } = await activated();
      await defectsView.reveal('MESH-106');
      await open(failover);
      await waitFor(async () => {
        await answering(vscode.commands.executeCommand(statusBar.item.command as string));
        const [selected] = defectsView.selection;
        return selected?.type === 'defect' && selected.defectId === 'MESH-101';
      }, 'the defect of the file to be selected');
    });
  });

  suite('next and previous occurrence in the file', () => {
    const run = (command: string) => vscode.commands.executeCommand(`defectLedger.${command}`);
    const line = () => vscode.window.activeTextEditor!.selection.start.line;

    test('they stay in the file and go around its ends', async () => {
      const editor = await open(raft);
      // VS Code remembers where the cursor stood in an earlier test.
      editor.selection = new vscode.Selection(0, 0, 0, 0);
      const stops = [...new Set(openPlaces(await ledger(), raft).map((p) => p.occurrence.range.start.line))];
      assert.ok(stops.length > 1);
      const seen: number[] = [];
      for (let i = 0; i <= stops.length; i++) {
        await run('nextOccurrenceInFile');
        seen.push(line());
      }
      assert.deepEqual(seen, [...stops, stops[0]]);
      await run('previousOccurrenceInFile');
      assert.equal(line(), stops.at(-1));
    });

    test('nothing happens where nothing is open', async () => {
      const editor = await open('src/consensus/election.py');
      await run('nextOccurrenceInFile');
      assert.equal(vscode.window.activeTextEditor, editor);
      assert.equal(line(), 0);
    });
  });
});
