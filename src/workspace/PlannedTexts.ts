import * as vscode from 'vscode';
import type { FileFix } from '../core/fixes/FixPlan.js';
import { toUri } from './convert.js';
import { Disposable } from './Disposable.js';

const scheme = 'defect-ledger-planned';
/** More than anybody looks at side by side; older ones are forgotten. */
const most = 40;

/** Files as a fix would leave them, for the editor to compare with what is there. */
export class PlannedTexts extends Disposable implements vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private readonly changed = this._register(new vscode.EventEmitter<vscode.Uri>());
  readonly onDidChange = this.changed.event;

  constructor() {
    super();
    this._register(vscode.workspace.registerTextDocumentContentProvider(scheme, this));
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  /** Shows what the fix does to the file, beside what it is now. The focus stays where it is. */
  async show(folder: vscode.WorkspaceFolder, fix: FileFix, title: string): Promise<void> {
    const file = toUri(folder, fix.path);
    const planned = this.put(file.with({ scheme, query: 'after' }), fix.after);
    const now = fix.kind === 'create' ? this.put(file.with({ scheme, query: 'before' }), '') : file;
    await vscode.commands.executeCommand('vscode.diff', now, planned, title, {
      preview: true,
      preserveFocus: true,
    });
  }

  private put(uri: vscode.Uri, text: string): vscode.Uri {
    const key = uri.toString();
    this.texts.delete(key);
    this.texts.set(key, text);
    for (const old of this.texts.keys()) {
      if (this.texts.size <= most) break;
      this.texts.delete(old);
    }
    this.changed.fire(uri);
    return uri;
  }
}
