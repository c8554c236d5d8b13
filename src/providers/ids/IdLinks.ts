import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { defectHeading } from '../../views/model/labels.js';
import { toUri } from '../../workspace/convert.js';
import type { LedgerStore } from '../../workspace/LedgerStore.js';
import { linkSpans } from '../model/linkCandidates.js';
import { isSource, ownId, sourceEntries } from '../model/sourceEntries.js';
import type { FoundId, IdFinder } from './IdFinder.js';
import { isCommitBox } from './idDocuments.js';

/** Of a longer document nothing is underlined. */
const maxCharacters = 1_000_000;
const maxLinks = 1000;

/**
 * In commit messages, and in the sources where an entry names another one: an id is a link to its defect's entry. Not in code and other
 * text, which would be full of lines; Go to Definition is there.
 */
export class IdLinks implements vscode.DocumentLinkProvider {
  constructor(
    private readonly store: LedgerStore,
    private readonly finder: IdFinder,
  ) {}

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const text = document.getText();
    if (text.length > maxCharacters) return [];
    if (isCommitBox(document.uri) || document.languageId === 'git-commit')
      return this.finder.all(document).slice(0, maxLinks).flatMap(toLink);
    const place = this.store.locate(document.uri);
    if (!place || !isSource(place.ledger, place.path)) return [];
    const heads = new Map<number, Set<string>>();
    for (const entry of sourceEntries(place.ledger, place.path)) {
      const { line } = entry.mention.range.start;
      heads.set(line, (heads.get(line) ?? new Set()).add(ownId(entry)).add(entry.defect.id));
    }
    // What Markdown makes a link of leads where its author says.
    const taken = document.languageId === 'markdown' ? linkSpans(text) : [];
    let next = 0;
    const links: vscode.DocumentLink[] = [];
    for (const found of this.finder.all(document)) {
      if (links.length >= maxLinks) break;
      const at = document.offsetAt(found.range.start);
      while (next < taken.length && taken[next]![1] <= at) next += 1;
      const isTaken = next < taken.length && taken[next]![0] <= at;
      // An entry need not lead to itself.
      if (isTaken || heads.get(found.range.start.line)?.has(found.id)) continue;
      links.push(...toLink(found));
    }
    return links;
  }
}

function toLink({ id, range, meant: [first] }: FoundId): vscode.DocumentLink[] {
  const mention = first?.defect.mentions[0];
  if (!first || !mention) return [];
  const { folder, defect } = first;
  const target = toUri(folder, mention.path).with({ fragment: `L${mention.range.start.line + 1}` });
  const link = new vscode.DocumentLink(range, target);
  link.tooltip =
    defect.id === id ? defectHeading(defect) : l10n.t('{0}, there {1}', defectHeading(defect), id);
  return [link];
}
