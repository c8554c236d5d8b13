import { PRIORITIES, SEVERITIES, STATUSES } from '../model/vocabulary.js';
import type { DefectEntry } from '../sources/fragment.js';
import type { Proof } from './Proof.js';
import type { Vocabulary } from './Vocabulary.js';

/**
 * The fields of a defect that can be set from the ledger. Not among them: `kind`, which follows from where an entry stands; lists (`fixOptions`,
 * `checklist`, `dependsOn`), which have more to them than one value; `details`, which are what the source calls them.
 */
export const WRITABLE_FIELDS = [
  'status',
  'priority',
  'severity',
  'title',
  'owner',
  'effort',
  'timeline',
  'category',
  'description',
  'rootCause',
  'impact',
  'current',
  'target',
  'gapPercent',
] as const;
export type WritableField = (typeof WRITABLE_FIELDS)[number];

/** The words of the ledger for the fields that have no others. */
export const closedValues: Partial<Record<WritableField, readonly string[]>> = {
  status: STATUSES,
  priority: PRIORITIES,
  severity: SEVERITIES,
};

/** A field of an entry, and the source it is to be written in. */
export interface FieldPlace {
  readonly proof: Proof;
  readonly entry: DefectEntry;
  readonly field: WritableField;
}

/** One value to be written, and what is known of its place. */
export interface FieldTask extends FieldPlace {
  readonly value: string;
  readonly vocabulary: Vocabulary;
}
