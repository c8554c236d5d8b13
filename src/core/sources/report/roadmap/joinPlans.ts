import type { Phase } from '../../../model/ledger.js';
import { phaseReferences } from '../../phaseReferences.js';
import type { PhaseDraft } from './PhaseDraft.js';
import type { PhaseLabel } from './phaseLabel.js';

/**
 * The phases of one document, each once. Plans that do not overlap in time go on from each other. Of two plans that do,
 * the larger is the roadmap: a phase of the smaller is the same one told again (same title, or one of the two without
 * tasks), or a track that runs through the same weeks (a testing roadmap beside the main one).
 */
export function joinPlans(drafts: readonly PhaseDraft[]): Phase[] {
  const plans = new Map<object, PhaseDraft[]>();
  for (const draft of drafts) {
    const plan = plans.get(draft.plan);
    if (plan) plan.push(draft);
    else plans.set(draft.plan, [draft]);
  }
  if (plans.size === 1) return numbered(withWeeks(drafts).map((draft) => ({ draft, also: [], tracks: [] })));
  const bySize = [...plans.values()].sort((a, b) => b.length - a.length);
  const roadmap = drafts.length > maxCompared ? new ByName() : new ByComparison();
  for (const plan of bySize) {
    const timed = withWeeks(plan);
    const found = timed.map((draft) => roadmap.find(draft));
    const overlaps = found.some((joined) => joined !== undefined);
    const equal = overlaps && plan.length === bySize[0]!.length && plan !== bySize[0];
    for (const [i, draft] of timed.entries()) {
      const same = found[i];
      if (!same) roadmap.add(draft);
      else if (roadmap.isSame(same, draft)) same.also.push(draft);
      else if (equal) roadmap.add(draft);
      else same.tracks.push(draft);
    }
  }
  return numbered([...roadmap.all].sort((a, b) => a.draft.at - b.draft.at));
}

/** More phases than this are no roadmap that a person reads: they are joined by their names alone, as each would be compared with each. */
const maxCompared = 300;

interface Joined {
  draft: PhaseDraft;
  also: PhaseDraft[];
  tracks: PhaseDraft[];
}

class ByComparison {
  readonly all: Joined[] = [];

  add(draft: PhaseDraft): void {
    this.all.push({ draft, also: [], tracks: [] });
  }

  find(draft: PhaseDraft): Joined | undefined {
    return this.all.find((joined) => this.partners(joined, draft).length > 0);
  }

  isSame(joined: Joined, draft: PhaseDraft): boolean {
    return this.partners(joined, draft).some((one) => isSame(one, draft));
  }

  /** The drafts of one phase that may be this one too. */
  private partners({ draft, also }: Joined, other: PhaseDraft): PhaseDraft[] {
    return [draft, ...also].filter((one) => coincide(one, other));
  }
}

class ByName {
  readonly all: Joined[] = [];
  private readonly byKey = new Map<string, Joined>();

  add(draft: PhaseDraft): void {
    const joined: Joined = { draft, also: [], tracks: [] };
    this.all.push(joined);
    if (!this.byKey.has(draft.label.key)) this.byKey.set(draft.label.key, joined);
  }

  find({ label, plan }: PhaseDraft): Joined | undefined {
    const joined = this.byKey.get(label.key);
    return joined?.draft.plan === plan ? undefined : joined;
  }

  isSame({ draft }: Joined, other: PhaseDraft): boolean {
    return isSame(draft, other);
  }
}

/** Where labels give lengths only, the weeks are counted from the first phase on. */
function withWeeks(plan: readonly PhaseDraft[]): PhaseDraft[] {
  if (!plan.every(({ label }) => label.weeks === undefined && label.duration !== undefined)) return [...plan];
  let next = 1;
  return plan.map((draft) => {
    const weeks = { start: next, end: next + draft.label.duration! - 1 };
    next = weeks.end + 1;
    return { ...draft, label: { ...draft.label, weeks } };
  });
}

function coincide(a: PhaseDraft, b: PhaseDraft): boolean {
  if (a.plan === b.plan) return false;
  if (a.label.key === b.label.key) return true;
  if (isMention(a, b) && sameTitle(a, b) && a.label.title.includes(' ') && b.label.title.includes(' '))
    return true;
  const [x, y] = [a.label.weeks, b.label.weeks];
  return x !== undefined && y !== undefined && x.start <= y.end && y.start <= x.end;
}

/** One of the two has no tasks: it names a phase that another place tells. */
function isMention(a: PhaseDraft, b: PhaseDraft): boolean {
  return a.tasks.length === 0 || b.tasks.length === 0;
}

function isSame(a: PhaseDraft, b: PhaseDraft): boolean {
  if (isMention(a, b)) return a.label.key === b.label.key || sameWeeks(a, b) || sameTitle(a, b);
  return sameTitle(a, b);
}

function sameWeeks(a: PhaseDraft, b: PhaseDraft): boolean {
  const [x, y] = [a.label.weeks, b.label.weeks];
  return x !== undefined && x.start === y?.start && x.end === y.end;
}

function sameTitle(a: PhaseDraft, b: PhaseDraft): boolean {
  const [x, y] = [a.label.title.toLowerCase(), b.label.title.toLowerCase()];
  return x === y || x.includes(y) || y.includes(x);
}

function numbered(roadmap: readonly Joined[]): Phase[] {
  const ids = new Map<string, number>();
  const orders = roadmap.map(({ draft, also }) => {
    return labelOf(draft, richestOf(draft, also)).order;
  });
  // Numbers that the labels give count only when no two are the same.
  const given = orders.every((order) => order !== undefined) && new Set(orders).size === orders.length;
  const phases = roadmap.map(({ draft, also, tracks }, i): Phase => {
    const all = [draft, ...also];
    const richest = richestOf(draft, also);
    const label = labelOf(draft, richest);
    const weeks = all.find((one) => one.label.weeks)?.label.weeks;
    const topics = all.find((one) => one.label.topics)?.label.topics;
    const own = label.order === undefined ? undefined : `phase-${label.order}`;
    return {
      id: unique(given && own ? own : slug(label.key), ids),
      title: label.title,
      order: given ? label.order! : i + 1,
      ...(weeks ? { weeks } : {}),
      ...timesOf(all),
      tasks: richest.tasks,
      ...(topics ? { topics } : {}),
      ...(tracks.length > 0
        ? {
            tracks: tracks.map((track) => ({
              title: track.planTitle === '' ? track.label.title : `${track.planTitle}: ${track.label.title}`,
              tasks: track.tasks,
              source: track.source,
            })),
          }
        : {}),
      exitCriteria: all.flatMap((one) => one.exitCriteria),
      mentions: [...all, ...tracks].map((one) => one.source),
    };
  });
  for (const [i, { draft, also }] of roadmap.entries()) {
    const after = [draft, ...also].flatMap(({ facts }) => facts?.after ?? []);
    const dependsOn = after.length > 0 ? phaseReferences(after, phases, phases[i]!) : [];
    if (dependsOn.length > 0) phases[i]!.dependsOn = dependsOn;
  }
  return phases;
}

/** When and how far: what the fields say goes before what the name says. */
function timesOf(drafts: readonly PhaseDraft[]): Pick<Phase, 'dates' | 'state'> {
  const first = <T>(read: (draft: PhaseDraft) => T | undefined): T | undefined => {
    for (const draft of drafts) {
      const found = read(draft);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const dates = first(({ facts, label }) => facts?.dates ?? label.dates);
  const said = first(({ facts, label }) => facts?.state ?? label.state);
  const state = said === 'begun' ? 'in-progress' : said === 'open' ? undefined : said;
  return { ...(dates ? { dates } : {}), ...(state ? { state } : {}) };
}

function richestOf(draft: PhaseDraft, also: readonly PhaseDraft[]): PhaseDraft {
  return also.reduce((best, one) => (one.tasks.length > best.tasks.length ? one : best), draft);
}

/** Where a mere mention came first, the place that tells the phase names it. */
function labelOf(draft: PhaseDraft, richest: PhaseDraft): PhaseLabel {
  return draft.tasks.length === 0 && richest.label.certain ? richest.label : draft.label;
}

function slug(text: string): string {
  return (
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}.]+/gu, '-')
      .replaceAll(/^-+|-+$/gu, '')
      .slice(0, 50) || 'phase'
  );
}

/** `counts`: how often each id was asked for, so that many of one name cost no search each. */
function unique(id: string, counts: Map<string, number>): string {
  let n = counts.get(id) ?? 0;
  let free: string;
  do free = ++n === 1 ? id : `${id}-${n}`;
  while (n > 1 && counts.has(free));
  counts.set(id, n);
  if (n > 1) counts.set(free, 1);
  return free;
}
