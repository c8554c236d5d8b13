import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { humanize } from '../../../src/core/sources/words';
import type { DefectLedgerApi } from '../../../src/extension';
import { GROUPINGS } from '../../../src/views/model/arrangement';
import { activated, diagnosticsOf, folder, ledger, uriOf } from '../support';
import { waitFor } from '../waitFor';
import { PlainWords } from './PlainWords';

/** Where a text is shown, and the text. */
type Shown = readonly [where: string, text: string];

const textOf = (text: string | vscode.MarkdownString | vscode.TreeItemLabel | undefined): string =>
  text === undefined ? '' : typeof text === 'string' ? text : 'value' in text ? text.value : text.label;

/** All that a row says. */
function itemTexts(where: string, item: vscode.TreeItem): Shown[] {
  const label = textOf(item.label);
  const description = typeof item.description === 'string' ? item.description : '';
  const at = `${where} > ${label}`;
  return [
    [at, label],
    [`${at}: description`, description],
    [`${at}: tooltip`, textOf(item.tooltip)],
    [`${at}: for screen readers`, item.accessibilityInformation?.label ?? ''],
    [`${at}: command`, item.command?.title ?? ''],
  ];
}

function rowTexts<N>(
  where: string,
  nodes: readonly N[],
  children: (node: N) => readonly N[],
  itemOf: (node: N) => vscode.TreeItem,
  depth = 0,
): Shown[] {
  if (depth > 6) return [];
  return nodes.flatMap((node) => [
    ...itemTexts(where, itemOf(node)),
    ...rowTexts(where, children(node), children, itemOf, depth + 1),
  ]);
}

/** What the page shows of its data: everything but names of kinds, keys, places and what is sent back. */
function pageTexts(where: string, value: unknown): Shown[] {
  if (typeof value === 'string') return [[where, value]];
  if (Array.isArray(value)) return value.flatMap((each) => pageTexts(where, each));
  if (typeof value !== 'object' || value === null) return [];
  const machine = new Set([
    'type',
    'key',
    'id',
    'ownId',
    'icon',
    'tone',
    'field',
    'value',
    'message',
    'open',
    'code',
    'tag',
    'href',
    'rich',
  ]);
  return Object.entries(value).flatMap(([name, each]) =>
    machine.has(name) ? [] : pageTexts(`${where}.${name}`, each),
  );
}

suite('in another language, whole views', () => {
  let api: DefectLedgerApi;
  let words: PlainWords;
  /** Names of fields and values that the sources of the sample have, and we have too. */
  let own: string[];

  suiteSetup(async () => {
    api = await activated();
    words = await PlainWords.of(vscode.extensions.getExtension('defect-ledger.defect-ledger')!.extensionUri);
    await waitFor(() => diagnosticsOf('src/routing/failover.py').length > 0, 'the diagnostics of the sample');
    const { criteria, defects, phases } = await ledger();
    const keysOf = (value: unknown): string[] =>
      typeof value !== 'object' || value === null
        ? []
        : Object.entries(value).flatMap(([key, each]) => [humanize(key), ...keysOf(each)]);
    own = [
      ...defects.flatMap(({ details }) => keysOf(details)),
      ...defects.flatMap(({ fixOptions }) =>
        fixOptions.flatMap(({ effort, risk }) => [effort ?? '', risk ?? '']),
      ),
      // The number and the unit of a criterion are two values of the source.
      ...criteria.flatMap(({ current, target }) => [current ?? '', target ?? '']),
      // The unit stands in the name of the source's field or column: `effort_weeks: 2`.
      ...[...defects, ...phases.flatMap(({ tasks }) => tasks)].flatMap(
        ({ effort, timeline }: { effort?: string | undefined; timeline?: string | undefined }) => [
          effort ?? '',
          timeline ?? '',
        ],
      ),
    ];
  });

  /** Fails with every text that is not in the made-up language; `least`: so many texts there must be. */
  function assertForeign(shown: readonly Shown[], least: number): void {
    const texts = shown.filter(([, text]) => text !== '');
    assert.ok(texts.length >= least, `only ${texts.length} texts were found`);
    assert.ok(
      texts.some(([, text]) => text.includes('[!! ')),
      'nothing is translated',
    );
    const wrong = texts.flatMap(([where, text]) => words.in(text, own).map((run) => `${where}: ${run}`));
    assert.deepEqual([...new Set(wrong)].slice(0, 60), []);
  }

  for (const groupBy of GROUPINGS)
    test(`the Defects view by ${groupBy}`, () => {
      const { defectsView: view } = api;
      const before = view.arrangement;
      view.arrange({ groupBy });
      try {
        assertForeign(
          [
            ...rowTexts(
              'Defects',
              view.model.roots(),
              (node) => view.model.children(node),
              (node) => view.resolvedItemOf(node),
            ),
            ['message', view.message],
            ['description', view.description],
            ['badge', view.badge?.tooltip ?? ''],
          ],
          100,
        );
      } finally {
        view.arrange(before);
      }
    });

  test('the line above a filtered view', () => {
    const { defectsView: view } = api;
    for (const filter of ['mesh', 'nothing has these words']) {
      view.setFilter(filter);
      try {
        const wrong = [view.message, view.description].flatMap((text) => words.in(text, [filter]));
        // Where nothing is left, the description says it, since a message would hide what the view offers then.
        const told = view.message === '' ? view.description : view.message;
        assert.ok(told.includes('[!! '), told);
        assert.deepEqual(wrong, []);
      } finally {
        view.setFilter('');
      }
    }
  });

  test('the Roadmap view', () => {
    const { roadmapView: view } = api;
    assertForeign(
      rowTexts(
        'Roadmap',
        view.model.roots(),
        (node) => view.model.children(node),
        (node) => view.resolvedItemOf(node),
      ),
      30,
    );
  });

  test('the status bar', () => {
    const { item } = api.statusBar;
    assertForeign(
      [
        ['text', item.text],
        ['tooltip', textOf(item.tooltip)],
        ['for screen readers', item.accessibilityInformation?.label ?? ''],
      ],
      3,
    );
  });

  test('the page of every defect', async function () {
    this.timeout(120_000);
    const shown: Shown[] = [];
    for (const { id } of (await ledger()).defects) {
      await vscode.commands.executeCommand('defectLedger.openDetails', id, folder().uri.toString());
      const told = await waitFor(() => {
        const { told: last } = api.details;
        return last?.type === 'show' && last.view.id === id && last;
      }, `the details of ${id}`);
      shown.push(...pageTexts(`details of ${id}`, told));
    }
    assertForeign(shown, 300);
  });

  test('diagnostics, hovers, lenses, links and code actions of every file that is named', async function () {
    this.timeout(240_000);
    const { defects, problems, sources } = await ledger();
    assert.ok(problems.length >= 0);
    const paths = new Set([
      ...sources.map(({ path }) => path),
      ...defects.flatMap(({ occurrences }) => occurrences.map(({ path }) => path)),
    ]);
    const shown: Shown[] = [];
    for (const path of paths) {
      const uri = uriOf(path);
      const document = await vscode.workspace.openTextDocument(uri);
      const places: vscode.Range[] = [];
      for (const { message, range, relatedInformation = [] } of diagnosticsOf(path)) {
        shown.push([`${path}: diagnostic`, message]);
        for (const each of relatedInformation) shown.push([`${path}: related`, each.message]);
        places.push(range);
      }
      for (const { id } of defects) {
        const at = document.getText().indexOf(id);
        if (at >= 0 && places.length < 12)
          places.push(new vscode.Range(document.positionAt(at), document.positionAt(at + id.length)));
      }
      for (const range of places) {
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          uri,
          range,
        );
        const ours = actions.filter(
          ({ command, title }) => command?.command.startsWith('defectLedger.') || title.includes('[!! '),
        );
        shown.push(...ours.map(({ title }): Shown => [`${path}: code action`, title]));
        const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          uri,
          range.start,
        );
        for (const { contents } of hovers)
          for (const each of contents) {
            const value = textOf(each as vscode.MarkdownString);
            // Others may have hovers of their own for the language.
            if (value.includes('defectLedger.') || value.includes('[!! '))
              shown.push([`${path}: hover`, value]);
          }
      }
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        uri,
        100,
      );
      for (const { command } of lenses)
        if (command?.command.startsWith('defectLedger.')) shown.push([`${path}: lens`, command.title]);
      const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        uri,
        100,
      );
      for (const { tooltip, target } of links)
        if (target?.scheme === 'command') shown.push([`${path}: link`, tooltip ?? '']);
    }
    assertForeign(shown, 100);
  });
});
