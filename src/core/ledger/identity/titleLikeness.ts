import type { ComparedTitle } from './titleWords.js';
import { overlap } from './titleWords.js';

/** How two titles are alike; `contained`: all words of one are in the other; `close`: at least half of all words are shared. */
export interface Likeness {
  readonly kind: 'equal' | 'contained' | 'close';
  /** Number of shared words. */
  readonly shared: number;
  /** Shared words of all words of both, 0 to 1. */
  readonly jaccard: number;
  /** What tells one subject from another is the same in both: `SPIRE` in `SPIRE setup` and `SPIRE infrastructure`. */
  readonly sameDistinctive: boolean;
}

/** Undefined for titles that are not alike, or share only what nearly every title holds. */
export function titleLikeness(a: ComparedTitle, b: ComparedTitle): Likeness | undefined {
  if (a.words.length === 0 || b.words.length === 0) return undefined;
  const { shared, containment, jaccard } = overlap(a.words, b.words);
  if (jaccard === 1 || a.compact === b.compact)
    return { kind: 'equal', shared: a.words.length, jaccard: 1, sameDistinctive: true };
  if (shared.length === 0 || numbersDiffer(a.words, b.words)) return undefined;
  const told = overlap(a.distinctive, b.distinctive);
  const likeness = { shared: shared.length, jaccard, sameDistinctive: told.jaccard === 1 };
  if (containment === 1 && (told.shared.length > 0 || shared.length > 1))
    return { kind: 'contained', ...likeness };
  if (shared.length > 1 && told.shared.length > 0 && jaccard >= 0.5) return { kind: 'close', ...likeness };
  return undefined;
}

/** `Node 18` and `Node 20`, `SHA1` and `SHA256`: each has a number that the other has not. */
function numbersDiffer(a: readonly string[], b: readonly string[]): boolean {
  const [x, y] = [a, b].map((words) => words.filter((word) => /\p{N}/u.test(word)));
  return overlap(x!, y!).containment < 1 && x!.length > 0 && y!.length > 0;
}
