import { atOnce, inSteps, type Steps } from '../../steps.js';
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
  atOnce(index.refresh(() => undefined));
  const facets = new Set(nodes.flatMap((node) => index.of(node) ?? []));
  return atOnce(edgesOfFacets(facets, work));
}

/** @param facets with all that they are linked to */
export function* edgesOfFacets(
  facets: ReadonlySet<TitleFacet>,
  work: TitleWork = { comparisons: 0 },
): Steps<JoinEdge[]> {
  const links: FacetLink[] = [];
  yield* inSteps(facets, (facet) => {
    if (facet.joinsItself) {
      work.comparisons++;
      const itself = linkOf(facet, facet, titleLikeness(facet.title, facet.title)!);
      if (itself) links.push(itself);
    }
    const first = facet.nodes[0]!.index;
    for (const other of facet.linked) if (first < other.nodes[0]!.index) links.push(facet.linkTo(other)!);
  });
  const edges: JoinEdge[] = [];
  yield* inSteps(links, (link) => {
    for (const edge of fileEdges(link)) edges.push(edge);
    for (const edge of inSourceEdges(link)) edges.push(edge);
  });
  const result = yield* figureEdges(links);
  yield* withoutTies(edges, result);
  return result;
}

/** Between all entries of two facets; ties are counted by facet, since a facet's entries are one another's equals. */
function* figureEdges(links: readonly FacetLink[]): Steps<JoinEdge[]> {
  const rivals = new Rivals<TitleFacet>();
  yield* inSteps(links, ({ a, b, join }) => {
    if (a === b || !join) return;
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const)
      for (const [set, siblings] of to.sets)
        for (const node of siblings) rivals.note(from, set, join.level, node);
  });
  const edges: JoinEdge[] = [];
  yield* inSteps(links, ({ a, b, likeness, join }) => {
    if (!join) return;
    const meant = (from: TitleFacet, to: TitleFacet): IdentityNode[] =>
      aloneInSet(to).filter((node) => rivals.count(from, node.set, join.level) <= 1);
    for (const [x, y] of star(meant(b, a), meant(a, b))) edges.push(titleEdge(x, y, likeness, join));
  });
  return edges;
}

function* withoutTies(edges: readonly JoinEdge[], result: JoinEdge[]): Steps {
  const rivals = new Rivals<IdentityNode>();
  yield* inSteps(edges, ({ a, b, strength }) => {
    rivals.note(a, b.set, Math.floor(strength), b);
    rivals.note(b, a.set, Math.floor(strength), a);
  });
  yield* inSteps(edges, (edge) => {
    const { a, b, strength } = edge;
    const level = Math.floor(strength);
    if (rivals.count(a, b.set, level) === 1 && rivals.count(b, a.set, level) === 1) result.push(edge);
  });
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
