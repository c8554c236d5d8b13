import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../core/text/counted.js';
import { workspacePath } from '../core/files/workspacePath.js';
import { compareUrgency, openPlaces, type OpenPlace } from '../core/ledger/openPlaces.js';
import { toRange, toUri } from '../workspace/convert.js';
import { Disposable } from '../workspace/Disposable.js';
import type { FolderLedger, LedgerStore } from '../workspace/LedgerStore.js';
import { diagnosticLevels, diagnosticsEnabled } from '../workspace/settings.js';
import { codeHover, type CodeHoverLinks } from './model/codeHover.js';
import { commandUri, openDefectUri, openDetailsUri } from './commandUri.js';

/** What the links of a card may run, and nothing else. */
const enabledCommands = [
  'defectLedger.fixDefect',
  'defectLedger.setStatus',
  'defectLedger.openDefect',
  'defectLedger.openDetails',
  'defectLedger.peekOccurrences',
  'defectLedger.pickDefect',
];

/** More defects at one place are named in one line. */
const maxCards = 4;

/** In code: a card for each open defect that has an occurrence under the mouse. */
export class CodeHoverProvider extends Disposable implements vscode.HoverProvider {
  constructor(private readonly store: LedgerStore) {
    super();
    this._register(vscode.languages.registerHoverProvider({ pattern: '**' }, this));
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const located = this.store.locate(document.uri);
    if (!located) return undefined;
    const here = openPlaces(located.ledger, located.path).flatMap((place) => {
      const range = hoverRange(document, toRange(place.occurrence.range));
      return range.contains(position) ? [{ place, range }] : [];
    });
    if (here.length === 0) return undefined;
    const range = here.map((each) => each.range).reduce((all, each) => all.intersection(each) ?? all);
    const places = here.map(({ place }) => place).sort(compareUrgency);
    return new vscode.Hover(cards(located, document, places), range);
  }
}

/** What is empty has the word that VS Code underlines for it. */
function hoverRange(document: vscode.TextDocument, range: vscode.Range): vscode.Range {
  return range.isEmpty ? (document.getWordRangeAtPosition(range.start) ?? range) : range;
}

function cards(
  { folder, ledger }: FolderLedger,
  document: vscode.TextDocument,
  places: readonly OpenPlace[],
): vscode.MarkdownString[] {
  const levels = diagnosticLevels(folder);
  const enabled = diagnosticsEnabled(folder);
  const shown = places.slice(0, maxCards).map((place) => {
    const line = place.occurrence.range.start.line;
    const told = enabled && levels[place.defect.severity ?? 'low'] !== 'off';
    const options = { told, brief: places.length > 1 };
    return codeHover(place, ledger.contradictions, linksOf(folder, document, line), options);
  });
  if (places.length > maxCards) {
    const ids = places.slice(maxCards).map(({ defect }) => defect.id);
    shown.push(moreLink(folder, ids));
  }
  return shown.map((text) => {
    const markdown = new vscode.MarkdownString(text);
    // Text of the sources is escaped; should a link slip through all the same, it can do nothing else.
    markdown.isTrusted = { enabledCommands };
    return markdown;
  });
}

function moreLink(folder: vscode.WorkspaceFolder, ids: readonly string[]): string {
  const target = commandUri('defectLedger.pickDefect', ids, folder.uri.toString()).toString();
  const count = ids.length;
  const label = counted(
    count,
    l10n.t('{0} more defect here...', count),
    l10n.t('{0} more defects here...', count),
  );
  return `[${label}](${target})`;
}

function linksOf(
  folder: vscode.WorkspaceFolder,
  document: vscode.TextDocument,
  line: number,
): CodeHoverLinks {
  const key = folder.uri.toString();
  const from = [document.uri.toString(), line] as const;
  return {
    report: (path, at) =>
      workspacePath(path) === path
        ? toUri(folder, path)
            .with({ fragment: `L${at + 1}` })
            .toString()
        : undefined,
    occurrences: (id) => commandUri('defectLedger.peekOccurrences', [id], key, ...from).toString(),
    fix: (id) => commandUri('defectLedger.fixDefect', { key, defect: id }).toString(),
    mark: ({ id, status }) =>
      status === 'in-progress'
        ? undefined
        : commandUri('defectLedger.setStatus', { key, defectId: id }, null, 'in-progress').toString(),
    show: (id) => openDefectUri(id, folder).toString(),
    details: (id) => openDetailsUri(id, folder).toString(),
  };
}
