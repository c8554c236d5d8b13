import { fileEdges, inSourceEdges, star, titleEdge } from './facetEdges.js';
import { linkOf, type TitleWork } from './FacetFinder.js';
import type { IdentityNode, JoinEdge } from './IdentityNode.js';
import { aloneInSet, type FacetLink, type TitleFacet } from './TitleFacet.js';
import { TitleIndex } from './TitleIndex.js';
import { titleLikeness } from './titleLikeness.js';

/**
 * Entries that are one defect by what their titles say. An entry that fits two of one set of siblings equally well fits
 * neither: a wrong join hides a defect, a missing one only shows it twice.
 */
export function titleEdges(nodes: readonly IdentityNode[], work: TitleWork = { comparisons: 0 }): JoinEdge[] {
  const index = new TitleIndex(work);
  for (const node of nodes) index.add(node);
  index.refresh(() => undefined);
  const facets = new Set(nodes.flatMap((node) => index.of(node) ?? []));
  return edgesOfFacets(facets, work);
}

/** @param facets with all that they are linked to */
export function edgesOfFacets(
  facets: ReadonlySet<TitleFacet>,
  work: TitleWork = { comparisons: 0 },
): JoinEdge[] {
  const links: FacetLink[] = [];
  for (const facet of facets) {
    if (facet.joinsItself) {
      work.comparisons++;
      const itself = linkOf(facet, facet, titleLikeness(facet.title, facet.title)!);
      if (itself) links.push(itself);
    }
    const first = facet.nodes[0]!.index;
    for (const other of facet.linked) if (first < other.nodes[0]!.index) links.push(facet.linkTo(other)!);
  }
  const edges = links.flatMap((link) => [...fileEdges(link), ...inSourceEdges(link)]);
  return [...figureEdges(links), ...withoutTies(edges)];
}

/** Between all entries of two facets; ties are counted by facet, since a facet's entries are one another's equals. */
function figureEdges(links: readonly FacetLink[]): JoinEdge[] {
  const rivals = new Rivals<TitleFacet>();
  for (const { a, b, join } of links) {
    if (a === b || !join) continue;
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const)
      for (const [set, siblings] of to.sets)
        for (const node of siblings) rivals.note(from, set, join.level, node);
  }
  return links.flatMap(({ a, b, likeness, join }) => {
    if (!join) return [];
    const meant = (from: TitleFacet, to: TitleFacet): IdentityNode[] =>
      aloneInSet(to).filter((node) => rivals.count(from, node.set, join.level) <= 1);
    return star(meant(b, a), meant(a, b)).map(([x, y]) => titleEdge(x, y, likeness, join));
  });
}

function withoutTies(edges: readonly JoinEdge[]): JoinEdge[] {
  const rivals = new Rivals<IdentityNode>();
  for (const { a, b, strength } of edges) {
    rivals.note(a, b.set, Math.floor(strength), b);
    rivals.note(b, a.set, Math.floor(strength), a);
  }
  return edges.filter(
    ({ a, b, strength }) =>
      rivals.count(a, b.set, Math.floor(strength)) === 1 &&
      rivals.count(b, a.set, Math.floor(strength)) === 1,
  );
}

/** How many entries of one set fit equally well. */
class Rivals<T> {
  private readonly known = new Map<T, Map<string, IdentityNode | Set<IdentityNode>>>();

  note(from: T, set: number, level: number, node: IdentityNode): void {
    let own = this.known.get(from);
    if (!own) this.known.set(from, (own = new Map<string, IdentityNode | Set<IdentityNode>>()));
    const key = `${set} ${level}`;
    const seen = own.get(key);
    if (seen === undefined) own.set(key, node);
    else if (seen instanceof Set) seen.add(node);
    else if (seen !== node) own.set(key, new Set([seen, node]));
  }

  count(from: T, set: number, level: number): number {
    const seen = this.known.get(from)?.get(`${set} ${level}`);
    return seen === undefined ? 0 : seen instanceof Set ? seen.size : 1;
  }
}
