import * as vscode from 'vscode';
import type { LiveLedger } from '../core/evidence/live/LiveLedger.js';
import type { LedgerEngine, SourceSelection } from '../core/LedgerEngine.js';
import type { Ledger } from '../core/model/ledger.js';
import type { SyntaxParsers } from '../core/syntax/SyntaxParsers.js';
import { DiskSummaries } from './DiskSummaries.js';
import { Disposable } from './Disposable.js';
import { engineServices } from './engineServices.js';
import type { EngineModule } from './loadEngine.js';
import { LiveFiles } from './LiveFiles.js';
import { section, sourceGlobs, templatesFolder, unreportedImportsEnabled } from './settings.js';
import { TrustedHistory } from './TrustedHistory.js';
import { TrustedPython } from './TrustedPython.js';

/** What all folders share. */
export interface EntryParts {
  readonly module: EngineModule;
  readonly syntax: SyntaxParsers;
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  /** There are new commits. */
  readonly onHistoryMoved: () => void;
  /** Another Python was chosen. */
  readonly onPythonChanged: () => void;
}

/** What `LedgerStore` has of one workspace folder: its engine, and what the engine was lent. */
export class FolderEntry extends Disposable {
  readonly files: LiveFiles;
  readonly engine: LedgerEngine;
  readonly live: LiveLedger;
  /** The ledger that was told of last. */
  shown: Ledger | undefined;
  /** What its engine was given to do last. */
  work: Promise<void> = Promise.resolve();

  constructor(
    readonly folder: vscode.WorkspaceFolder,
    { module, syntax, extensionUri, log, onHistoryMoved, onPythonChanged }: EntryParts,
  ) {
    super();
    const live = (this.live = new module.LiveLedger());
    const onTake = (path: string): void => live.takeText(path);
    this.files = new LiveFiles(folder, onTake);
    const script = vscode.Uri.joinPath(extensionUri, 'dist', 'summaryWorker.js');
    const services = engineServices(folder, {
      syntax,
      history: this._register(new TrustedHistory(folder, onHistoryMoved)),
      summaries: new DiskSummaries(folder, script, onTake, log),
      python: this._register(new TrustedPython(folder, onPythonChanged)),
    });
    this.engine = new module.LedgerEngine(this.files, selectionOf(folder), log, services);
  }
}

/** By the settings of now. */
export function selectionOf(folder: vscode.WorkspaceFolder): SourceSelection {
  return {
    include: sourceGlobs(folder),
    templates: templatesFolder(folder),
    unreported: unreportedImportsEnabled(folder),
  };
}

/** The settings that a selection is made of, and `files.exclude`, which listing goes by. */
export const selectionSettings = [
  `${section}.sources`,
  `${section}.templates`,
  `${section}.unreportedImports`,
  'files.exclude',
];
