import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../core/text/counted.js';
import { emptyLedger } from '../core/ledger/emptyLedger.js';
import type { RankedSource } from '../core/sources/ranking/rankSources.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { loadEngine } from '../workspace/loadEngine.js';
import { addToSources } from '../workspace/settings.js';
import { VscodeFiles } from '../workspace/VscodeFiles.js';
import { CommandFamily } from './CommandFamily.js';

interface SourcePick extends vscode.QuickPickItem {
  path: string;
}

interface Offer {
  ranked: readonly RankedSource[];
  /** Those that are picked beforehand. */
  proposed: ReadonlySet<RankedSource>;
}

/** *Add Sources...*: the documents that would add most to the ledger, to be picked and put into the setting. */
export class AddSourcesCommand extends CommandFamily {
  constructor(private readonly store: LedgerStore) {
    super();
    this.register('defectLedger.addSources', () => this.run());
  }

  private async run(): Promise<void> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const folder = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0];
    if (!folder) {
      if (folders.length === 0)
        void vscode.window.showInformationMessage(l10n.t('Open a folder first: sources are files in it.'));
      return;
    }
    const offer = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: l10n.t('Defect Ledger: looking for documents that add to the ledger'),
        cancellable: true,
      },
      (progress, token) => this.rank(folder, progress, token),
    );
    if (!offer) return;
    if (offer.ranked.length === 0) {
      void vscode.window.showInformationMessage(
        l10n.t(
          'No other document of this workspace has defects, phases or criteria that the ledger does not have. Files that .gitignore or files.exclude leave out were not looked at.',
        ),
      );
      return;
    }
    const paths = await pick(offer);
    if (!paths || paths.length === 0) return;
    await addToSources(folder, paths);
    const n = paths.length;
    const added = counted(
      n,
      l10n.t('Added {0} to the sources.', paths[0]!),
      l10n.t('Added {0} documents to the sources.', n),
    );
    void vscode.window.setStatusBarMessage(added, 5000);
  }

  /** Undefined when it was cancelled. */
  private async rank(
    folder: vscode.WorkspaceFolder,
    progress: vscode.Progress<{ message?: string; increment?: number }>,
    token: vscode.CancellationToken,
  ): Promise<Offer | undefined> {
    const [{ rankSources, worthAdding }] = await Promise.all([loadEngine(), this.store.start()]);
    const key = folder.uri.toString();
    const ledger = this.store.ledgerOf(key)?.ledger ?? emptyLedger();
    let percent = 0;
    const ranked = await rankSources(new VscodeFiles(folder), {
      known: ledger.sources.map(({ path }) => path),
      ledger,
      isCancelled: () => token.isCancellationRequested,
      onProgress: (done, total) => {
        const now = (100 * done) / total;
        progress.report({ message: l10n.t('{0} of {1}', done, total), increment: now - percent });
        percent = now;
      },
    });
    if (token.isCancellationRequested) return undefined;
    return { ranked, proposed: new Set(worthAdding(ranked)) };
  }
}

async function pick({ ranked, proposed }: Offer): Promise<string[] | undefined> {
  const items = ranked.map((source): SourcePick => ({
    path: source.path,
    label: source.path,
    description: source.summary,
    picked: proposed.has(source),
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: l10n.t('Add Sources'),
    placeHolder: l10n.t(
      'The documents that add most come first; those picked go into the setting defectLedger.sources',
    ),
    canPickMany: true,
    matchOnDescription: true,
  });
  return picked?.map(({ path }) => path);
}
