import type { TitleFacet } from './TitleFacet.js';

/** Titles are sought by so many of their rarest words: any two that are alike share one of these. */
const probes = 3;
/** A word of more facets than this tells none of them. */
const maxPosted = 96;

/** The facets with a word in their titles, those told by a written id apart: two of these are never compared. */
interface Posting {
  readonly withId: TitleFacet[];
  readonly others: TitleFacet[];
}

/**
 * Pairs of facets whose titles may be alike, each pair once, in an order that the facets' order gives. Linear in the
 * number of facets: an index on words instead of all against all.
 */
export function facetPairs(facets: readonly TitleFacet[]): [a: TitleFacet, b: TitleFacet][] {
  const postings = new Map<string, Posting>();
  const ofFacets = facets.map((facet) => keysOf(facet).map((key) => post(postings, key, facet)));
  const result: [TitleFacet, TitleFacet][] = [];
  const partners = facets.map(() => new Set<number>());
  for (const [i, facet] of facets.entries()) {
    const rarest = ofFacets[i]!.sort((a, b) => spread(a) - spread(b)).slice(0, probes);
    const take = (other: TitleFacet): void => {
      const [a, b] = facet.index < other.index ? [facet, other] : [other, facet];
      if (a === b || !canMeet(a, b) || partners[a.index]!.has(b.index)) return;
      partners[a.index]!.add(b.index);
      result.push([a, b]);
    };
    for (const posting of rarest) {
      if (spread(posting) > maxPosted) break;
      posting.others.forEach(take);
      if (!facet.facts.hasId) posting.withId.forEach(take);
    }
  }
  return result;
}

function spread({ withId, others }: Posting): number {
  return withId.length + others.length;
}

/** Entries of one set of siblings never join. */
function canMeet(a: TitleFacet, b: TitleFacet): boolean {
  return a.onlySet === undefined || a.onlySet !== b.onlySet;
}

function keysOf({ title }: TitleFacet): string[] {
  return [...title.words, `=${title.compact}`];
}

function post(postings: Map<string, Posting>, key: string, facet: TitleFacet): Posting {
  let posting = postings.get(key);
  if (!posting) postings.set(key, (posting = { withId: [], others: [] }));
  posting[facet.facts.hasId ? 'withId' : 'others'].push(facet);
  return posting;
}
