import { wordsOf } from '../../../../src/core/sources/words.js';

/** Links to their text, without emphasis and code marks. */
function plain(title: string): string {
  return title.replace(/\[([^\][]*)\]\([^()]*\)/gu, '$1').replace(/[`*~\\]/gu, '');
}

function wordsOfTitle(title: string): string[] {
  return wordsOf(plain(title).toLowerCase());
}

/** Equal in words, or one inside the other with at least this share of the longer one's words. */
function alike(a: readonly string[], b: readonly string[], share: number): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 0) return false;
  return ` ${long.join(' ')} `.includes(` ${short.join(' ')} `) && short.length / long.length >= share;
}

export function sameTitle(a: string, b: string): boolean {
  return alike(wordsOfTitle(a), wordsOfTitle(b), 0.6);
}

/** As `sameTitle`, not minding `Phase 2:` before and `(Weeks 3-4)` or `- Week 6` behind. */
export function samePhaseTitle(a: string, b: string): boolean {
  return alike(phaseWords(a), phaseWords(b), 0.5);
}

function phaseWords(title: string): string[] {
  const words = wordsOfTitle(title.replace(/\([^()]*\)|（[^（）]*）/gu, ' ')).join(' ');
  const bare = words
    .replace(/^(?:phase|sprint|stage|milestone|weeks?) \d+(?: \d+)?\b ?/u, '')
    .replace(/ ?\bweeks? \d+(?: \d+)?$/u, '');
  return (bare === '' ? words : bare).split(' ');
}

export interface Matching<E, F> {
  pairs: { expected: E; found: F }[];
  missed: E[];
  invented: F[];
}

/** Pairs each expected entry with at most one found entry; an earlier rule goes before a later one. */
export function match<E, F>(
  expected: readonly E[],
  found: readonly F[],
  rules: readonly ((expected: E, found: F) => boolean)[],
): Matching<E, F> {
  const missed = new Set(expected);
  const invented = new Set(found);
  const pairs: { expected: E; found: F }[] = [];
  for (const rule of rules) {
    for (const entry of [...missed]) {
      const hit = [...invented].find((candidate) => rule(entry, candidate));
      if (hit === undefined) continue;
      pairs.push({ expected: entry, found: hit });
      missed.delete(entry);
      invented.delete(hit);
    }
  }
  return { pairs, missed: [...missed], invented: [...invented] };
}
