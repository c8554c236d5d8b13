import type { Defect } from '../../core/model/ledger.js';
import { EVIDENCE_STATES, PRIORITIES, SEVERITIES, STATUSES } from '../../core/model/vocabulary.js';

/** What defects are grouped and filtered by, in the order in which it is offered. */
export const FACETS = [
  'priority',
  'severity',
  'status',
  'evidence',
  'category',
  'phase',
  'file',
  'source',
  'owner',
] as const;
export type Facet = (typeof FACETS)[number];

const vocabularies: Partial<Record<Facet, readonly string[]>> = {
  priority: PRIORITIES,
  severity: SEVERITIES,
  status: STATUSES,
  evidence: EVIDENCE_STATES,
};

/** The words that a facet can have, the weightiest first; undefined where the sources choose them. */
export function vocabularyOf(facet: string): readonly string[] | undefined {
  return vocabularies[facet as Facet];
}

/** The values of a defect, each once; none where the sources say nothing. A phase is told by its id. */
export function facetValues(facet: Facet, defect: Defect): readonly string[] {
  switch (facet) {
    case 'priority':
    case 'severity':
    case 'status':
    case 'evidence': {
      const value = defect[facet];
      return value === undefined ? [] : [value];
    }
    case 'category':
    case 'owner': {
      const value = defect[facet]?.trim();
      return value === undefined || value === '' ? [] : [value];
    }
    case 'phase':
      return distinct(defect.phases);
    case 'file':
      return distinct(defect.occurrences.map(({ path }) => path));
    case 'source':
      return distinct(defect.mentions.map(({ path }) => path));
  }
}

/** What such values are of: a phase, a file and a source belong to one workspace folder, an owner to all. */
export function isOfFolder(facet: string): boolean {
  return facet === 'phase' || facet === 'file' || facet === 'source';
}

function distinct(values: readonly string[]): readonly string[] {
  return values.length < 2 ? values : [...new Set(values)];
}
