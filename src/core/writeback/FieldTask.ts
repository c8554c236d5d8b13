import type { DefectEntry } from '../sources/fragment.js';
import type { Proof } from './Proof.js';
import type { Vocabulary } from './Vocabulary.js';

/** The fields of a defect that can be set from the ledger. */
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
] as const;
export type WritableField = (typeof WRITABLE_FIELDS)[number];

/** One value to be written, and what is known of its place. */
export interface FieldTask {
  readonly proof: Proof;
  readonly entry: DefectEntry;
  readonly field: WritableField;
  readonly value: string;
  readonly vocabulary: Vocabulary;
}
