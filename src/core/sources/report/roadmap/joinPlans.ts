import type { Phase } from '../../../model/ledger.js';
import type { PhaseDraft } from './PhaseDraft.js';

/**
 * The phases of one document, each once. Plans that do not overlap in time go on from each other. Of two plans that do,
 * the larger is the roadmap: a phase of the smaller is the same one told again (same title, or one of the two without
 * tasks), or a track that runs through the same weeks (a testing roadmap beside the main one).
 */
export function joinPlans(drafts: readonly PhaseDraft[]): Phase[] {
  const plans = new Map<object, PhaseDraft[]>();
  for (const draft of drafts) plans.set(draft.plan, [...(plans.get(draft.plan) ?? []), draft]);
  const bySize = [...plans.values()].sort((a, b) => b.length - a.length);
  const roadmap: Joined[] = [];
  for (const plan of bySize) {
    const timed = withWeeks(plan);
    const overlaps = timed.some((draft) => roadmap.some((joined) => coincide(joined.draft, draft)));
    const equal = overlaps && plan.length === bySize[0]!.length && plan !== bySize[0];
    for (const draft of timed) {
      const same = roadmap.find((joined) => coincide(joined.draft, draft));
      if (!same) roadmap.push({ draft, also: [], tracks: [] });
      else if (isSame(same.draft, draft)) same.also.push(draft);
      else if (equal) roadmap.push({ draft, also: [], tracks: [] });
      else same.tracks.push(draft);
    }
  }
  roadmap.sort((a, b) => a.draft.at - b.draft.at);
  return numbered(roadmap);
}

interface Joined {
  draft: PhaseDraft;
  also: PhaseDraft[];
  tracks: PhaseDraft[];
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
  const [x, y] = [a.label.weeks, b.label.weeks];
  return x !== undefined && y !== undefined && x.start <= y.end && y.start <= x.end;
}

function isSame(a: PhaseDraft, b: PhaseDraft): boolean {
  if (a.tasks.length === 0 || b.tasks.length === 0) return a.label.key === b.label.key || sameTitle(a, b);
  return sameTitle(a, b);
}

function sameTitle(a: PhaseDraft, b: PhaseDraft): boolean {
  const [x, y] = [a.label.title.toLowerCase(), b.label.title.toLowerCase()];
  return x === y || x.includes(y) || y.includes(x);
}

function numbered(roadmap: readonly Joined[]): Phase[] {
  const ids = new Set<string>();
  const orders = roadmap.map(({ draft }) => draft.label.order);
  // Numbers that the labels give count only when no two are the same.
  const given = orders.every((order) => order !== undefined) && new Set(orders).size === orders.length;
  return roadmap.map(({ draft, also, tracks }, i): Phase => {
    const { label } = draft;
    const all = [draft, ...also];
    const richest = all.reduce((best, one) => (one.tasks.length > best.tasks.length ? one : best));
    const weeks = all.find((one) => one.label.weeks)?.label.weeks;
    const topics = all.find((one) => one.label.topics)?.label.topics;
    const own = label.order === undefined ? undefined : `phase-${label.order}`;
    return {
      id: unique(given && own ? own : slug(label.key), ids),
      title: label.title,
      order: given ? label.order! : i + 1,
      ...(weeks ? { weeks } : {}),
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

function unique(id: string, taken: Set<string>): string {
  let free = id;
  for (let n = 2; taken.has(free); n++) free = `${id}-${n}`;
  taken.add(free);
  return free;
}
