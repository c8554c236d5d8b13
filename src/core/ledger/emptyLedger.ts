import type { Ledger } from '../model/ledger.js';

/** A ledger of no sources. */
export function emptyLedger(): Ledger {
  return {
    version: 1,
    sources: [],
    readiness: [],
    scores: [],
    suites: [],
    totals: [],
    defects: [],
    phases: [],
    criteria: [],
    templates: [],
    contradictions: [],
    problems: [],
    unreported: [],
  };
}
