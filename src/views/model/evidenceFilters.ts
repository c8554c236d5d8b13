import type { Defect } from '../../core/model/ledger.js';
import { filterWords, matchesDefect } from './filterWords.js';

export interface EvidenceFilter {
  /** The text of the filter; '' shows all. */
  filter: string;
  label: string;
  count: number;
}

const filters = [
  { filter: 'is:regression', label: 'Resolved, but still in the code' },
  { filter: 'is:looks-fixed', label: 'Open, but looks fixed' },
  { filter: 'is:confirmed', label: 'Confirmed by the code' },
  { filter: 'is:lost', label: 'Code not found again' },
  { filter: 'is:located', label: 'Located' },
  { filter: 'is:cleared', label: 'Cleared' },
  { filter: 'is:unlocated', label: 'Not located' },
] as const;

/** What can be chosen: where status and code disagree first, each with how many defects it would show, then all. */
export function evidenceFilters(defects: readonly Defect[]): EvidenceFilter[] {
  const counted = filters.map(({ filter, label }) => {
    const words = filterWords(filter);
    return { filter, label, count: defects.filter((defect) => matchesDefect(defect, words)).length };
  });
  return [...counted, { filter: '', label: 'All defects', count: defects.length }];
}
