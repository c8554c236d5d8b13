import type { Phase } from '../../model/ledger.js';
import type { Fragment } from '../../sources/fragment.js';
import type { DefectGroup } from '../identity/groupDefects.js';
import { mergePhases } from './mergePhases.js';
import { plansOf } from './plansOf.js';

/**
 * Each phase once over all sources, with all its mentions; `tasks[].defects` are ids of the ledger. Roadmaps of
 * different plans stay together, one after the other. Ids are unique: a second phase of an id gets `id#2`.
 * @param ranked the most trusted first
 */
export function joinPhases(ranked: readonly Fragment[], groups: readonly DefectGroup[]): Phase[] {
  const taken = new Set<string>();
  return plansOf(ranked, groups).plans.flatMap(({ slots }) =>
    slots.map(({ members }) => {
      const merged = mergePhases(members.map(({ phase }) => phase));
      let id = merged.id;
      for (let n = 2; taken.has(id); n++) id = `${merged.id}#${n}`;
      taken.add(id);
      return { ...merged, id };
    }),
  );
}
