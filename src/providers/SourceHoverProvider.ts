import * as vscode from 'vscode';
import { workspacePath } from '../core/files/workspacePath.js';
import type { Defect, DefectMention } from '../core/model/ledger.js';
import { toUri } from '../workspace/convert.js';
import { Disposable } from '../workspace/Disposable.js';
import type { FolderLedger, LedgerStore } from '../workspace/LedgerStore.js';
import { openDefectUri } from './commandUri.js';
import { defectNamed, entryAt } from './model/entryAt.js';
import { isSource, ownId, sourceEntries } from './model/sourceEntries.js';
import { sourceHover } from './model/sourceHover.js';
import { sourceSelector } from './sourceSelector.js';

/** In the sources: the merged defect on its heading, row or entry, and wherever its id is named. */
export class SourceHoverProvider extends Disposable implements vscode.HoverProvider {
  constructor(private readonly store: LedgerStore) {
    super();
    this._register(vscode.languages.registerHoverProvider(sourceSelector, this));
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const place = this.store.locate(document.uri);
    if (!place || !isSource(place.ledger, place.path)) return undefined;
    const entries = sourceEntries(place.ledger, place.path);
    const head = entryAt(entries, position, document);
    const wordRange = document.getWordRangeAtPosition(position, /[\p{L}\p{N}_][\p{L}\p{N}_.#-]*/u);
    const word = wordRange && document.getText(wordRange).replace(/[.#-]+$/u, '');
    const named = word === undefined ? undefined : defectNamed(word, entries, place.ledger.defects);
    // The entry calls itself so: of two entries with one id in a file, the hovered one is meant.
    if (named && word !== (head && ownId(head)) && named !== head?.defect) {
      return new vscode.Hover(hoverCard(place, named), wordRange);
    }
    const line = document.lineAt(position.line).range;
    return head && new vscode.Hover(hoverCard(place, head.defect, head.mention), line);
  }
}

/** @param here the place that is hovered; undefined where only the id is named */
export function hoverCard(
  { folder, ledger }: FolderLedger,
  defect: Defect,
  here?: DefectMention,
): vscode.MarkdownString {
  const text = sourceHover(defect, here, ledger.contradictions, {
    place: (path, line) =>
      workspacePath(path) === path
        ? toUri(folder, path)
            .with({ fragment: `L${line + 1}` })
            .toString()
        : undefined,
    show: (id) => openDefectUri(id, folder).toString(),
  });
  const markdown = new vscode.MarkdownString(text);
  // Text of the sources is escaped; should a link slip through all the same, it can open a defect and nothing else.
  markdown.isTrusted = { enabledCommands: ['defectLedger.openDefect'] };
  return markdown;
}
