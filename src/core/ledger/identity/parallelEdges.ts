import type { EntryGrouping } from './EntryGrouping.js';
import type { IdentityNode } from './IdentityNode.js';
import { levels, type JoinEdge } from './JoinEdge.js';
import { isForbidden } from './titleRules.js';
import { overlap } from './titleWords.js';

/** Two sets of siblings of one source, by their numbers. */
type SetPair = readonly [IdentityNode[], IdentityNode[]];

/**
 * A summary list and the sections that detail it run side by side: as many, in one order, and most pairs are known to be
 * one. What is left of them then needs only one word in common.
 */
export function parallelEdges(nodes: readonly IdentityNode[], grouping: EntryGrouping): JoinEdge[] {
  const sets = new Map<number, IdentityNode[]>();
  for (const node of nodes) {
    const list = sets.get(node.set);
    if (list) list.push(node);
    else sets.set(node.set, [node]);
  }
  return joinedSets(sets, grouping).flatMap(([left, right]) => {
    const matches = left.filter((node, i) => grouping.sameGroup(node, right[i]!)).length;
    if (left.length < 3 || matches * 2 <= left.length) return [];
    return left.flatMap((a, i) => remaining(a, right[i]!));
  });
}

/** Sets of one source and one size that a join already ties together. */
function joinedSets(sets: ReadonlyMap<number, IdentityNode[]>, grouping: EntryGrouping): SetPair[] {
  const pairs = new Map<string, SetPair>();
  for (const group of grouping.result()) {
    const bySource = new Map<unknown, IdentityNode[]>();
    for (const node of group) {
      const before = bySource.get(node.fragment) ?? [];
      for (const other of before) {
        const [left, right] = [sets.get(other.set)!, sets.get(node.set)!];
        if (left.length === right.length) pairs.set(`${other.set} ${node.set}`, [left, right]);
      }
      bySource.set(node.fragment, [...before, node]);
    }
  }
  return [...pairs.values()];
}

function remaining(a: IdentityNode, b: IdentityNode): JoinEdge[] {
  if (a.isSplit || b.isSplit) return [];
  const { shared, jaccard } = overlap(a.title.words, b.title.words);
  const likeness = { kind: 'contained', shared: shared.length, jaccard, sameDistinctive: false } as const;
  if (shared.length === 0 || isForbidden(factsOf(a), factsOf(b), likeness)) return [];
  const strength = levels.parallel + jaccard / 2;
  return [{ a, b, strength, basis: 'title', reason: 'row and its detail' }];
}

function factsOf({ entry, ownId, title }: IdentityNode): Parameters<typeof isForbidden>[0] {
  const { gapPercent, priority, kind } = entry;
  return { gapPercent, priority, isRisk: kind === 'risk', hasId: ownId !== undefined, ...title };
}
