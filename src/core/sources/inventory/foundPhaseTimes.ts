import type { Phase, PhaseDates } from '../../model/ledger.js';
import { isoDate } from '../dates.js';
import { datesOf } from '../phaseDates.js';
import { scalarText, type MapNode, type ValueNode } from '../valueTree.js';
import { statusOf } from '../words.js';
import { isDone } from './foundParts.js';
import { keyedEntry } from './keys.js';

const startKeys = ['start', 'start_date', 'starts', 'starts_on', 'begin', 'begins', 'begin_date', 'kickoff'];
const endKeys = ['end', 'end_date', 'ends', 'ends_on', 'due', 'due_date', 'target_date', 'deadline'];
const periodKeys = ['dates', 'period', 'timeline', 'timeframe', 'time_frame', 'quarter', 'when', 'schedule'];
const afterKeys = [
  'depends_on',
  'dependencies',
  'blocked_by',
  'depends',
  'requires',
  'prerequisites',
  'after',
];

/** The day on which the roadmap begins, where it says so beside its phases. */
export function roadmapStart(roadmap: ValueNode): string | undefined {
  if (roadmap.kind !== 'map') return undefined;
  return isoDate(
    scalarText(keyedEntry(roadmap, 'project_start', 'roadmap_start', ...startKeys)?.value) ?? '',
  );
}

function textOf(node: MapNode, keys: readonly string[]): string | undefined {
  return scalarText(keyedEntry(node, ...keys)?.value);
}

/** The days of a phase: in fields of its own, else in its name (`Q1 2026`). */
function phaseDates(node: MapNode, name: string): PhaseDates | undefined {
  const fields = { start: textOf(node, startKeys), end: textOf(node, endKeys) };
  return datesOf({ period: textOf(node, periodKeys), ...fields }) ?? datesOf({ period: name });
}

/** `status: in_progress`, `completed: true` of the phase itself. */
function phaseState(node: MapNode): Phase['state'] {
  if (isDone(node)) return 'done';
  const written = textOf(node, ['status', 'state']);
  if (written === undefined) return undefined;
  if (
    /^\W*(?:planned|upcoming|pending|not[ _-]?(?:yet[ _-])?started|future|proposed|deferred)\b/iu.test(
      written,
    )
  )
    return 'planned';
  return statusOf(written) === 'in-progress' ? 'in-progress' : undefined;
}

/** When a phase is and how far, as far as the source says. `name`: of the phase. */
export function timesOf(node: MapNode, name: string): Pick<Phase, 'dates' | 'state'> {
  const [dates, state] = [phaseDates(node, name), phaseState(node)];
  return { ...(dates ? { dates } : {}), ...(state ? { state } : {}) };
}

/** What a phase says that it comes after, in the source's own words. */
export function afterTexts(node: MapNode): string[] {
  const value = keyedEntry(node, ...afterKeys)?.value;
  const items = value === undefined ? [] : value.kind === 'list' ? value.items : [value];
  return items.flatMap((item) => scalarText(item) ?? []);
}
