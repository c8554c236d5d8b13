import type { Fragment } from '../../sources/fragment.js';
import { atOnce, type Steps } from '../../steps.js';
import type { DefectGroup } from '../identity/groupDefects.js';
import { DefectIndex } from './DefectIndex.js';
import { planRoadmaps, type Plan } from './planRoadmaps.js';

interface Plans {
  readonly plans: readonly Plan[];
}

const indexes = new WeakMap<readonly DefectGroup[], DefectIndex>();
const made = new WeakMap<readonly DefectGroup[], { ranked: readonly Fragment[]; plans: Plans }>();

/** The plans of these sources; joining the phases and looking for contradictions ask for the same. */
export function plansOf(ranked: readonly Fragment[], groups: readonly DefectGroup[]): Plans {
  return atOnce(makePlans(ranked, groups));
}

/** As `plansOf`, which knows them then. */
export function* makePlans(ranked: readonly Fragment[], groups: readonly DefectGroup[]): Steps<Plans> {
  // Without roadmaps no title need be looked at.
  if (ranked.every(({ phases }) => phases.length === 0)) return { plans: [] };
  const last = made.get(groups);
  if (
    last &&
    last.ranked.length === ranked.length &&
    last.ranked.every((fragment, i) => fragment === ranked[i])
  )
    return last.plans;
  const plans = { plans: yield* planRoadmaps(ranked, yield* makeIndex(groups)) };
  made.set(groups, { ranked: [...ranked], plans });
  return plans;
}

/** The index of these defects, made once for as long as the groups live. */
export function indexOf(groups: readonly DefectGroup[]): DefectIndex {
  return atOnce(makeIndex(groups));
}

function* makeIndex(groups: readonly DefectGroup[]): Steps<DefectIndex> {
  let index = indexes.get(groups);
  if (!index) indexes.set(groups, (index = yield* DefectIndex.of(groups)));
  return index;
}
