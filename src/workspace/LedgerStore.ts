import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Breather } from '../core/Breather.js';
import type { ImportIntegrity } from '../core/evidence/imports/ImportIntegrity.js';
import type { FileChange, FileChangeKind } from '../core/files/FileAccess.js';
import { historyMoved } from '../core/history/History.js';
import type { LedgerDiff } from '../core/ledger/diffLedgers.js';
import { keptPromise } from '../core/keptPromise.js';
import { emptyLedger } from '../core/ledger/emptyLedger.js';
import { withBreath } from '../core/steps.js';
import type { Ledger } from '../core/model/ledger.js';
import type { SyntaxParsers } from '../core/syntax/SyntaxParsers.js';
import { baseName } from '../core/files/workspacePath.js';
import { isLeftOut } from '../core/sources/defaultSources.js';
import type { Mention, TextEdit } from '../core/model/range.js';
import { BusyProgress } from './BusyProgress.js';
import { Disposable } from './Disposable.js';
import { fromRange, toPath, toUri } from './convert.js';
import { FileEvents, type FileEvent } from './FileEvents.js';
import { FolderEntry, selectionOf, selectionSettings } from './FolderEntry.js';
import { filesOfFolder, mayBeFolder } from './filesOfFolder.js';
import { grammarFiles } from './grammarFiles.js';
import { loadEngine, type EngineModule } from './loadEngine.js';
import { SpreadEvent } from './SpreadEvent.js';

/** The ledger of one workspace folder. */
export interface FolderLedger {
  readonly folder: vscode.WorkspaceFolder;
  readonly ledger: Ledger;
}

export interface LedgerChange {
  readonly folder: vscode.WorkspaceFolder;
  readonly diff: LedgerDiff;
}

/** A file in a folder. `path`: relative to it. */
interface Placed {
  readonly entry: FolderEntry;
  readonly path: string;
}

/**
 * The one owner of the ledgers, one a workspace folder, with one change event. Watches files and open documents
 * and feeds what changed to the engines; everything else reads from here. Ranges are always those of the open editors as they are:
 * an edit moves them at once and fires nothing, since VS Code moves what it shows by itself.
 */
export class LedgerStore extends Disposable {
  private readonly entries = new Map<string, FolderEntry>();
  private readonly breather = new Breather();
  private readonly changed = this._register(
    new SpreadEvent<LedgerChange>(this.breather, (error) => this.complain(error)),
  );
  readonly onDidChange = this.changed.event;
  private readonly busy = new BusyProgress(l10n.t('Defect Ledger: checking defects against the code'));
  private module: EngineModule | undefined;
  private syntax: SyntaxParsers | undefined;
  /** Batches reach the engines in the order in which they came, whatever has to be looked up for one. */
  private intake: Promise<void> = Promise.resolve();
  private readonly events = this._register(new FileEvents((batch) => this.takeIn(batch)));

  constructor(
    private readonly log: vscode.LogOutputChannel,
    private readonly extensionUri: vscode.Uri,
  ) {
    super();
    this._register(this.busy);
    this._register(
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (this.edit(event)) this.events.typed(event.document.uri);
      }),
    );
    this._register(vscode.workspace.onDidChangeWorkspaceFolders(() => void this.refresh()));
    // What only trusted workspaces are asked: installed packages, git, the bundled search.
    this._register(vscode.workspace.onDidGrantWorkspaceTrust(() => void this.refresh()));
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (selectionSettings.some((setting) => event.affectsConfiguration(setting))) void this.refresh();
      }),
    );
  }

  /** The ledgers there are, in the order of the workspace folders. */
  get ledgers(): readonly FolderLedger[] {
    return [...this.entries.values()].flatMap(({ folder, live: { ledger } }) =>
      ledger ? [{ folder, ledger }] : [],
    );
  }

  /** Resolves when views and providers have heard of the ledgers that are there now. */
  get told(): Promise<void> {
    return this.changed.settled;
  }

  /** The same as they were at the last change event: for those who redraw when they are told to. */
  get shownLedgers(): readonly FolderLedger[] {
    return [...this.entries.values()].flatMap(({ folder, shown }) =>
      shown ? [{ folder, ledger: shown }] : [],
    );
  }

  /** The ledger of now of one folder. `key`: the folder's Uri. */
  ledgerOf(key: string | undefined): FolderLedger | undefined {
    const entry = key === undefined ? undefined : this.entries.get(key);
    return entry?.live.ledger && { folder: entry.folder, ledger: entry.live.ledger };
  }

  /** The same as it was at the last change event. */
  shownLedgerOf(key: string): FolderLedger | undefined {
    const entry = this.entries.get(key);
    return entry?.shown && { folder: entry.folder, ledger: entry.shown };
  }

  /** All folders that a file is in, where one is within another; the innermost first. */
  locateAll(uri: vscode.Uri): (FolderLedger & { path: string })[] {
    const found = this.entriesOf(uri).flatMap(({ entry: { folder, live }, path }) =>
      live.ledger ? [{ folder, ledger: live.ledger, path }] : [],
    );
    return found.sort((a, b) => a.path.length - b.path.length);
  }

  /** The folder, its ledger and the path in it, of a file. */
  locate(uri: vscode.Uri): (FolderLedger & { path: string }) | undefined {
    const found = this.entryOf(uri);
    const ledger = found?.entry.live.ledger;
    return found && ledger ? { folder: found.entry.folder, ledger, path: found.path } : undefined;
  }

  /**
   * Where a place of `shownLedgers` is now; undefined when it has been edited away. `key`: the folder's Uri.
   */
  placeNow(key: string, place: Mention): Mention | undefined {
    const entry = this.entries.get(key);
    return entry ? entry.live.sinceShown(place) : place;
  }

  /** Resolves when every folder has been read once. */
  readonly start = keptPromise(() => this.refresh());

  /** Reads everything anew: sources by the settings of now, evidence from scratch. */
  async refresh(): Promise<void> {
    const module = (this.module ??= await loadEngine());
    if (this.isDisposed) return;
    const folders = vscode.workspace.workspaceFolders ?? [];
    const kept = new Set(folders.map((folder) => folder.uri.toString()));
    for (const [key, entry] of this.entries) {
      if (kept.has(key)) continue;
      this.entries.delete(key);
      entry.dispose();
      if (entry.shown)
        void this.changed.fire({
          folder: entry.folder,
          diff: module.diffLedgers(entry.shown, emptyLedger()),
        });
    }
    this.syntax?.retry();
    await Promise.all(folders.map((folder) => this.load(folder, module)));
  }

  /** Resolves when the ledger of the folder holds all that has happened until now, and what happened while it was made. */
  async settle(folder: vscode.WorkspaceFolder): Promise<void> {
    const workOf = (): Promise<void> | undefined => this.entries.get(folder.uri.toString())?.work;
    let work: Promise<void> | undefined;
    do {
      this.events.flush();
      await this.intake;
      work = workOf();
      await work;
    } while (work !== workOf());
  }

  /** The same of a file that is known to have changed, whether or not that has been told yet. */
  reread(folder: vscode.WorkspaceFolder, path: string): Promise<void> {
    this.events.typed(toUri(folder, path));
    return this.settle(folder);
  }

  /** Those that all folders share, once the engine is there. */
  get parsers(): SyntaxParsers | undefined {
    return this.syntax;
  }

  /** What is known of the imports of a folder, kept up to date. */
  integrityOf(folder: vscode.WorkspaceFolder): ImportIntegrity | undefined {
    return this.entries.get(folder.uri.toString())?.engine.integrity;
  }

  private async load(folder: vscode.WorkspaceFolder, module: EngineModule): Promise<void> {
    const key = folder.uri.toString();
    const entry = this.entries.get(key) ?? this.open(folder, module);
    this.entries.set(key, entry);
    const selection = selectionOf(folder);
    const work = entry.files
      .rereadIgnoreFiles()
      .then(() => entry.engine.load(selection, (ledger) => this.publish(entry, ledger)));
    await this.follow(entry, work);
  }

  private open(folder: vscode.WorkspaceFolder, module: EngineModule): FolderEntry {
    const { extensionUri, log } = this;
    this.syntax ??= new module.SyntaxParsers(grammarFiles(extensionUri), log);
    const parts = {
      ...{ module, extensionUri, log, syntax: this.syntax },
      onHistoryMoved: () => this.recheckHistory(folder),
      onPythonChanged: () => this.reload(folder),
    };
    return this._register(new FolderEntry(folder, parts));
  }

  /** Reads a folder anew that is still open. */
  private reload(folder: vscode.WorkspaceFolder): void {
    const isOpen = this.entries.has(folder.uri.toString());
    if (this.module && isOpen && !this.isDisposed) void this.load(folder, this.module);
  }

  /** There are new commits: what was told from the old ones is asked again. */
  private recheckHistory(folder: vscode.WorkspaceFolder): void {
    const entry = this.entries.get(folder.uri.toString());
    if (entry)
      void this.follow(
        entry,
        entry.engine.apply([historyMoved], (ledger) => this.publish(entry, ledger)),
      );
  }

  /** Moves the ranges of the file at once. False when the change is none, or of no workspace folder. */
  private edit({ document, contentChanges }: vscode.TextDocumentChangeEvent): boolean {
    const found = contentChanges.length > 0 ? this.entriesOf(document.uri) : [];
    for (const { entry, path } of found) entry.live.edit(path, contentChanges.map(toEdit));
    return found.length > 0;
  }

  /** The folder that a file belongs to: of those within each other, the innermost. */
  private entryOf(uri: vscode.Uri): Placed | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const entry = folder && this.entries.get(folder.uri.toString());
    const path = folder && toPath(folder, uri);
    return entry && path !== undefined ? { entry, path } : undefined;
  }

  /** All folders that a file is in: those around the innermost have read it, too. */
  private entriesOf(uri: vscode.Uri): Placed[] {
    return [...this.entries.values()].flatMap((entry) => {
      const path = toPath(entry.folder, uri);
      return path === undefined ? [] : [{ entry, path }];
    });
  }

  /** One call of each engine a batch, whatever happened to how many files. */
  private takeIn(events: readonly FileEvent[]): void {
    this.intake = this.intake.then(async () => {
      for (const [entry, kinds] of await this.byEntry(events)) {
        const changes = [...kinds].map(([path, kind]): FileChange => ({ path, kind }));
        const folders = changes.filter((change) => mayBeFolder(change) && !entry.engine.concerns(change));
        const inside = await Promise.all(
          folders.map(({ path }) => filesOfFolder(entry.folder, entry.files, path)),
        );
        const all = [...changes, ...inside.flat()];
        // Other files are there now, or none that were: everything is looked up anew.
        const ignoreFile = all.some(({ path }) => baseName(path) === '.gitignore');
        if (ignoreFile && (await entry.files.rereadIgnoreFiles())) {
          this.reload(entry.folder);
          continue;
        }
        // Not waited for: a later batch may overtake the work of this one.
        if (!this.isDisposed)
          void this.follow(
            entry,
            entry.engine.apply(all, (ledger) => this.publish(entry, ledger)),
          );
      }
    });
  }

  private async byEntry(
    events: readonly FileEvent[],
  ): Promise<Map<FolderEntry, Map<string, FileChangeKind>>> {
    const byEntry = new Map<FolderEntry, Map<string, FileChangeKind>>();
    for (const { uri, kind } of events) {
      if (this.breather.due) await this.breather.breathe();
      for (const { entry, path } of this.entriesOf(uri)) {
        if (isLeftOut(path)) continue;
        const kinds = byEntry.get(entry) ?? new Map<string, FileChangeKind>();
        byEntry.set(entry, kinds);
        const before = kinds.get(path);
        // Deleted and made again, as many programs save, or made and written to: it is there, and may be new.
        kinds.set(path, kind === 'deleted' || before === undefined || before === kind ? kind : 'created');
      }
    }
    return byEntry;
  }

  private follow(entry: FolderEntry, work: Promise<Ledger>): Promise<void> {
    entry.work = this.busy.track(work).then(
      () => undefined,
      (error: unknown) => this.complain(error),
    );
    return entry.work;
  }

  private complain(error: unknown): void {
    this.log.error(error instanceof Error ? error : String(error));
  }

  /** Resolves when all have heard of it. */
  private async publish(entry: FolderEntry, ledger: Ledger): Promise<void> {
    const { module } = this;
    if (this.isDisposed || !module) return;
    const diff = await withBreath(module.diffingLedgers(entry.shown, ledger), this.breather);
    // The folder may have been removed meanwhile.
    if (this.isDisposed || this.entries.get(entry.folder.uri.toString()) !== entry) return;
    entry.live.update(ledger);
    const now = entry.live.ledger!;
    if (now === entry.shown) return;
    // While somebody types, ranges are already elsewhere.
    const told = now === ledger ? diff : module.diffLedgers(entry.shown, now);
    entry.shown = now;
    entry.live.markShown();
    await this.changed.fire({ folder: entry.folder, diff: told });
  }
}

function toEdit({ range, text }: vscode.TextDocumentContentChangeEvent): TextEdit {
  return { range: fromRange(range), newText: text };
}
