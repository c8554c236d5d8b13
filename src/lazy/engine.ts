/** The part of the extension that is loaded on first use: readers, evidence, fixes. */
export { planMissingFunction } from '../core/fixes/planMissingFunction.js';
export { planTemplate } from '../core/fixes/planTemplate.js';
export { diffLedgers } from '../core/ledger/diffLedgers.js';
export { LedgerEngine } from '../core/LedgerEngine.js';
