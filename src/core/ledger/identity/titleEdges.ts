import { facetPairs } from './facetPairs.js';
import type { IdentityNode } from './IdentityNode.js';
import type { JoinEdge } from './JoinEdge.js';
import { aloneInSet, filesOf, titleFacets, type TitleFacet } from './TitleFacet.js';
import { titleLikeness, type Likeness } from './titleLikeness.js';
import { isForbidden, joinByFigures, joinByFile, joinInSource, type TitleJoin } from './titleRules.js';

/** How much work it was; for the test that it stays linear. */
export interface TitleWork {
  comparisons: number;
}

/**
 * Entries that are one defect by what their titles say. An entry that fits two of one set of siblings equally well fits
 * neither: a wrong join hides a defect, a missing one only shows it twice.
 */
export function titleEdges(nodes: readonly IdentityNode[], work: TitleWork = { comparisons: 0 }): JoinEdge[] {
  const facets = titleFacets(nodes);
  const edges: JoinEdge[] = [];
  const alike: FacetJoin[] = [];
  const compare = (a: TitleFacet, b: TitleFacet): void => {
    work.comparisons++;
    const likeness = titleLikeness(a.title, b.title);
    if (!likeness || isForbidden(a.facts, b.facts, likeness)) return;
    const join = joinByFigures(a.facts, b.facts, likeness);
    if (join) alike.push({ a, b, likeness, join });
    for (const edge of fileEdges(a, b, likeness, join)) edges.push(edge);
    for (const edge of inSourceEdges(a, b, likeness)) edges.push(edge);
  };
  for (const facet of facets) if (facet.sets.size > 1 && !facet.facts.hasId) compare(facet, facet);
  for (const [a, b] of facetPairs(facets)) compare(a, b);
  return [...figureEdges(alike), ...withoutTies(edges)];
}

interface FacetJoin {
  readonly a: TitleFacet;
  readonly b: TitleFacet;
  readonly likeness: Likeness;
  readonly join: TitleJoin;
}

/** Between all entries of two facets; ties are counted by facet, since a facet's entries are one another's equals. */
function figureEdges(alike: readonly FacetJoin[]): JoinEdge[] {
  const rivals = new Map<string, Set<number>>();
  const note = (from: TitleFacet, to: TitleFacet, level: number): void => {
    for (const [set, siblings] of to.sets) {
      const key = `${from.index} ${set} ${level}`;
      let seen = rivals.get(key);
      if (!seen) rivals.set(key, (seen = new Set()));
      for (const { index } of siblings) seen.add(index);
    }
  };
  for (const { a, b, join } of alike) {
    if (a === b) continue;
    note(a, b, join.level);
    note(b, a, join.level);
  }
  const meant = (from: TitleFacet, to: TitleFacet, level: number): IdentityNode[] =>
    aloneInSet(to).filter((node) => (rivals.get(`${from.index} ${node.set} ${level}`)?.size ?? 1) === 1);
  return alike.flatMap(({ a, b, likeness, join }) => {
    const [left, right] = [meant(b, a, join.level), meant(a, b, join.level)];
    return star(left, right).map(([x, y]) => edge(x, y, likeness, join));
  });
}

/** Every entry of each side with the first of the other: enough to join them all. */
function star(
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
function fileEdges(
  a: TitleFacet,
  b: TitleFacet,
  likeness: Likeness,
  known: TitleJoin | undefined,
): JoinEdge[] {
  const join = joinByFile(likeness);
  if (known && known.level >= join.level) return [];
  const [left, right] = [filesOf(a.nodes), filesOf(b.nodes)];
  return [...left].flatMap(([file, nodes]) =>
    star(nodes, right.get(file) ?? []).map(([x, y]) => edge(x, y, likeness, join)),
  );
}

/** More pairs than this in one source are not a row and its detail. */
const maxInSource = 400;

function inSourceEdges(a: TitleFacet, b: TitleFacet, likeness: Likeness): JoinEdge[] {
  const bySource = new Map<unknown, IdentityNode[]>();
  for (const node of a.nodes) {
    const list = bySource.get(node.fragment);
    if (list) list.push(node);
    else bySource.set(node.fragment, [node]);
  }
  const edges: JoinEdge[] = [];
  const counts = new Map<unknown, number>();
  for (const y of b.nodes) {
    const here = bySource.get(y.fragment) ?? [];
    const count = (counts.get(y.fragment) ?? 0) + here.length;
    counts.set(y.fragment, count);
    if (count > maxInSource) continue;
    for (const x of here) {
      if (x.set === y.set || (a === b && x.index >= y.index)) continue;
      const join = joinInSource(x, y, likeness);
      if (join) edges.push(edge(x, y, likeness, join));
    }
  }
  return edges;
}

function withoutTies(edges: readonly JoinEdge[]): JoinEdge[] {
  const rivals = new Map<string, Set<number>>();
  const key = (from: IdentityNode, to: IdentityNode, strength: number): string =>
    `${from.index} ${to.set} ${Math.floor(strength)}`;
  for (const { a, b, strength } of edges) {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const seen = rivals.get(key(from, to, strength));
      if (seen) seen.add(to.index);
      else rivals.set(key(from, to, strength), new Set([to.index]));
    }
  }
  return edges.filter(
    ({ a, b, strength }) =>
      rivals.get(key(a, b, strength))!.size === 1 && rivals.get(key(b, a, strength))!.size === 1,
  );
}

function edge(
  a: IdentityNode,
  b: IdentityNode,
  { jaccard }: Likeness,
  { level, reason }: TitleJoin,
): JoinEdge {
  return { a, b, strength: level + jaccard / 2, basis: 'title', reason };
}
