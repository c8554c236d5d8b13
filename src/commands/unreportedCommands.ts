import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isUnreported, type DefectNode } from '../views/model/DefectsModel.js';
import { UnreportedIndex } from '../views/model/UnreportedIndex.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { loadEngine } from '../workspace/loadEngine.js';
import { VscodeFiles } from '../workspace/VscodeFiles.js';
import { CommandFamily } from './CommandFamily.js';
import { writeInventory } from './writeInventory.js';

/** What a code action passes: the folder's uri, and the id of the group in its UnreportedIndex. */
interface Target {
  key: string;
  groupId: string;
}

/** *Add to Inventory*: an import error that no report mentions becomes a defect of the native inventory. */
export class UnreportedCommands extends CommandFamily {
  constructor(private readonly store: LedgerStore) {
    super();
    this.register('defectLedger.addUnreported', (given?: DefectNode | Target) => this.add(given));
  }

  private async add(given: DefectNode | Target | undefined): Promise<void> {
    const target = given && targetOf(given);
    const found = target && this.store.ledgerOf(target.key);
    const group = found && new UnreportedIndex(found.ledger).get(target.groupId);
    if (!found || !group) {
      void vscode.window.showInformationMessage(l10n.t('This import error is no longer there.'));
      return;
    }
    const { folder, ledger } = found;
    const { defectOfImport, findInventory } = await loadEngine();
    const { path, natives } = await findInventory(ledger, new VscodeFiles(folder));
    const defect = defectOfImport(group.places, new Set(ledger.defects.map(({ id }) => id)));
    await writeInventory({
      folder,
      ledger: { ...ledger, defects: [...ledger.defects, defect] },
      path,
      natives,
      chosen: { defects: [defect.id], phases: false, criteria: false },
    });
  }
}

function targetOf(given: DefectNode | Target): Target | undefined {
  if (!('type' in given)) return given;
  if (!isUnreported(given) || given.type === 'unreported') return undefined;
  return given.type === 'importPlace' ? given.parent : given;
}
