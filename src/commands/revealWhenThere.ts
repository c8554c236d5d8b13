import type * as vscode from 'vscode';
import type { DefectsView } from '../views/DefectsView.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';

/** The ledger follows the sources; a row that has not come by then is not waited for any longer. */
const patience = 10_000;

/** Reveals a defect that was just written, as soon as the ledger has it. */
export async function revealWhenThere(
  store: LedgerStore,
  view: DefectsView,
  { uri }: vscode.WorkspaceFolder,
  id: string,
): Promise<void> {
  const key = uri.toString();
  const isThere = (): boolean =>
    store.ledgers.some(
      ({ folder, ledger }) =>
        folder.uri.toString() === key && ledger.defects.some((defect) => defect.id === id),
    );
  const came =
    isThere() ||
    (await new Promise<boolean>((resolve) => {
      const finish = (found: boolean): void => {
        clearTimeout(timer);
        listener.dispose();
        resolve(found);
      };
      const timer = setTimeout(() => finish(false), patience);
      const listener = store.onDidChange(() => {
        if (isThere()) finish(true);
      });
    }));
  if (came) await view.reveal(id, key);
}
