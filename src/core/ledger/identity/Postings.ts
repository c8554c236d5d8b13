import { inSteps, type Steps } from '../../steps.js';
import type { ComparedTitle } from './IdentityNode.js';
import type { Posting, TitleFacet } from './TitleFacet.js';

/** Titles are sought by so many of their rarest words: any two that are alike share one of these. */
const probes = 3;
/** A word of more facets than this tells none of them. */
export const maxPosted = 96;

/** The index on words and whole titles. */
export class Postings {
  private readonly postings = new Map<string, Posting>();
  private readonly touched = new Set<Posting>();

  add(facet: TitleFacet): void {
    const keys = this.keysOf(facet.title);
    for (const posting of keys) {
      this.touch(posting);
      posting.members.push(facet);
      posting.spread++;
      if (!facet.facts.hasId) posting.loose.push(facet);
      if (posting.isDistinctive) facet.distinctive++;
      if (posting.isNumeric) facet.numeric++;
    }
    facet.keys = keys;
  }

  remove(facet: TitleFacet): void {
    facet.isGone = true;
    for (const posting of facet.keys) {
      this.touch(posting);
      posting.spread--;
      if (posting.members.length <= 2 * posting.spread + 8) continue;
      posting.members = posting.members.filter(({ isGone }) => !isGone);
      posting.loose = posting.loose.filter(({ isGone }) => !isGone);
    }
  }

  /**
   * The probes of `fresh`, and of those others whose words became rarer or more common.
   * @returns those others
   */
  *settle(fresh: readonly TitleFacet[]): Steps<TitleFacet[]> {
    const others = new Set<TitleFacet>();
    yield* inSteps(this.touched, (posting) => {
      const { before, spread } = posting;
      posting.before = -1;
      if (spread === 0) this.postings.delete(posting.key);
      // A word that is as rare as it was, or was and is too common to be a probe, changes nothing.
      if (before === 0 || rarity(before) === rarity(spread)) return;
      for (const facet of posting.members) if (!facet.isGone) others.add(facet);
    });
    this.touched.clear();
    yield* inSteps(fresh, (facet) => {
      others.delete(facet);
      facet.probes = rarest(facet.keys);
    });
    const changed: TitleFacet[] = [];
    yield* inSteps(others, (facet) => {
      const now = rarest(facet.keys);
      const same =
        now.length === facet.probes.length && now.every((posting) => facet.probes.includes(posting));
      facet.probes = now;
      if (!same) changed.push(facet);
    });
    return changed;
  }

  private touch(posting: Posting): void {
    if (posting.before >= 0) return;
    posting.before = posting.spread;
    this.touched.add(posting);
  }

  private keysOf({ words, distinctive, compact }: ComparedTitle): Posting[] {
    let at = 0;
    const keys = words.map((word) => {
      // The distinctive ones are a part of them, in the same order.
      const isDistinctive = distinctive[at] === word;
      if (isDistinctive) at++;
      return this.posting(word, isDistinctive);
    });
    keys.push(this.posting(`=${compact}`, false));
    return keys;
  }

  private posting(key: string, isDistinctive: boolean): Posting {
    let posting = this.postings.get(key);
    if (!posting) {
      const isNumeric = isDistinctive && /\p{N}/u.test(key);
      posting = { key, isDistinctive, isNumeric, members: [], loose: [], spread: 0, before: -1, mark: 0 };
      this.postings.set(key, posting);
    }
    return posting;
  }
}

/**
 * How common a word is, in steps: only those that pass from one to the next change the probes of others. Too common to be one:
 * Infinity.
 */
function rarity(spread: number): number {
  return spread > maxPosted ? Infinity : Math.floor(Math.log2(spread));
}

/** The first of the rarest; none that is too common. */
function rarest(keys: readonly Posting[]): Posting[] {
  const found: Posting[] = [];
  for (const key of keys) {
    if (key.spread > maxPosted) continue;
    let at = found.length;
    const own = rarity(key.spread);
    while (at > 0 && rarity(found[at - 1]!.spread) > own) at--;
    if (at >= probes) continue;
    found.splice(at, 0, key);
    if (found.length > probes) found.pop();
  }
  return found;
}
