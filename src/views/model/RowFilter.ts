import type { DefectFilter } from './DefectFilter.js';
import type { DefectRow } from './DefectRow.js';
import type { LedgerFacts } from './LedgerFacts.js';

/** Which rows a filter shows. */
export class RowFilter {
  constructor(
    private readonly filter: DefectFilter,
    private readonly facts: LedgerFacts,
  ) {}

  shows({ key, defect }: DefectRow): boolean {
    const { filter, facts } = this;
    return filter.isEmpty || filter.matches(defect, { phaseTitle: (id) => facts.phaseTitle(key, id) });
  }
}
