import { inStepsFor, type Steps } from '../../steps.js';
import { fileEdges, inSourceEdges } from './facetEdges.js';
import { maxPosted, type Reprobed } from './Postings.js';
import type { FacetLink, Posting, TitleFacet } from './TitleFacet.js';
import type { Likeness } from './titleLikeness.js';
import { isForbidden, joinByFigures } from './titleRules.js';

/** How much work it was; for the test that it stays linear. */
export interface TitleWork {
  comparisons: number;
}

/** Finds the facets whose titles are alike, by the words that they are posted under. */
export class FacetFinder {
  private mark = 0;

  constructor(private readonly work: TitleWork = { comparisons: 0 }) {}

  /** @returns those that it was linked to */
  unlink(facet: TitleFacet): TitleFacet[] {
    const { linked } = facet;
    for (const other of linked) {
      other.found?.delete(facet);
      other.foundBy?.delete(facet);
    }
    facet.found = undefined;
    facet.foundBy = undefined;
    return linked;
  }

  /**
   * The links of `fresh` facets, and of those others that look by other `probes` than before.
   * @returns the facets that have other links than before, `fresh` ones not among them
   */
  *find(fresh: readonly TitleFacet[], reprobed: readonly Reprobed[]): Steps<Set<TitleFacet>> {
    const finding = { finder: this, changed: new Set<TitleFacet>() };
    yield* inStepsFor(reprobed, finding, FacetFinder.seekAgain);
    for (const facet of fresh) facet.isFresh = true;
    yield* inStepsFor(fresh, finding, FacetFinder.seekAndMeet);
    for (const facet of fresh) facet.isFresh = false;
    return finding.changed;
  }

  private static seekAgain(this: void, { finder, changed }: Finding, { facet, added }: Reprobed): void {
    const change = (other: TitleFacet): void => {
      if (!facet.foundBy?.has(other)) changed.add(facet).add(other);
    };
    // What shares a word that it still looks by was found, or compared and left.
    for (const other of facet.found?.keys() ?? []) {
      if (facet.probes.some((posting) => other.keys.includes(posting))) continue;
      facet.found!.delete(other);
      other.foundBy?.delete(facet);
      change(other);
    }
    finder.markWords(facet);
    finder.seek(facet, added, change);
  }

  private static seekAndMeet(this: void, { finder, changed }: Finding, facet: TitleFacet): void {
    finder.markWords(facet);
    finder.seek(facet, facet.probes);
    finder.meet(facet);
    for (const other of facet.linked) changed.add(other);
  }

  /** The words of `facet` are marked. */
  private seek(facet: TitleFacet, probes: readonly Posting[], found?: (other: TitleFacet) => void): void {
    for (const posting of probes) {
      if (posting.spread < 2) continue;
      for (const other of facet.facts.hasId ? posting.loose : posting.members) {
        if (other.isGone || other.mark === this.mark) continue;
        other.mark = this.mark;
        if (facet.found?.has(other)) continue;
        const link = this.compare(facet, other);
        if (!link) continue;
        note(facet, other, link);
        found?.(other);
      }
    }
  }

  /** Those that look by one of its words find it, as if they had looked again. What it was compared with before is marked, as its words are. */
  private meet(facet: TitleFacet): void {
    for (const posting of facet.keys) {
      if (posting.spread > maxPosted || posting.spread < 2) continue;
      for (const other of facet.facts.hasId ? posting.loose : posting.members) {
        if (other.isGone || other.isFresh || !other.probes.includes(posting)) continue;
        const isCompared = other.mark === this.mark;
        other.mark = this.mark;
        const link = isCompared ? facet.found?.get(other) : this.compare(facet, other);
        if (link) note(other, facet, link);
      }
    }
  }

  private markWords(facet: TitleFacet): void {
    this.mark++;
    facet.mark = this.mark;
    for (const posting of facet.keys) posting.mark = this.mark;
  }

  /** The words of `facet` are marked. */
  private compare(facet: TitleFacet, other: TitleFacet): FacetLink | undefined {
    if (facet.facts.hasId && other.facts.hasId) return undefined;
    // Entries of one set of siblings never join.
    if (facet.onlySet !== undefined && facet.onlySet === other.onlySet) return undefined;
    this.work.comparisons++;
    const likeness = this.likeness(facet, other);
    if (!likeness) return undefined;
    const first = facet.nodes[0]!.index < other.nodes[0]!.index;
    return linkOf(first ? facet : other, first ? other : facet, likeness);
  }

  /** As `titleLikeness` has it. */
  private likeness(facet: TitleFacet, other: TitleFacet): Likeness | undefined {
    const last = other.keys.length - 1;
    const words = facet.keys.length - 1;
    let [shared, told, numbers] = [0, 0, 0];
    for (let i = 0; i < last; i++) {
      const posting = other.keys[i]!;
      if (posting.mark !== this.mark) continue;
      shared++;
      if (posting.isDistinctive) told++;
      if (posting.isNumeric) numbers++;
    }
    if ((shared === last && shared === words) || other.keys[last]!.mark === this.mark)
      return { kind: 'equal', shared: words, jaccard: 1, sameDistinctive: true };
    if (shared === 0 || numbers < Math.min(facet.numeric, other.numeric)) return undefined;
    const jaccard = shared / (last + words - shared);
    // Most are not alike at all: nothing is made for these.
    const contained = shared === Math.min(last, words) && (told > 0 || shared > 1);
    if (!contained && !(shared > 1 && told > 0 && jaccard >= 0.5)) return undefined;
    const sameDistinctive = told > 0 && told === facet.distinctive && told === other.distinctive;
    return { kind: contained ? 'contained' : 'close', shared, jaccard, sameDistinctive };
  }
}

interface Finding {
  readonly finder: FacetFinder;
  /** Those that have other links than before. */
  readonly changed: Set<TitleFacet>;
}

function note(seeker: TitleFacet, found: TitleFacet, link: FacetLink): void {
  (seeker.found ??= new Map()).set(found, link);
  (found.foundBy ??= new Set()).add(seeker);
}

/** Undefined where the rules join none of their entries. */
export function linkOf(a: TitleFacet, b: TitleFacet, likeness: Likeness): FacetLink | undefined {
  if (isForbidden(a.facts, b.facts, likeness)) return undefined;
  const link = { a, b, likeness, join: joinByFigures(a.facts, b.facts, likeness) };
  return link.join || fileEdges(link).length > 0 || inSourceEdges(link).length > 0 ? link : undefined;
}
