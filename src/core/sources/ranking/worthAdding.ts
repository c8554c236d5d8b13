import type { RankedSource } from './rankSources.js';

/** Two defects that nobody else tells, or as much in phases. */
const leastScore = 6;
/** Below this share of the best one a document is offered, but not proposed. */
const leastShare = 0.05;
const most = 20;

/** Those that can be taken without looking: they add defects or phases well above nothing. */
export function worthAdding(ranked: readonly RankedSource[]): RankedSource[] {
  const least = Math.max(leastScore, (ranked[0]?.score ?? 0) * leastShare);
  return ranked.filter(({ score, adds }) => score >= least && adds.defects + adds.phases > 0).slice(0, most);
}
