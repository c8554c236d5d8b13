import { inSteps, type Steps } from '../../steps.js';
import type { IdentityNode, IdentitySource, JoinEdge } from './IdentityNode.js';
import { levels } from './levels.js';
import { factsOf } from './TitleFacet.js';
import { isForbidden } from './titleRules.js';
import { overlap } from './titleWords.js';

/** Whether all are of one set. */
export function areSiblings(nodes: readonly IdentityNode[]): boolean {
  for (const { set } of nodes) if (set !== nodes[0]!.set) return false;
  return true;
}

/** Two sets of siblings of one source that run side by side, the first with the first and so on. */
export interface ParallelSets {
  readonly left: readonly IdentityNode[];
  readonly right: readonly IdentityNode[];
}

/**
 * A summary list and the sections that detail it run side by side: as many, in one order, and most pairs are known to be
 * one (`core`). What is left of them then needs only one word in common.
 */
export function* parallelSets({ nodes }: IdentitySource): Steps<ParallelSets[]> {
  const sets = new Map<number, IdentityNode[]>();
  if (areSiblings(nodes)) return [];
  yield* inSteps(nodes, (node) => {
    const list = sets.get(node.set);
    if (list) list.push(node);
    else sets.set(node.set, [node]);
  });
  const sizes = new Set<number>();
  let some = false;
  for (const { length } of sets.values()) {
    if (length >= 3 && sizes.has(length)) some = true;
    sizes.add(length);
  }
  return some ? yield* sideBySide(nodes, sets) : [];
}

function* sideBySide(
  nodes: readonly IdentityNode[],
  sets: ReadonlyMap<number, readonly IdentityNode[]>,
): Steps<ParallelSets[]> {
  const byCore = new Map<IdentityNode, IdentityNode[]>();
  const pairs = new Map<string, ParallelSets>();
  yield* inSteps(nodes, (node) => {
    if (!node.core) return;
    const before = byCore.get(node.core);
    if (!before) {
      byCore.set(node.core, [node]);
      return;
    }
    for (const other of before) {
      const [a, b] = other.set < node.set ? [other.set, node.set] : [node.set, other.set];
      const [left, right] = [sets.get(a)!, sets.get(b)!];
      if (left.length >= 3 && left.length === right.length) pairs.set(`${a} ${b}`, { left, right });
    }
    before.push(node);
  });
  return [...pairs.values()].filter(({ left, right }) => {
    const matches = left.filter(({ core }, i) => core !== undefined && core === right[i]!.core).length;
    return matches * 2 > left.length;
  });
}

export function parallelEdges(pairs: readonly ParallelSets[]): JoinEdge[] {
  return pairs.flatMap(({ left, right }) => left.flatMap((a, i) => remaining(a, right[i]!)));
}

function remaining(a: IdentityNode, b: IdentityNode): JoinEdge[] {
  if (a.isSplit || b.isSplit) return [];
  const { shared, jaccard } = overlap(a.title.words, b.title.words);
  const likeness = { kind: 'contained', shared: shared.length, jaccard, sameDistinctive: false } as const;
  if (shared.length === 0 || isForbidden(factsOf(a), factsOf(b), likeness)) return [];
  const strength = levels.parallel + jaccard / 2;
  return [{ a, b, strength, basis: 'title', reason: 'row and its detail' }];
}
