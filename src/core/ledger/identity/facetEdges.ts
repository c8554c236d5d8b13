import type { IdentityNode, JoinEdge } from './IdentityNode.js';
import type { FacetLink } from './TitleFacet.js';
import type { Likeness } from './titleLikeness.js';
import { joinByFile, joinInSource, type TitleJoin } from './titleRules.js';

/** Every entry of each side with the first of the other: enough to join them all. */
export function star(
  left: readonly IdentityNode[],
  right: readonly IdentityNode[],
): [x: IdentityNode, y: IdentityNode][] {
  const [first, second] = [left[0], right[0]];
  if (!first || !second) return [];
  const pairs: [IdentityNode, IdentityNode][] = [
    ...right.map((node): [IdentityNode, IdentityNode] => [first, node]),
    ...left.slice(1).map((node): [IdentityNode, IdentityNode] => [node, second]),
  ];
  return pairs.filter(([x, y]) => x.set !== y.set);
}

/** Where a common file says more than the figures do. */
export function fileEdges({ a, b, likeness, join: known }: FacetLink): JoinEdge[] {
  const join = joinByFile(likeness);
  if (known && known.level >= join.level) return [];
  return [...a.files].flatMap(([file, nodes]) =>
    star(nodes, b.files.get(file) ?? []).map(([x, y]) => titleEdge(x, y, likeness, join)),
  );
}

/** More pairs than this in one source are not a row and its detail. */
const maxInSource = 400;

export function inSourceEdges({ a, b, likeness }: FacetLink): JoinEdge[] {
  const bySource = new Map<unknown, IdentityNode[]>();
  for (const node of a.nodes) {
    const list = bySource.get(node.source);
    if (list) list.push(node);
    else bySource.set(node.source, [node]);
  }
  const edges: JoinEdge[] = [];
  const counts = new Map<unknown, number>();
  for (const y of b.nodes) {
    const here = bySource.get(y.source);
    if (!here) continue;
    const count = (counts.get(y.source) ?? 0) + here.length;
    counts.set(y.source, count);
    if (count > maxInSource) continue;
    for (const x of here) {
      if (x.set === y.set || (a === b && x.index >= y.index)) continue;
      const join = joinInSource(x, y, likeness);
      if (join) edges.push(titleEdge(x, y, likeness, join));
    }
  }
  return edges;
}

export function titleEdge(
  a: IdentityNode,
  b: IdentityNode,
  { jaccard }: Likeness,
  { level, reason }: TitleJoin,
): JoinEdge {
  return { a, b, strength: level + jaccard / 2, basis: 'title', reason };
}
