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
  const ids = new Map<Phase, string>();
  const joined = plansOf(ranked, groups).plans.flatMap(({ slots }) =>
    slots.map(({ members }) => {
      const merged = mergePhases(members.map(({ phase }) => phase));
      let id = merged.id;
      for (let n = 2; taken.has(id); n++) id = `${merged.id}#${n}`;
      taken.add(id);
      for (const { phase } of members) ids.set(phase, id);
      return { phase: { ...merged, id }, members };
    }),
  );
  const idOf = new Map<Fragment, Map<string, string>>();
  for (const { members } of joined) {
    for (const { phase, fragment } of members) {
      const own = idOf.get(fragment) ?? new Map<string, string>();
      idOf.set(fragment, own.set(phase.id, ids.get(phase)!));
    }
  }
  return joined.map(({ phase, members }) => {
    const after = members.flatMap(({ phase: { dependsOn = [] }, fragment }) =>
      dependsOn.flatMap((id) => idOf.get(fragment)?.get(id) ?? []),
    );
    const dependsOn = [...new Set(after)].filter((id) => id !== phase.id);
    if (phase.dependsOn === undefined && dependsOn.length === 0) return phase;
    const { dependsOn: _, ...rest } = phase;
    return dependsOn.length > 0 ? { ...rest, dependsOn } : rest;
  });
}
