/** The part of the extension that is loaded on first use: readers, evidence, fixes. */
export { defectOfImport } from '../core/export/inventory/defectOfImport.js';
export { findInventory } from '../core/export/inventory/findInventory.js';
export { missingEntries } from '../core/export/inventory/missingEntries.js';
export { planInventory } from '../core/export/inventory/planInventory.js';
export { LiveLedger } from '../core/evidence/live/LiveLedger.js';
export { GitIgnore } from '../core/files/GitIgnore.js';
export { planMissingFunction } from '../core/fixes/planMissingFunction.js';
export { planTemplate } from '../core/fixes/planTemplate.js';
export { addMerge, addSplit } from '../core/ledger/identity/editDecisions.js';
export { decisionsPath } from '../core/ledger/identity/IdentityDecisions.js';
export { takeOverValue } from '../core/ledger/contradictions/takeOver.js';
export { diffLedgers } from '../core/ledger/diffLedgers.js';
export { similarDefects } from '../core/ledger/similarDefects.js';
export { LedgerEngine } from '../core/LedgerEngine.js';
export { SyntaxParsers } from '../core/syntax/SyntaxParsers.js';
export { rankSources, type RankedSource } from '../core/sources/ranking/rankSources.js';
export { worthAdding } from '../core/sources/ranking/worthAdding.js';
