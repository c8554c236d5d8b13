import type { Defect, Ledger } from '../../model/ledger.js';
import { isOpen, PRIORITIES, SEVERITIES } from '../../model/vocabulary.js';
import { blockersOf, remains } from './phaseProgress.js';

/** The place of a defect among those that can be worked on, as numbers of which the lower goes first. */
type Rank = readonly number[];

/** Defects that can be worked on now, the best first. */
export interface Actionable {
  readonly defect: Defect;
  readonly rank: Rank;
}

/**
 * The defects that are open, that nothing open blocks, and that the code does not show as fixed: by the highest gap, then priority, severity,
 * and the order of their phases; what says nothing of one of these comes last in it. Equals stay in the order of the ledger.
 * @param byId all defects of the ledger, to find what they depend on
 */
export function nextActionable(ledger: Ledger, byId: ReadonlyMap<string, Defect>): Actionable[] {
  const places = new Map(ledger.phases.map(({ id }, i) => [id, i]));
  return ledger.defects
    .filter(
      (defect) =>
        isOpen(defect.status) &&
        defect.status !== 'blocked' &&
        remains(defect) &&
        (defect.dependsOn.length === 0 || blockersOf(defect, (id) => byId.get(id)).length === 0),
    )
    .map((defect) => ({ defect, rank: rankOf(defect, places) }))
    .sort(compareActionable);
}

export function compareActionable(a: Actionable, b: Actionable): number {
  for (const [i, mine] of a.rank.entries()) if (mine !== b.rank[i]) return mine - b.rank[i]!;
  return 0;
}

function rankOf(
  { gapPercent, priority, severity, phases }: Defect,
  places: ReadonlyMap<string, number>,
): Rank {
  const inOrder = <T>(words: readonly T[], word: T | undefined): number =>
    word === undefined ? words.length : words.indexOf(word);
  const phase = phases.reduce((least, id) => Math.min(least, places.get(id) ?? places.size), places.size);
  return [-(gapPercent ?? -1), inOrder(PRIORITIES, priority), inOrder(SEVERITIES, severity), phase];
}
