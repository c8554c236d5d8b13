import * as vscode from 'vscode';
import type { FileChangeKind } from '../core/files/FileAccess.js';
import { Debouncer } from './Debouncer.js';
import { Disposable } from './Disposable.js';

export interface FileEvent {
  readonly uri: vscode.Uri;
  readonly kind: FileChangeKind;
}

/** Code is asked again once typing rests, and now and then while it does not. */
const typingTimes = { rest: 200, most: 2000 };
/** The watcher tells of a branch switch in pieces, one every 200 ms. */
const fileEventTimes = { rest: 100, burstRest: 300, most: 5000 };

/** What happens to files, on disk and in the editor, told in batches: bursts are one. */
export class FileEvents extends Disposable {
  private readonly typing: Debouncer<FileEvent>;
  private readonly events: Debouncer<FileEvent>;

  constructor(takeIn: (batch: readonly FileEvent[]) => void) {
    super();
    this.typing = this._register(new Debouncer<FileEvent>(typingTimes, takeIn));
    this.events = this._register(new Debouncer<FileEvent>(fileEventTimes, takeIn));
    const happened =
      (kind: FileChangeKind) =>
      (...uris: readonly vscode.Uri[]): void => {
        for (const uri of uris) this.events.add({ uri, kind });
      };
    const [created, changed, deleted] = [happened('created'), happened('changed'), happened('deleted')];
    const watcher = this._register(vscode.workspace.createFileSystemWatcher('**/*'));
    this._register(watcher.onDidCreate((uri) => created(uri)));
    this._register(watcher.onDidChange((uri) => changed(uri)));
    this._register(watcher.onDidDelete((uri) => deleted(uri)));
    // The watcher drops a file that is made and deleted in one go; what is done in the editor is told here as well.
    this._register(vscode.workspace.onDidCreateFiles(({ files }) => created(...files)));
    this._register(vscode.workspace.onDidDeleteFiles(({ files }) => deleted(...files)));
    // Closing without saving brings the text on disk back.
    this._register(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.typed(uri)));
  }

  /** The text of an open document is another one. */
  typed(uri: vscode.Uri): void {
    this.typing.add({ uri, kind: 'changed' });
  }

  /** Tells at once what waits to be told. */
  flush(): void {
    this.typing.flush();
    this.events.flush();
  }
}
