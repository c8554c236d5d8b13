import type { Fragment } from '../../sources/fragment.js';
import type { Steps } from '../../steps.js';
import type { DefectIndex } from './DefectIndex.js';
import { linkPhase, type LinkedPhase } from './LinkedPhase.js';
import { contentOf, identityOf, PlanSlot, type Content } from './PlanSlot.js';
import { splitRoadmaps } from './splitRoadmaps.js';

/** One roadmap of one source: for each of its phases, in the order written, the slot of the plan that it is. */
export interface Roadmap {
  readonly fragment: Fragment;
  readonly phases: readonly { readonly linked: LinkedPhase; readonly slot: PlanSlot }[];
}

/** What several sources tell of the same work: the slots in order, and the roadmaps they come from. */
export interface Plan {
  readonly slots: readonly PlanSlot[];
  readonly roadmaps: readonly Roadmap[];
}

interface Draft {
  slots: PlanSlot[];
  roadmaps: Roadmap[];
}

interface Found {
  draft: Draft;
  /** By the index of the phase in the roadmap. */
  slots: Map<number, PlanSlot>;
  certain: boolean;
}

/** A word that stands in more slots than this tells none of them apart. */
const maxSlots = 100;

/**
 * Which roadmaps are about the same plan. Two phases are one when they stand at the same place (the same weeks, else
 * the same number) and are about the same, or bear the same title at different places. A roadmap belongs to a plan when at least
 * half of the smaller one's phases are found in the other, or when a phase has the same id and title; with less in common
 * it stays apart, as another project or an effort of the past.
 * @param ranked the most trusted first
 */
export function* planRoadmaps(ranked: readonly Fragment[], index: DefectIndex): Steps<Plan[]> {
  return yield* new Planner().plan(ranked, index);
}

class Planner {
  private readonly drafts: Draft[] = [];
  private readonly byKey = new Map<string, Set<PlanSlot>>();
  private readonly draftOf = new Map<PlanSlot, Draft>();

  *plan(ranked: readonly Fragment[], index: DefectIndex): Steps<Plan[]> {
    for (const fragment of ranked) {
      for (const phases of splitRoadmaps(fragment)) {
        const linked: LinkedPhase[] = [];
        for (const phase of phases) {
          linked.push(linkPhase(phase, fragment, index));
          yield;
        }
        this.add(fragment, linked, linked.map(contentOf));
        yield;
      }
    }
    for (const draft of this.drafts) {
      const order = (slot: PlanSlot): number => slot.members[0]!.phase.order;
      // A stable sort keeps the first source's own order among equals.
      draft.slots.sort((a, b) => order(a) - order(b));
    }
    return this.drafts;
  }

  private add(fragment: Fragment, linked: readonly LinkedPhase[], contents: readonly Content[]): void {
    const found = this.find(linked, contents);
    const draft = found?.draft ?? { slots: [], roadmaps: [] };
    if (!found) this.drafts.push(draft);
    const own = new Map<string, PlanSlot>();
    const phases = linked.map((phase, i) => {
      const key = identityOf(phase.phase);
      let slot = found?.slots.get(i) ?? own.get(key);
      if (!slot) {
        slot = new PlanSlot();
        draft.slots.push(slot);
        this.draftOf.set(slot, draft);
      }
      own.set(key, slot);
      return { linked: phase, slot };
    });
    for (const [i, { linked: phase, slot }] of phases.entries()) {
      slot.add(phase, contents[i]!);
      for (const key of contents[i]!.keys) {
        const slots = this.byKey.get(key);
        if (!slots) this.byKey.set(key, new Set([slot]));
        else if (slots.size <= maxSlots) slots.add(slot);
      }
    }
    draft.roadmaps.push({ fragment, phases });
  }

  private find(linked: readonly LinkedPhase[], contents: readonly Content[]): Found | undefined {
    const candidates = contents.map((content) => this.candidates(content));
    const drafts = new Set(candidates.flatMap((slots) => [...slots.keys()]));
    let best: Found | undefined;
    for (const draft of drafts) {
      const found = match(
        draft,
        linked,
        contents,
        candidates.map((slots) => slots.get(draft) ?? []),
      );
      const smaller = Math.min(
        linked.length,
        draft.roadmaps.reduce((most, { phases }) => Math.max(most, phases.length), 0),
      );
      if (!found.certain && found.slots.size * 2 < smaller) continue;
      if (found.slots.size > (best?.slots.size ?? 0)) best = found;
    }
    return best;
  }

  private candidates(content: Content): Map<Draft, PlanSlot[]> {
    const found = new Set<PlanSlot>();
    for (const key of content.keys) {
      const slots = this.byKey.get(key);
      if (slots && slots.size <= maxSlots) for (const slot of slots) found.add(slot);
    }
    const byDraft = new Map<Draft, PlanSlot[]>();
    for (const slot of found) {
      const draft = this.draftOf.get(slot)!;
      const slots = byDraft.get(draft);
      if (slots) slots.push(slot);
      else byDraft.set(draft, [slot]);
    }
    return byDraft;
  }
}

/** The surest first, so that a vague likeness never takes the slot of a plain one. */
function match(
  draft: Draft,
  linked: readonly LinkedPhase[],
  contents: readonly Content[],
  candidates: readonly (readonly PlanSlot[])[],
): Found {
  const slots = new Map<number, PlanSlot>();
  const taken = new Set<PlanSlot>();
  const pass = (fits: (slot: PlanSlot, i: number) => boolean): void => {
    for (const i of linked.keys()) {
      if (slots.has(i)) continue;
      const slot = candidates[i]!.find((candidate) => !taken.has(candidate) && fits(candidate, i));
      if (!slot) continue;
      slots.set(i, slot);
      taken.add(slot);
    }
  };
  const place = (slot: PlanSlot, i: number): number => slot.samePlace(linked[i]!.phase);
  pass((slot, i) => slot.hasIdentity(linked[i]!.phase));
  const certain = slots.size > 0;
  pass((slot, i) => place(slot, i) > 0 && slot.sameTitle(contents[i]!));
  const here = slots.size;
  // Elsewhere a bare `Testing` is no proof, unless it names something or the roadmaps have more in common.
  pass((slot, i) => slot.sameTitle(contents[i]!) && (here > 0 || contents[i]!.tellingTitle.size > 0));
  pass((slot, i) => place(slot, i) === 2 && slot.isAbout(contents[i]!));
  pass((slot, i) => place(slot, i) === 1 && slot.isAbout(contents[i]!));
  return { draft, slots, certain };
}
