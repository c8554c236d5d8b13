import { inStepsFor, type Steps } from '../../steps.js';
import type { ComparedTitle } from './titleWords.js';
import type { Posting, TitleFacet } from './TitleFacet.js';

/** Titles are sought by so many of their rarest words: any two that are alike share one of these. */
const probes = 3;
/** A word of more facets than this tells none of them. */
export const maxPosted = 96;

/** A facet that looks for others by other words than before. */
export interface Reprobed {
  readonly facet: TitleFacet;
  /** Those that it did not look by. */
  readonly added: readonly Posting[];
}

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
   * @returns those others that look by other words now
   */
  *settle(fresh: readonly TitleFacet[]): Steps<Reprobed[]> {
    const others = new Set<TitleFacet>();
    yield* inStepsFor(this.touched, { postings: this.postings, others }, takeOthers);
    this.touched.clear();
    yield* inStepsFor(fresh, others, probe);
    const changed: Reprobed[] = [];
    yield* inStepsFor(others, changed, probeAgain);
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

/** Those that may look by other words because this one is rarer or more common now. */
function takeOthers(
  { postings, others }: { postings: Map<string, Posting>; others: Set<TitleFacet> },
  posting: Posting,
): void {
  const { before, spread } = posting;
  posting.before = -1;
  if (spread === 0) postings.delete(posting.key);
  // A word that is as rare as it was, or was and is too common to be a probe, changes nothing.
  if (before === 0 || rarity(before) === rarity(spread)) return;
  const isRarer = spread < before;
  for (const facet of posting.members)
    if (!facet.isGone && mayReprobe(facet.probes, posting, isRarer)) others.add(facet);
}

function probe(others: Set<TitleFacet>, facet: TitleFacet): void {
  others.delete(facet);
  facet.probes = rarest(facet.keys);
}

function probeAgain(changed: Reprobed[], facet: TitleFacet): void {
  const now = rarest(facet.keys);
  const added = now.filter((posting) => !facet.probes.includes(posting));
  const same = now.length === facet.probes.length && added.length === 0;
  facet.probes = now;
  if (!same) changed.push({ facet, added });
}

/**
 * How common a word is, in steps: only those that pass from one to the next change the probes of others. Too common to be one:
 * 32.
 */
function rarity(spread: number): number {
  return spread > maxPosted ? 32 : 31 - Math.clz32(spread);
}

/** Whether a word that became rarer, or more common, may come to the probes of a title that holds it, or go from them. */
function mayReprobe(now: readonly Posting[], posting: Posting, isRarer: boolean): boolean {
  if (now.includes(posting)) return !isRarer;
  if (!isRarer) return false;
  if (now.length < probes) return true;
  const own = rarity(posting.spread);
  for (const each of now) if (own <= rarity(each.spread)) return true;
  return false;
}

/** The first of the rarest; none that is too common. */
function rarest(keys: readonly Posting[]): Posting[] {
  const found: Posting[] = [];
  for (const key of keys) {
    if (key.spread > maxPosted) continue;
    const own = rarity(key.spread);
    let at = found.length;
    while (at > 0 && rarity(found[at - 1]!.spread) > own) at--;
    if (at >= probes) continue;
    for (let to = Math.min(found.length, probes - 1); to > at; to--) found[to] = found[to - 1]!;
    found[at] = key;
  }
  return found;
}
