import type { Ledger } from '../../core/model/ledger.js';

/** A ledger with the key of the folder it is of. */
export interface KeyedLedger {
  key: string;
  /** Of the folder. Default: its key */
  name?: string;
  ledger: Ledger;
}
