import * as vscode from 'vscode';
import { plainWords } from '../../core/text/plainWords.js';
import type { Defect } from '../../core/model/ledger.js';
import { isOpen } from '../../core/model/vocabulary.js';
import { defectCard } from '../../views/model/defectCard.js';
import type { LedgerStore } from '../../workspace/LedgerStore.js';
import { isSource } from '../model/sourceEntries.js';
import { isOutput, isProse, spanAt } from './idDocuments.js';
import type { IdFinder, MeantDefect } from './IdFinder.js';

/** More are no help; what is typed next brings the others. */
const maxItems = 300;
/** Typing so much of an id opens the list. */
const minTyped = 2;

class IdItem extends vscode.CompletionItem {
  constructor(
    label: vscode.CompletionItemLabel,
    readonly defect: Defect,
  ) {
    super(label, vscode.CompletionItemKind.Issue);
  }
}

/** Ids in plain text, in sources and commit messages, and in code inside comments. */
export class IdCompletionProvider implements vscode.CompletionItemProvider<vscode.CompletionItem> {
  /** `inProse`: answers for plain text, the other one for everything else. */
  constructor(
    private readonly store: LedgerStore,
    private readonly finder: IdFinder,
    private readonly inProse: boolean,
  ) {}

  provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    _token: vscode.CancellationToken,
    { triggerKind }: vscode.CompletionContext,
  ): vscode.CompletionList | undefined {
    if (isProse(document) !== this.inProse || isOutput(document)) return undefined;
    const typed = this.typedBefore(document, position);
    const isTyping = triggerKind === vscode.CompletionTriggerKind.TriggerCharacter;
    if (isTyping && typed.prefix.length < minTyped) return undefined;
    if (typed.ids.length === 0 || !this.mayStand(document, position)) return undefined;
    const range = new vscode.Range(position.translate(0, -typed.prefix.length), position);
    const found = typed.ids.flatMap((id) => {
      const [first] = this.finder.meant(id, document.uri);
      // Of the names of a defect its own is offered.
      return first?.defect.id === id ? [first] : [];
    });
    const ranked = found
      .map((meant, i) => ({ meant, rank: rankOf(meant.defect), i }))
      .sort((a, b) => a.rank - b.rank || a.i - b.i);
    const items = ranked.slice(0, maxItems).map(({ meant }, i) => toItem(meant, range, i));
    return new vscode.CompletionList(items, ranked.length > maxItems || typed.prefix.length < minTyped);
  }

  resolveCompletionItem(item: vscode.CompletionItem): vscode.CompletionItem {
    // Text of the sources is escaped, and nothing in it is trusted.
    if (item instanceof IdItem) item.documentation = new vscode.MarkdownString(defectCard(item.defect));
    return item;
  }

  /** What is typed of an id so far, as much of it as an id begins with; nothing typed may become any. */
  private typedBefore(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): { prefix: string; ids: readonly string[] } {
    const line = document.lineAt(position.line).text.slice(0, position.character);
    const run = /[^\s"'`()[\]{}<>,;]{1,100}$/u.exec(line)?.[0] ?? '';
    if (run === '') return { prefix: '', ids: this.finder.index.startingWith('') };
    for (const { index } of run.matchAll(/(?<![\p{L}\p{N}_-])[^]/gu)) {
      const prefix = run.slice(index);
      const ids = this.finder.index.startingWith(prefix);
      if (ids.length > 0) return { prefix, ids };
    }
    return { prefix: run, ids: [] };
  }

  private mayStand(document: vscode.TextDocument, position: vscode.Position): boolean {
    if (this.inProse || spanAt(document, position) === 'comment') return true;
    const place = this.store.locate(document.uri);
    return place !== undefined && isSource(place.ledger, place.path);
  }
}

/** What is open and proven first. */
function rankOf({ status, evidence }: Defect): number {
  if (!isOpen(status)) return 3;
  if (evidence === 'confirmed') return 0;
  return evidence === 'located' ? 1 : 2;
}

function toItem({ defect, folder }: MeantDefect, range: vscode.Range, at: number): IdItem {
  const isOneOfMany = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
  const item = new IdItem({ label: defect.id, ...(isOneOfMany ? { description: folder.name } : {}) }, defect);
  item.detail = plainWords(defect.title);
  item.range = range;
  item.filterText = defect.id;
  item.sortText = String(at).padStart(4, '0');
  return item;
}
