import { LedgerBuilder } from '../../../../src/core/ledger/LedgerBuilder.js';
import type { Ledger } from '../../../../src/core/model/ledger.js';
import { readSource } from '../../../../src/core/sources/readSource.js';

/** One document as the only source of a ledger, so that rows and the sections that detail them are joined. */
export function readDocument(path: string, text: string): Ledger {
  return new LedgerBuilder().build([readSource(path, { text, encoding: 'utf-8' })]);
}
