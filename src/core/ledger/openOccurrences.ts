import type { Defect, Occurrence } from '../model/ledger.js';
import { isOpen } from '../model/vocabulary.js';

/**
 * The occurrences that ask for work: of an open defect, unless everything that could be proven of it is gone (it
 * looks fixed). What diagnostics, `check` and next/previous occurrence speak of.
 */
export function openOccurrences(defect: Defect): readonly Occurrence[] {
  return isOpen(defect.status) && defect.evidence !== 'cleared' ? defect.occurrences : [];
}
