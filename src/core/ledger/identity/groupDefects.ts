import { atOnce } from '../../steps.js';
import type { DefectEntry, Fragment } from '../../sources/fragment.js';
import type { Said } from './IdentityNode.js';
import type { IdentityDecisions } from './IdentityDecisions.js';
import { IdentityIndex } from './IdentityIndex.js';

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

/**
 * Which entries are one defect (READING.md, "One ledger out of many reports"): the same written id, else the same target of an
 * anchor, else alike titles with the same figures. Entries of one set of siblings are never one, unless a person says so.
 * The order of the groups is that of their first entries. `ranked`: see `rankFragments`.
 */
export function groupDefects(ranked: readonly Fragment[], decisions: IdentityDecisions): DefectGroup[] {
  const index = new IdentityIndex();
  atOnce(index.update(ranked, decisions));
  return index.groups.map(({ id, entries }) => ({
    id,
    entries: entries.map(({ entry, fragment, key, joinedBy }) => ({
      entry,
      fragment,
      key,
      ...(joinedBy === undefined ? {} : { joinedBy }),
    })),
  }));
}

/** The most trusted source first; the order does not depend on the order in which sources are read. */
export function rankFragments(fragments: readonly Fragment[]): Fragment[] {
  return [...fragments].sort(
    (a, b) => b.rank - a.rank || (a.source.path < b.source.path ? -1 : a.source.path > b.source.path ? 1 : 0),
  );
}
