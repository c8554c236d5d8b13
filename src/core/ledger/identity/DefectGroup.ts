import type { DefectEntry, Fragment } from '../../sources/fragment.js';
import type { Said } from './IdentityNode.js';

/** An entry in its defect, with the reason it was joined to the others; the first has none. */
export interface JoinedEntry {
  readonly entry: DefectEntry;
  readonly fragment: Fragment;
  /** `path#id`: what the decisions of a person name it by. */
  readonly key: string;
  readonly joinedBy?: string | undefined;
}

/** The entries of one defect, the most trusted first, under the defect's final id. */
export interface DefectGroup {
  readonly id: string;
  readonly entries: readonly JoinedEntry[];
  said?: Said | undefined;
}
