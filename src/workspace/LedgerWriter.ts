import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { outsideReason, type FileAccess } from '../core/files/FileAccess.js';
import type { FileFix, FixPlan } from '../core/fixes/FixPlan.js';
import type { Ledger } from '../core/model/ledger.js';
import { quotedWords } from '../core/text/plainWords.js';
import { checkAt, checkKey } from '../core/writeback/CheckKey.js';
import type { WritableField } from '../core/writeback/FieldTask.js';
import type { Wording } from '../core/writeback/wordings.js';
import type { WriteRequest } from '../core/writeback/WriteRequest.js';
import { toRange, toUri } from './convert.js';
import { DocumentFiles, type ReadDocument } from './DocumentFiles.js';
import type { LedgerStore } from './LedgerStore.js';
import { staysInside } from './linkGuard.js';
import { loadEngine } from './loadEngine.js';
import { VscodeFiles } from './VscodeFiles.js';

export type { WriteRequest } from '../core/writeback/WriteRequest.js';

/** `paths`: the sources that were changed; none where they said it already. */
export type Written = { written: true; paths: readonly string[] } | { written: false; reason: string };

/** Why nothing was written, and what to wait for before it is tried again; nothing where it can be at once. */
interface Again {
  readonly again: string;
  readonly after?: { readonly ledger: Ledger; readonly stale?: string } | { readonly read: ReadDocument };
}

/** What is to be changed, of the ledger and the documents of now. It may be asked several times. */
export type PlanWrite = (ledger: Ledger, files: FileAccess) => Promise<FixPlan>;

/** Somebody may be typing in the very source; more often than this nobody is meant to wait. */
const mostAttempts = 8;
/** Milliseconds that a ledger, or a document, which is behind its file is waited for. */
const patience = 10_000;

/**
 * The one way in which values of the ledger get into the sources. Calls for a folder are done one after the other; one call is one
 * WorkspaceEdit and one undo, all of it or nothing. It is planned on the text of the open documents; one that was saved before is saved
 * afterwards, one with unsaved work stays unsaved. Where a source is not what the ledger was read from, the ledger is waited for, and
 * the plan is made anew.
 */
export class LedgerWriter {
  private readonly queues = new Map<string, Promise<unknown>>();

  constructor(private readonly store: LedgerStore) {}

  /** Gives the requests to the sources in which the ledger has what they are about. */
  write(folder: vscode.WorkspaceFolder, requests: readonly WriteRequest[]): Promise<Written> {
    // What is meant is told now: when its turn comes, calls before this one may have moved it.
    const ledger = this.ledgerOf(folder);
    const keys = requests.map((request) =>
      ledger && request.kind === 'check' ? checkKey(ledger, request.source) : undefined,
    );
    return this.edit(folder, async (now, files) => {
      const moved: WriteRequest[] = [];
      for (const [i, request] of requests.entries()) {
        const key = keys[i];
        const source = key && checkAt(now, key);
        if (key && !source)
          return { kind: 'refused', reason: l10n.t('`{0}` is gone from {1}.', key.text, key.path) };
        moved.push(source && request.kind === 'check' ? { ...request, source } : request);
      }
      return (await loadEngine()).planWrites(now, files, moved);
    });
  }

  /** Any other change of sources, in turn with what is written, under the same rules. */
  edit(folder: vscode.WorkspaceFolder, plan: PlanWrite): Promise<Written> {
    const key = folder.uri.toString();
    const run = (this.queues.get(key) ?? Promise.resolve()).then(() => this.editNow(folder, plan));
    this.queues.set(
      key,
      run.catch(() => undefined),
    );
    return run;
  }

  /** How each value of a field would be written, without doing it: see the core's `wordings`. */
  async wordings(
    folder: vscode.WorkspaceFolder,
    defectId: string,
    field: WritableField,
    goesOn: () => boolean,
  ): Promise<ReadonlyMap<string, Wording>> {
    const ledger = this.ledgerOf(folder);
    if (!ledger) return new Map();
    return (await loadEngine()).wordings(ledger, new VscodeFiles(folder), defectId, field, goesOn);
  }

  private async editNow(folder: vscode.WorkspaceFolder, plan: PlanWrite): Promise<Written> {
    for (let attempts = 1; ; attempts++) {
      const attempt = await this.attempt(folder, plan);
      if (!('again' in attempt)) return attempt;
      const isWorthIt = attempts < mostAttempts && (await this.waited(folder, attempt));
      if (!isWorthIt) return { written: false, reason: attempt.again };
    }
  }

  private async attempt(folder: vscode.WorkspaceFolder, planOn: PlanWrite): Promise<Written | Again> {
    const ledger = this.ledgerOf(folder);
    if (!ledger) return { written: false, reason: noLedger(folder) };
    const files = new DocumentFiles(folder);
    const plan = await planOn(ledger, files);
    for (const [path, read] of files.documents) {
      const again = l10n.t('{0} has changed on disk; look at it and try again.', path);
      if (read.isBehind) return { again, after: { read } };
    }
    if (plan.kind === 'nothing') return { written: true, paths: [] };
    if (plan.kind === 'change') return this.apply(folder, plan.files, files);
    // It may be the ledger that is behind.
    return { again: plan.reason, after: { ledger, ...(plan.stale ? { stale: plan.stale } : {}) } };
  }

  /** False when it takes too long, or when nothing has come of it that could make a difference. */
  private async waited(folder: vscode.WorkspaceFolder, { after }: Again): Promise<boolean> {
    if (!after) return true;
    if ('read' in after) return changes(after.read);
    const settled = after.stale ? this.store.reread(folder, after.stale) : this.store.settle(folder);
    return (await happens(settled)) && this.ledgerOf(folder) !== after.ledger;
  }

  private async apply(
    folder: vscode.WorkspaceFolder,
    fixes: readonly FileFix[],
    { documents }: DocumentFiles,
  ): Promise<Written | Again> {
    for (const { path } of fixes) {
      if (!(await staysInside(folder.uri, toUri(folder, path))))
        return { written: false, reason: outsideReason(path) };
    }
    const edit = new vscode.WorkspaceEdit();
    for (const { path, kind, before, after, edits } of fixes) {
      if (kind === 'create') {
        edit.createFile(toUri(folder, path), { contents: new TextEncoder().encode(after) });
        continue;
      }
      const document = documents.get(path)?.document;
      // From here to `applyEdit` nothing is waited for; what is typed after that, VS Code itself tells by the version.
      if (!document || document.isClosed || document.getText() !== before)
        return { again: changedMeanwhile(path) };
      const changes = edits.map(({ range, newText }) => vscode.TextEdit.replace(toRange(range), newText));
      edit.set(document.uri, changes);
    }
    const paths = fixes.map(({ path }) => path);
    if (!(await vscode.workspace.applyEdit(edit))) return { again: changedMeanwhile(paths.join(', ')) };
    for (const path of paths) {
      const read = documents.get(path);
      const unsaved = l10n.t('{0} is changed in the editor but could not be saved.', path);
      if (!read?.isClean) continue;
      if (!(await read.document.save())) return { written: false, reason: unsaved };
      // Told a moment later; until then the next write would take it for somebody's unsaved work.
      await becomesClean(read.document);
    }
    return { written: true, paths };
  }

  private ledgerOf(folder: vscode.WorkspaceFolder): Ledger | undefined {
    const key = folder.uri.toString();
    return this.store.ledgerOf(key)?.ledger;
  }
}

/** Whether the text of the document becomes another one in time. */
function changes({ document, version }: ReadDocument): Promise<boolean> {
  if (document.version !== version) return Promise.resolve(true);
  return new Promise((resolve) => {
    const finish = (changed: boolean): void => {
      clearTimeout(timer);
      listener.dispose();
      resolve(changed);
    };
    const timer = setTimeout(() => finish(false), patience);
    const listener = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document) finish(true);
    });
  });
}

/** Resolves when the document says that it is saved, or after a second, since somebody may be typing in it. */
async function becomesClean(document: vscode.TextDocument): Promise<void> {
  const end = performance.now() + 1000;
  while (document.isDirty && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Whether it happens in time. */
async function happens(happening: Promise<void>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), patience)));
  const result = await Promise.race([happening.then(() => true), late]);
  clearTimeout(timer);
  return result;
}

function noLedger({ name }: vscode.WorkspaceFolder): string {
  return l10n.t('The folder {0} has no ledger.', name);
}

function changedMeanwhile(path: string): string {
  return l10n.t('{0} changed meanwhile; nothing was written. Try again.', path);
}

/** Tells the person when it was refused. */
export function reportWritten(written: Written): void {
  if (!written.written) void vscode.window.showWarningMessage(quotedWords(written.reason));
}
