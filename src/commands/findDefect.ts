import * as vscode from 'vscode';
import type { DefectsView } from '../views/DefectsView.js';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { chooseDefect } from './chooseDefect.js';

/** The list of all defects, from the palette and from the status bar. */
export class FindDefectCommand extends Disposable {
  constructor(store: LedgerStore, defects: DefectsView) {
    super();
    this._register(
      vscode.commands.registerCommand('defectLedger.findDefect', async () => {
        const chosen = await chooseDefect(store);
        if (chosen) await defects.reveal(chosen.id, chosen.key);
      }),
    );
  }
}
