import type { Steps } from '../../steps.js';
import type { LineTable } from './LineTable.js';

/** Where nothing is unique, stretches up to so many pairs of lines are compared pair by pair; larger ones are left unmatched. */
const maxPairs = 250_000;
const maxDepth = 60;

/** So many lines a step, and so many pairs of them. */
const perStep = 256;
const cellsPerStep = 20_000;

/**
 * For each line of the old text its line in the new one, -1 where it has none: a patience diff (lines that are unique on both sides hold
 * the rest), which keeps functions together and works in near linear time. Blank lines are matched too.
 */
export function* matchLines(before: LineTable, after: LineTable): Steps<Int32Array> {
  const ids = new Map<string, number>();
  const a = yield* intern(before.lines, ids);
  const b = yield* intern(after.lines, ids);
  const matched = new Int32Array(a.length).fill(-1);
  const stack = [{ a0: 0, a1: a.length, b0: 0, b1: b.length, depth: 0 }];
  for (let part = stack.pop(); part; part = stack.pop()) {
    let { a0, a1, b0, b1 } = part;
    while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) matched[a0++] = b0++;
    while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) matched[--a1] = --b1;
    if (a0 === a1 || b0 === b1) continue;
    yield;
    const pairs = part.depth < maxDepth ? yield* uniquePairs(a, b, { a0, a1, b0, b1 }) : [];
    if (pairs.length === 0) {
      if ((a1 - a0) * (b1 - b0) <= maxPairs) yield* longestCommon(a, b, { a0, a1, b0, b1 }, matched);
      continue;
    }
    let fromA = a0;
    let fromB = b0;
    for (const [i, j] of pairs) {
      matched[i] = j;
      stack.push({ a0: fromA, a1: i, b0: fromB, b1: j, depth: part.depth + 1 });
      fromA = i + 1;
      fromB = j + 1;
    }
    stack.push({ a0: fromA, a1, b0: fromB, b1, depth: part.depth + 1 });
  }
  return matched;
}

interface Stretch {
  a0: number;
  a1: number;
  b0: number;
  b1: number;
}

/** Each line by a number, the same for the same words. */
function* intern(lines: readonly string[], ids: Map<string, number>): Steps<Int32Array> {
  const interned = new Int32Array(lines.length);
  for (let at = 0; at < lines.length; at++) {
    if (at % perStep === 0) yield;
    const line = lines[at]!;
    let id = ids.get(line);
    if (id === undefined) ids.set(line, (id = ids.size));
    interned[at] = id;
  }
  return interned;
}

/** The lines that occur once on each side, in the longest run in which both sides agree on the order. */
function* uniquePairs(a: Int32Array, b: Int32Array, { a0, a1, b0, b1 }: Stretch): Steps<[number, number][]> {
  const onceA = yield* once(a, a0, a1);
  const onceB = yield* once(b, b0, b1);
  // In the order of the first side, as that is how they were put in.
  const pairs: [number, number][] = [];
  for (const [id, i] of onceA) {
    const j = i >= 0 ? onceB.get(id) : undefined;
    if (j !== undefined && j >= 0) pairs.push([i, j]);
  }
  yield;
  return yield* longestIncreasing(pairs);
}

function* once(ids: Int32Array, from: number, to: number): Steps<Map<number, number>> {
  const places = new Map<number, number>();
  for (let at = from; at < to; at++) {
    places.set(ids[at]!, places.has(ids[at]!) ? -1 : at);
    if ((at - from) % perStep === perStep - 1) yield;
  }
  return places;
}

/** By patience sorting on the second member. */
function* longestIncreasing(pairs: readonly [number, number][]): Steps<[number, number][]> {
  const tops: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  for (let at = 0; at < pairs.length; at++) {
    const value = pairs[at]![1];
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tops[middle]!]![1] < value) low = middle + 1;
      else high = middle;
    }
    if (low > 0) previous[at] = tops[low - 1]!;
    tops[low] = at;
    if (at % perStep === perStep - 1) yield;
  }
  const run: [number, number][] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = previous[at]!) run.push(pairs[at]!);
  return run.reverse();
}

function* longestCommon(
  a: Int32Array,
  b: Int32Array,
  { a0, a1, b0, b1 }: Stretch,
  matched: Int32Array,
): Steps {
  const width = b1 - b0 + 1;
  const best = new Int32Array((a1 - a0 + 1) * width);
  let cells = 0;
  for (let i = a1 - 1; i >= a0; i--) {
    if ((cells += width) > cellsPerStep) {
      cells = 0;
      yield;
    }
    for (let j = b1 - 1; j >= b0; j--) {
      const at = (i - a0) * width + (j - b0);
      best[at] = a[i] === b[j] ? best[at + width + 1]! + 1 : Math.max(best[at + width]!, best[at + 1]!);
    }
  }
  for (let i = a0, j = b0; i < a1 && j < b1;) {
    const at = (i - a0) * width + (j - b0);
    if (a[i] === b[j]) matched[i++] = j++;
    else if (best[at + width]! >= best[at + 1]!) i++;
    else j++;
  }
}
