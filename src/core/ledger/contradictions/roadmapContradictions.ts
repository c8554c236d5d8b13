import * as l10n from '@vscode/l10n';
import { counted } from '../../text/counted.js';
import type { Contradiction } from '../../model/ledger.js';
import { firstLine } from '../phases/firstLine.js';
import type { PlanSlot } from '../phases/PlanSlot.js';
import type { Plan, Roadmap } from '../phases/planRoadmaps.js';
import { contradictionOf, inConflict, type Claim } from './Claim.js';

/** The roadmap by which a source speaks of a plan: its longest. */
interface Outline {
  readonly date: string | undefined;
  readonly slots: readonly PlanSlot[];
  readonly source: Claim['source'];
}

/** The number of phases and their order, among the roadmaps of one plan. */
export function roadmapContradictions(plans: readonly Plan[]): Contradiction[] {
  return plans.flatMap((plan) => {
    const outlines = outlinesOf(plan);
    return outlines.length < 2
      ? []
      : [...countContradictions(plan, outlines), ...orderContradictions(outlines)];
  });
}

function outlinesOf({ roadmaps }: Plan): Outline[] {
  const longest = new Map<object, Roadmap>();
  for (const roadmap of roadmaps) {
    const known = longest.get(roadmap.fragment);
    if (!known || known.phases.length < roadmap.phases.length) longest.set(roadmap.fragment, roadmap);
  }
  return [...longest.values()].flatMap(({ fragment, phases }) => {
    const sorted = [...phases].sort((a, b) => a.linked.phase.order - b.linked.phase.order);
    const mention = sorted[0]!.linked.phase.mentions[0];
    if (!mention) return [];
    const slots = [...new Set(sorted.map(({ slot }) => slot))];
    return [{ date: fragment.source.date, slots, source: firstLine(mention) }];
  });
}

/**
 * A source that speaks of a part alone, such as the phase at hand or the later ones, does not say how many there are: only
 * roadmaps that begin with the plan, and of which the shorter is more than half as long, are compared.
 */
function countContradictions({ slots: [first] }: Plan, outlines: readonly Outline[]): Contradiction[] {
  const whole = outlines.filter(({ slots }) => slots.length > 1 && slots[0] === first);
  const claims = inConflict(whole, ({ slots: a }, { slots: b }) => {
    const shorter = Math.min(a.length, b.length);
    if (a.length === b.length || shorter * 2 <= Math.max(a.length, b.length)) return false;
    const other = new Set(b);
    return a.filter((slot) => other.has(slot)).length * 2 >= shorter;
  }).map(({ slots: { length }, source, date }) => ({
    value: counted(length, l10n.t('{0} phase', length), l10n.t('{0} phases', length)),
    source,
    span: { min: length, max: length },
    date,
  }));
  return contradictionOf('phase-count', l10n.t('length of the roadmap'), claims);
}

function orderContradictions(outlines: readonly Outline[]): Contradiction[] {
  const moved = new Set<PlanSlot>();
  const found = inConflict(outlines, (a, b) => {
    const swapped = swappedSlots(a.slots, b.slots);
    for (const slot of swapped) moved.add(slot);
    return swapped.length > 0;
  });
  const claims = found.map(({ slots, source, date }) => ({
    value: slots
      .filter((slot) => moved.has(slot))
      .map((slot) => slot.members[0]!.phase.title)
      .join(', '),
    source,
    span: { min: 0, max: 0 },
    date,
  }));
  return contradictionOf('phase-order', l10n.t('order of the roadmap'), claims);
}

/** The phases that both have, from the first to the last that stand otherwise. */
function swappedSlots(a: readonly PlanSlot[], b: readonly PlanSlot[]): PlanSlot[] {
  const inA = new Set(a);
  const inB = new Set(b);
  const first = a.filter((slot) => inB.has(slot));
  const second = b.filter((slot) => inA.has(slot));
  return first.filter((slot, i) => slot !== second[i]);
}
