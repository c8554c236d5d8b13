import type { Defect, Occurrence } from '../model/ledger.js';
import { isOpen } from '../model/vocabulary.js';

/**
 * The occurrences that ask for work: of an open defect, unless everything that could be proven of it is gone (it
 * looks fixed), in code that was found. What diagnostics, `check` and next/previous occurrence speak of.
 */
export function openOccurrences(defect: Defect): readonly Occurrence[] {
  if (!isOpen(defect.status) || defect.evidence === 'cleared') return [];
  const { occurrences } = defect;
  return occurrences.some(isLost) ? occurrences.filter((occurrence) => !isLost(occurrence)) : occurrences;
}

/** The code that was meant was not found: the occurrence only says so. */
export function isLost({ confidence }: Occurrence): boolean {
  return confidence === 'lost';
}
