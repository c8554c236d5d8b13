import type { Defect, Ledger, Occurrence } from '../model/ledger.js';
import { PRIORITIES, SEVERITIES } from '../model/vocabulary.js';
import { defectsIn } from './defectsIn.js';
import { openOccurrences } from './openOccurrences.js';

/** A place in code that asks for work, with the defect that it is of. */
export interface OpenPlace {
  readonly defect: Defect;
  readonly occurrence: Occurrence;
}

/**
 * What asks for work in one file of code, from top to bottom, of one place the most urgent first. None in sources: what they
 * say of a defect is no code.
 */
export function openPlaces(ledger: Ledger, path: string): OpenPlace[] {
  if (ledger.sources.some((source) => source.path === path)) return [];
  const places = defectsIn(ledger, path).flatMap((defect) =>
    openOccurrences(defect).flatMap((occurrence) =>
      occurrence.path === path ? [{ defect, occurrence }] : [],
    ),
  );
  return places.sort((a, b) => compareStarts(a, b) || compareUrgency(a, b));
}

/** Proven before merely found, then by severity and priority: below 0 when `a` is more urgent. */
export function compareUrgency(a: OpenPlace, b: OpenPlace): number {
  return (
    Number(b.occurrence.proves) - Number(a.occurrence.proves) ||
    rank(SEVERITIES, a.defect.severity) - rank(SEVERITIES, b.defect.severity) ||
    rank(PRIORITIES, a.defect.priority) - rank(PRIORITIES, b.defect.priority)
  );
}

function compareStarts({ occurrence: { range: a } }: OpenPlace, { occurrence: { range: b } }: OpenPlace) {
  return a.start.line - b.start.line || a.start.character - b.start.character;
}

/** What is not said comes last. */
function rank<T>(order: readonly T[], value: T | undefined): number {
  return value === undefined ? order.length : order.indexOf(value);
}
