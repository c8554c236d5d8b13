import type { DefectsView } from '../views/DefectsView.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { CommandFamily } from './CommandFamily.js';
import { chooseDefect } from './chooseDefect.js';

/** The list of all defects, from the palette and from the status bar. */
export class FindDefectCommand extends CommandFamily {
  constructor(store: LedgerStore, defects: DefectsView) {
    super();
    this.register('defectLedger.findDefect', async () => {
      const chosen = await chooseDefect(store);
      if (chosen) await defects.reveal(chosen.id, chosen.key);
    });
  }
}
