import type { Breather } from './Breather.js';

/** Work in pieces of well under a millisecond: it can rest at each `yield`, and has to be gone through to its end. */
export type Steps<T = void> = Generator<undefined, T, undefined>;

/** Small enough for any work on one item that does not grow with the others. */
const perStep = 32;

/** For work that is a look at the item and a note of it: to rest takes longer than the work on a few of them. */
export const LIGHT = 256;

/** As a loop over the items, with a rest after every so many of them. Default: 32 */
export function* inSteps<T>(items: Iterable<T>, work: (item: T) => void, each = perStep): Steps {
  yield* inStepsFor(items, work, call, each);
}

/**
 * The same with something that the work is done for, so that it can be a function of its own: what is compiled for one that is made
 * anew each time is thrown away with it, and compiling takes longer than the work on ten thousand items.
 */
export function* inStepsFor<T, C>(
  items: Iterable<T>,
  context: C,
  work: (context: C, item: T) => void,
  each = perStep,
): Steps {
  // To go through an array by its iterator takes an object an item, until the compiler has looked at it.
  if (Array.isArray(items) || items instanceof Set) {
    const list = (Array.isArray(items) ? items : [...items]) as readonly T[];
    for (let from = 0; from < list.length;) {
      from = workOn(list, from, each, context, work);
      if (from <= list.length) yield;
    }
    return;
  }
  let count = 0;
  for (const item of items) {
    work(context, item);
    if (++count % each === 0) yield;
  }
}

function call<T>(work: (item: T) => void, item: T): void {
  work(item);
}

/** By itself, so that what is compiled for its loop is no more than the loop. @returns where to go on; beyond the end where there was not as much left */
function workOn<T, C>(
  list: readonly T[],
  from: number,
  count: number,
  context: C,
  work: (context: C, item: T) => void,
): number {
  const to = Math.min(from + count, list.length);
  for (let i = from; i < to; i++) work(context, list[i]!);
  return from + count;
}

/** As `items.sort(compare)`, a stable sort, but into another array. */
export function* sortedInSteps<T>(items: readonly T[], compare: (a: T, b: T) => number): Steps<T[]> {
  const runs: T[][] = [];
  for (let i = 0; i < items.length; i += 256) {
    runs.push(items.slice(i, i + 256).sort(compare));
    yield;
  }
  return yield* mergedInSteps(runs, compare);
}

/** One list of several that are in order. */
export function* mergedInSteps<T>(lists: readonly T[][], compare: (a: T, b: T) => number): Steps<T[]> {
  let runs = lists;
  while (runs.length > 1) {
    const longer: T[][] = [];
    for (let i = 0; i < runs.length; i += 2)
      longer.push(i + 1 < runs.length ? yield* merged(runs[i]!, runs[i + 1]!, compare) : runs[i]!);
    runs = longer;
  }
  return runs[0] ?? [];
}

function* merged<T>(a: readonly T[], b: readonly T[], compare: (a: T, b: T) => number): Steps<T[]> {
  const result: T[] = [];
  for (let [i, j] = [0, 0]; i < a.length || j < b.length;) {
    const takesA = j === b.length || (i < a.length && compare(a[i]!, b[j]!) <= 0);
    result.push(takesA ? a[i++]! : b[j++]!);
    if (result.length % 256 === 0) yield;
  }
  return result;
}

/** The same work for several who wait for its result: whoever goes on with it takes a step for all. */
export function shared<T>(steps: Steps<T>): () => Steps<T> {
  let result: { value: T } | undefined;
  return function* () {
    while (!result) {
      const { done, value } = steps.next();
      if (done) result = { value };
      else yield;
    }
    return result.value;
  };
}

/** Without a rest. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** With a turn for others whenever one is due; in one go where there is no breather. */
export async function withBreath<T>(steps: Steps<T>, breather: Breather | undefined): Promise<T> {
  if (!breather) return atOnce(steps);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (breather.due) await breather.breathe();
  }
}
