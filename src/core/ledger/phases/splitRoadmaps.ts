import type { Phase } from '../../model/ledger.js';
import { RANKS, type Fragment } from '../../sources/fragment.js';

/**
 * The roadmaps of one source, in order. A report may hold several, and the numbers of each begin anew; a native
 * inventory has one, in whatever order a person wrote it.
 */
export function splitRoadmaps({ phases, rank }: Fragment): Phase[][] {
  if (phases.length === 0) return [];
  if (rank === RANKS.native) return [phases];
  const roadmaps: Phase[][] = [];
  let orders = new Set<number>();
  let last = Infinity;
  for (const phase of phases) {
    const again = roadmaps.length === 0 || (phase.order < last && orders.has(phase.order));
    if (again) {
      roadmaps.push([]);
      orders = new Set();
    }
    roadmaps.at(-1)!.push(phase);
    orders.add(phase.order);
    last = phase.order;
  }
  return roadmaps;
}
