import type { LedgerStore } from '../workspace/LedgerStore.js';
import { reportWritten, type LedgerWriter } from '../workspace/LedgerWriter.js';
import { CommandFamily } from './CommandFamily.js';

/** From the card of a defect in code: somebody is on it now. */
export class MarkInProgressCommand extends CommandFamily {
  constructor(
    private readonly store: LedgerStore,
    private readonly writer: LedgerWriter,
  ) {
    super();
    this.register('defectLedger.markInProgress', (id?: string, key?: string) => this.mark(id, key));
  }

  private async mark(id: string | undefined, key: string | undefined): Promise<void> {
    const folder = this.store.ledgerOf(key)?.folder;
    if (id === undefined || !folder) return;
    reportWritten(
      await this.writer.write(folder, [
        { kind: 'field', defectId: id, field: 'status', value: 'in-progress' },
      ]),
    );
  }
}
