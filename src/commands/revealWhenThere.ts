import type * as vscode from 'vscode';
import type { DefectsView } from '../views/DefectsView.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';

/** The ledger follows the sources; a row that has not come by then is not waited for any longer. */
const patience = 10_000;

/**
 * Reveals a defect that was just written, as soon as the ledger has it.
 * @param title of one whose source may have no place for its id. Default: the id alone counts
 */
export async function revealWhenThere(
  store: LedgerStore,
  view: DefectsView,
  { uri }: vscode.WorkspaceFolder,
  id: string,
  title?: string,
): Promise<void> {
  const key = uri.toString();
  const idNow = (): string | undefined => {
    const defects = store.ledgerOf(key)?.ledger.defects ?? [];
    const found =
      defects.find((defect) => defect.id === id) ??
      (title === undefined ? undefined : defects.findLast((defect) => defect.title === title));
    return found?.id;
  };
  const isThere = (): boolean => idNow() !== undefined;
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
  const made = came ? idNow() : undefined;
  if (made !== undefined) await view.reveal(made, key);
}
