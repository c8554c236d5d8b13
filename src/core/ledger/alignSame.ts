/** What is in both of two lists, in one order, and what is left of each. */
export interface Aligned {
  /** For each place of the later list the place of the same object in the earlier one, or -1. */
  readonly from: Int32Array;
  /** Places in the earlier list and in the later one that have no counterpart; ascending. */
  readonly gone: readonly number[];
  readonly fresh: readonly number[];
}

/** How far ahead the lists are looked for one another's objects. */
const ahead = 64;
/** Where they were not found again and again, so many are passed before they are looked for once more. */
const mostPassed = 32;

/**
 * Pairs the objects of two lists that mostly hold the same ones in the same order. Looks at references only, never into
 * the objects; linear. Where the lists part for longer than a stretch, what is the same may count as gone and fresh.
 */
export function alignSame<T extends object>(before: readonly T[], after: readonly T[]): Aligned {
  const from = new Int32Array(after.length).fill(-1);
  let [a, b] = [before.length, after.length];
  // `===` looks into both objects, since one may be a number: tens of thousands of them, all over the heap. `Object.is` compares the references.
  while (a > 0 && b > 0 && Object.is(before[a - 1], after[b - 1])) from[--b] = --a;
  const gone: number[] = [];
  const fresh: number[] = [];
  let [i, j] = [0, 0];
  let misses = 0;
  let pass = 0;
  while (i < a && j < b) {
    if (Object.is(before[i], after[j])) {
      from[j++] = i++;
      misses = pass = 0;
      continue;
    }
    if (pass > 0) {
      pass--;
      gone.push(i++);
      fresh.push(j++);
      continue;
    }
    const skip = skipped(before, after, i, j, Math.min(a, i + ahead), Math.min(b, j + ahead));
    if (skip > 0) for (let n = 0; n < skip; n++) gone.push(i++);
    else if (skip < 0) for (let n = 0; n > skip; n--) fresh.push(j++);
    else {
      gone.push(i++);
      fresh.push(j++);
      // A stretch of which nothing stayed is mostly a long one.
      if (++misses > 4) pass = Math.min(mostPassed, misses);
    }
  }
  while (i < a) gone.push(i++);
  while (j < b) fresh.push(j++);
  return { from, gone, fresh };
}

/** How many are gone (positive) or fresh (negative) before the lists meet again; 0 when neither makes them meet. */
function skipped<T>(
  before: readonly T[],
  after: readonly T[],
  i: number,
  j: number,
  lastI: number,
  lastJ: number,
): number {
  for (let n = 1; i + n < lastI || j + n < lastJ; n++) {
    if (i + n < lastI && before[i + n] === after[j]) return n;
    if (j + n < lastJ && before[i] === after[j + n]) return -n;
  }
  return 0;
}
