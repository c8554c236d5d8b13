import * as l10n from '@vscode/l10n';
import type { Contradiction } from '../../model/ledger.js';
import type { DefectGroup } from '../identity/groupDefects.js';
import type { Place } from '../phases/LinkedPhase.js';
import type { PlanSlot } from '../phases/PlanSlot.js';
import type { Plan } from '../phases/planRoadmaps.js';
import { contradictionOf, inConflict } from './Claim.js';
import { phaseLabel } from './phaseLabel.js';

type Weeks = { start: number; end: number } | undefined;

interface Spot {
  readonly slot: PlanSlot;
  readonly order: number;
  readonly weeks: Weeks;
  readonly label: string;
  readonly place: Place;
}

/** Where one source puts a defect: the phases of the tasks that are about it the most. */
interface Stand {
  readonly date: string | undefined;
  readonly spots: readonly Spot[];
}

/** Below this a task touches the defect, but is not what settles it. */
const minScore = 0.3;
/** Tasks so alike in how well they fit are both the defect's: work in two batches. */
const tolerance = 0.15;

/**
 * Defects that two sources of one plan put into different phases: phases that were not found to be the same, and whose
 * weeks do not overlap, or whose numbers differ where one has no weeks. A source speaks by its best task only.
 */
export function phaseOfTaskContradictions(
  plans: readonly Plan[],
  groups: readonly DefectGroup[],
): Contradiction[] {
  if (plans.length === 0) return [];
  const known = new Set(groups.map(({ id }) => id));
  const seen = new Set<string>();
  return plans.flatMap((plan) =>
    [...standsOf(plan)].flatMap(([defect, stands]) => {
      if (!known.has(defect) || stands.length < 2) return [];
      const claims = inConflict(stands, (a, b) => !agree(a, b)).map(({ spots: [spot], date }) => ({
        value: spot!.label,
        source: spot!.place.source,
        span: { min: spot!.order, max: spot!.order },
        date,
      }));
      // Two defects that one task is about: said once.
      const key = JSON.stringify(claims);
      if (seen.has(key)) return [];
      seen.add(key);
      return contradictionOf('phase-of-task', l10n.t('phase of {0}', defect), claims, defect);
    }),
  );
}

function standsOf({ roadmaps }: Plan): Map<string, Stand[]> {
  const bySource = new Map<object, Map<string, Spot[]>>();
  for (const { fragment, phases } of roadmaps) {
    const spots = bySource.get(fragment) ?? new Map<string, Spot[]>();
    bySource.set(fragment, spots);
    for (const { linked, slot } of phases) {
      const { order, weeks } = linked.phase;
      for (const [defect, place] of linked.places) {
        if (place.score < minScore) continue;
        const spot = { slot, order, weeks, label: phaseLabel(linked.phase), place };
        const list = spots.get(defect);
        if (list) list.push(spot);
        else spots.set(defect, [spot]);
      }
    }
  }
  const stands = new Map<string, Stand[]>();
  for (const { fragment } of roadmaps) {
    const spots = bySource.get(fragment);
    // A source with two roadmaps of the plan speaks once.
    bySource.delete(fragment);
    for (const [defect, all] of spots ?? []) {
      const sorted = [...all].sort((a, b) => b.place.score - a.place.score || a.order - b.order);
      const best = sorted[0]!.place.score;
      const stand = {
        date: fragment.source.date,
        spots: sorted.filter(({ place }) => place.score >= best - tolerance),
      };
      const list = stands.get(defect);
      if (list) list.push(stand);
      else stands.set(defect, [stand]);
    }
  }
  return stands;
}

function agree(a: Stand, b: Stand): boolean {
  return a.spots.some((one) => b.spots.some((other) => sameSpot(one, other)));
}

function sameSpot(a: Spot, b: Spot): boolean {
  if (a.slot === b.slot) return true;
  if (a.weeks && b.weeks) return a.weeks.start <= b.weeks.end && b.weeks.start <= a.weeks.end;
  return a.order === b.order;
}
