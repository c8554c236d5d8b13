import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FolderLedger, LedgerStore } from '../workspace/LedgerStore.js';
import { loadEngine } from '../workspace/loadEngine.js';
import { VscodeFiles } from '../workspace/VscodeFiles.js';
import { CommandFamily } from './CommandFamily.js';
import { allEntries, pickInventoryEntries } from './pickInventoryEntries.js';
import { writeInventory } from './writeInventory.js';

/** What other extensions, keybindings and tests may pass. */
interface Arguments {
  /** Take everything without asking. Default: false */
  all?: boolean;
}

/** From what the reports say to a native inventory: asks what to take, adds what is not there yet, shows it. */
export class CreateInventoryFromReportsCommand extends CommandFamily {
  constructor(private readonly store: LedgerStore) {
    super();
    this.register('defectLedger.createInventoryFromReports', (given?: unknown) =>
      this.run(isArguments(given) ? given : {}),
    );
  }

  private async run({ all = false }: Arguments): Promise<void> {
    const picked = await this.pickLedger();
    if (!picked) return;
    const { folder, ledger } = picked;
    const { findInventory, missingEntries } = await loadEngine();
    const { path, natives } = await findInventory(ledger, new VscodeFiles(folder));
    const missing = missingEntries(ledger, natives);
    if (missing.defects.length + missing.phases.length + missing.criteria.length === 0) {
      void vscode.window.showInformationMessage(
        ledger.sources.length === 0
          ? l10n.t('There is nothing to add: No source has been read.')
          : l10n.t('There is nothing to add: {0} holds it all.', natives.join(', ')),
      );
      return;
    }
    const chosen = all ? allEntries(missing) : await pickInventoryEntries(missing, path);
    if (!chosen) return;
    // The ledger of now: it may have changed while the person chose.
    const now = this.ledgerOf(folder)?.ledger;
    if (now) await writeInventory({ folder, ledger: now, path, natives, chosen });
  }

  /** The folder to write in; without one the person is told why nothing happens. */
  private async pickLedger(): Promise<FolderLedger | undefined> {
    const { ledgers } = this.store;
    if (ledgers.length === 0) {
      void vscode.window.showInformationMessage(l10n.t('Open a folder with reports first.'));
      return undefined;
    }
    if (ledgers.length === 1) return ledgers[0];
    const folder = await vscode.window.showWorkspaceFolderPick();
    return folder && this.ledgerOf(folder);
  }

  private ledgerOf(folder: vscode.WorkspaceFolder): FolderLedger | undefined {
    return this.store.ledgerOf(folder.uri.toString());
  }
}

/** From a view's title VS Code passes the view's own arguments. */
function isArguments(given: unknown): given is Arguments {
  return typeof given === 'object' && given !== null && 'all' in given && given.all === true;
}
