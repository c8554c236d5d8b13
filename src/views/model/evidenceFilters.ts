import * as l10n from '@vscode/l10n';
import type { Defect } from '../../core/model/ledger.js';
import { DefectFilter } from './DefectFilter.js';

export interface EvidenceFilter {
  /** The text of the filter; '' shows all. */
  filter: string;
  label: string;
  count: number;
}

/** What can be chosen: where status and code disagree first, each with how many defects it would show, then all. */
export function evidenceFilters(defects: readonly Defect[]): EvidenceFilter[] {
  const filters: [filter: string, label: string][] = [
    ['is:regression', l10n.t('Resolved, but still in the code')],
    ['is:looks-fixed', l10n.t('Open, but looks fixed')],
    ['is:confirmed', l10n.t('Confirmed by the code')],
    ['is:lost', l10n.t('Code not found again')],
    ['is:located', l10n.t('Located')],
    ['is:cleared', l10n.t('Cleared')],
    ['is:unlocated', l10n.t('Not located')],
  ];
  // These ask nothing of the ledger beside the defect.
  const facts = { phaseTitle: () => undefined };
  const counted = filters.map(([filter, label]) => {
    const asked = new DefectFilter(filter);
    return { filter, label, count: defects.filter((defect) => asked.matches(defect, facts)).length };
  });
  return [...counted, { filter: '', label: l10n.t('All defects'), count: defects.length }];
}
