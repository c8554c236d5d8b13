import { atOnce } from '../../steps.js';
import type { Fragment } from '../../sources/fragment.js';
import type { DefectGroup } from './DefectGroup.js';
import type { IdentityDecisions } from './IdentityDecisions.js';
import { IdentityIndex } from './IdentityIndex.js';

export type { DefectGroup, JoinedEntry } from './DefectGroup.js';

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
