import type * as vscode from 'vscode';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { CommandFamily } from './CommandFamily.js';

/** Refresh, log: what concerns the ledger as a whole. */
export class LedgerCommands extends CommandFamily {
  constructor(store: LedgerStore, log: vscode.LogOutputChannel) {
    super();
    this.register('defectLedger.refresh', () => store.refresh());
    this.register('defectLedger.showLog', () => log.show());
  }
}
