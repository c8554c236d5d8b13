import * as vscode from 'vscode';
import type { FileChange, FileChangeKind } from '../core/files/FileAccess.js';
import type { LedgerDiff } from '../core/ledger/diffLedgers.js';
import { emptyLedger } from '../core/ledger/emptyLedger.js';
import type { LedgerEngine } from '../core/LedgerEngine.js';
import type { Ledger } from '../core/model/ledger.js';
import type { SyntaxParsers } from '../core/syntax/SyntaxParsers.js';
import { baseName } from '../core/files/workspacePath.js';
import { ignoredFolders } from '../core/sources/defaultSources.js';
import { Debouncer } from './Debouncer.js';
import { Disposable } from './Disposable.js';
import { toPath, toUri } from './convert.js';
import { engineServices } from './engineServices.js';
import { grammarFiles } from './grammarFiles.js';
import { loadEngine, type EngineModule } from './loadEngine.js';
import { section, sourceGlobs, unreportedImportsEnabled } from './settings.js';
import { VscodeFiles } from './VscodeFiles.js';

/** The ledger of one workspace folder. */
export interface FolderLedger {
  readonly folder: vscode.WorkspaceFolder;
  readonly ledger: Ledger;
}

export interface LedgerChange {
  readonly folder: vscode.WorkspaceFolder;
  readonly diff: LedgerDiff;
}

interface FileEvent {
  uri: vscode.Uri;
  kind: FileChangeKind;
}

interface Entry {
  folder: vscode.WorkspaceFolder;
  files: VscodeFiles;
  engine: LedgerEngine;
  ledger: Ledger | undefined;
}

/** Typing is followed once it rests; events from outside come in bursts (a branch switch). */
const typingDelay = 200;
const fileEventDelay = 100;
const progressAfter = 1000;

/**
 * The one owner of the ledgers, one a workspace folder, with one change event. Watches files and open documents
 * and feeds what changed to the engines; everything else reads from here.
 */
export class LedgerStore extends Disposable {
  private readonly entries = new Map<string, Entry>();
  private readonly changed = this._register(new vscode.EventEmitter<LedgerChange>());
  readonly onDidChange = this.changed.event;
  private readonly ignored = new Set(ignoredFolders);
  private module: EngineModule | undefined;
  private syntax: SyntaxParsers | undefined;
  private starting: Promise<void> | undefined;
  /** Batches reach the engines in the order in which they came, whatever has to be looked up for one. */
  private intake: Promise<void> = Promise.resolve();

  constructor(
    private readonly log: vscode.LogOutputChannel,
    private readonly extensionUri: vscode.Uri,
  ) {
    super();
    const typing = this._register(new Debouncer<FileEvent>(typingDelay, (batch) => this.takeIn(batch)));
    const events = this._register(new Debouncer<FileEvent>(fileEventDelay, (batch) => this.takeIn(batch)));
    const watcher = this._register(vscode.workspace.createFileSystemWatcher('**/*'));
    this._register(watcher.onDidCreate((uri) => events.add({ uri, kind: 'created' })));
    this._register(watcher.onDidChange((uri) => events.add({ uri, kind: 'changed' })));
    this._register(watcher.onDidDelete((uri) => events.add({ uri, kind: 'deleted' })));
    // The watcher drops a file that is made and deleted in one go; what is done in the editor is told here as well.
    this._register(
      vscode.workspace.onDidCreateFiles(({ files }) => {
        for (const uri of files) events.add({ uri, kind: 'created' });
      }),
    );
    this._register(
      vscode.workspace.onDidDeleteFiles(({ files }) => {
        for (const uri of files) events.add({ uri, kind: 'deleted' });
      }),
    );
    this._register(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) typing.add({ uri: document.uri, kind: 'changed' });
      }),
    );
    // Closing without saving brings the text on disk back.
    this._register(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => typing.add({ uri, kind: 'changed' })),
    );
    this._register(vscode.workspace.onDidChangeWorkspaceFolders(() => void this.refresh()));
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        const which = [`${section}.sources`, `${section}.unreportedImports`, 'files.exclude'];
        if (which.some((setting) => event.affectsConfiguration(setting))) void this.refresh();
      }),
    );
  }

  /** The ledgers there are, in the order of the workspace folders. */
  get ledgers(): readonly FolderLedger[] {
    return [...this.entries.values()].flatMap(({ folder, ledger }) => (ledger ? [{ folder, ledger }] : []));
  }

  /** The folder, its ledger and the path in it, of a file. */
  locate(uri: vscode.Uri): (FolderLedger & { path: string }) | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const entry = folder && this.entries.get(folder.uri.toString());
    const path = folder && toPath(folder, uri);
    return entry?.ledger && path !== undefined
      ? { folder: entry.folder, ledger: entry.ledger, path }
      : undefined;
  }

  /** Resolves when every folder has been read once. */
  start(): Promise<void> {
    this.starting ??= this.refresh();
    return this.starting;
  }

  /** Reads everything anew: sources by the settings of now, evidence from scratch. */
  async refresh(): Promise<void> {
    const module = (this.module ??= await loadEngine());
    if (this.isDisposed) return;
    const folders = vscode.workspace.workspaceFolders ?? [];
    const kept = new Set(folders.map((folder) => folder.uri.toString()));
    for (const [key, entry] of this.entries) {
      if (kept.has(key)) continue;
      this.entries.delete(key);
      if (entry.ledger)
        this.changed.fire({
          folder: entry.folder,
          diff: module.diffLedgers(entry.ledger, emptyLedger()),
        });
    }
    await Promise.all(folders.map((folder) => this.load(folder, module)));
  }

  private async load(folder: vscode.WorkspaceFolder, module: EngineModule): Promise<void> {
    const key = folder.uri.toString();
    const selection = { include: sourceGlobs(folder), unreported: unreportedImportsEnabled(folder) };
    let entry = this.entries.get(key);
    if (!entry) {
      const files = new VscodeFiles(folder);
      this.syntax ??= new module.SyntaxParsers(grammarFiles(this.extensionUri), this.log);
      const services = engineServices(folder, this.syntax);
      entry = {
        folder,
        files,
        engine: new module.LedgerEngine(files, selection, this.log, services),
        ledger: undefined,
      };
      this.entries.set(key, entry);
    }
    const { files, engine } = entry;
    const work = files.rereadIgnoreFiles().then(() => engine.load(selection));
    await this.publish(entry, withProgress(work));
  }

  /** One call of each engine a batch, whatever happened to how many files. */
  private takeIn(events: readonly FileEvent[]): void {
    const byEntry = new Map<Entry, Map<string, FileChangeKind>>();
    for (const { uri, kind } of events) {
      const folder = vscode.workspace.getWorkspaceFolder(uri);
      const entry = folder && this.entries.get(folder.uri.toString());
      const path = folder && toPath(folder, uri);
      if (!entry || path === undefined || path.split('/').some((part) => this.ignored.has(part))) continue;
      const kinds = byEntry.get(entry) ?? new Map<string, FileChangeKind>();
      byEntry.set(entry, kinds);
      const before = kinds.get(path);
      // Deleted and made again, as many programs save, or made and written to: it is there, and may be new.
      kinds.set(path, kind === 'deleted' || before === undefined || before === kind ? kind : 'created');
    }
    this.intake = this.intake.then(async () => {
      for (const [entry, kinds] of byEntry) {
        const changes = [...kinds].map(([path, kind]): FileChange => ({ path, kind }));
        const created = changes.filter(({ kind }) => kind === 'created');
        const inside = await Promise.all(created.map(({ path }) => filesOfFolder(entry.folder, path)));
        // Other files are there now, or none that were: everything is looked up anew.
        const ignoreFile = [...changes, ...inside.flat()].some(({ path }) => baseName(path) === '.gitignore');
        if (ignoreFile && (await entry.files.rereadIgnoreFiles())) {
          if (this.module && !this.isDisposed) void this.load(entry.folder, this.module);
          continue;
        }
        // Not waited for: a later batch may overtake the work of this one.
        if (!this.isDisposed)
          void this.publish(entry, withProgress(entry.engine.apply([...changes, ...inside.flat()])));
      }
    });
  }

  private async publish(entry: Entry, work: Promise<Ledger>): Promise<void> {
    try {
      const ledger = await work;
      if (this.isDisposed || ledger === entry.ledger || !this.module) return;
      const diff = this.module.diffLedgers(entry.ledger, ledger);
      entry.ledger = ledger;
      this.changed.fire({ folder: entry.folder, diff });
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
    }
  }
}

/** A folder that is moved into the workspace is one event; its files are what matters. */
async function filesOfFolder(folder: vscode.WorkspaceFolder, path: string): Promise<FileChange[]> {
  try {
    const { type } = await vscode.workspace.fs.stat(toUri(folder, path));
    if (!(type & vscode.FileType.Directory)) return [];
    const files = await new VscodeFiles(folder).list([`${path}/**`]);
    return files.map((file): FileChange => ({ path: file, kind: 'created' }));
  } catch {
    // Gone again: the event that says so is on its way.
    return [];
  }
}

/** Shown in the status bar, and only when the work takes longer than a moment. */
async function withProgress<T>(work: Promise<T>): Promise<T> {
  let done = false;
  const finished = work.then(
    () => (done = true),
    () => (done = true),
  );
  const timer = setTimeout(() => {
    if (done) return;
    const options = {
      location: vscode.ProgressLocation.Window,
      title: 'Defect Ledger: checking defects against the code',
    };
    void vscode.window.withProgress(options, () => finished);
  }, progressAfter);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
