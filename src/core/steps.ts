import type { Breather } from './Breather.js';

/** Work in pieces of well under a millisecond: it can rest at each `yield`, and has to be gone through to its end. */
export type Steps<T = void> = Generator<undefined, T, undefined>;

/** Small enough for any work on one item that does not grow with the others. */
const perStep = 32;

/** As a loop over the items. */
export function* inSteps<T>(items: Iterable<T>, work: (item: T) => void): Steps {
  let count = 0;
  // To go through an array by its iterator takes an object an item, until the compiler has looked at it.
  if (Array.isArray(items)) {
    const list = items as readonly T[];
    for (let i = 0; i < list.length; i++) {
      work(list[i]!);
      if (++count % perStep === 0) yield;
    }
    return;
  }
  for (const item of items) {
    work(item);
    if (++count % perStep === 0) yield;
  }
}

/** As `items.sort(compare)`, a stable sort, but into another array. */
export function* sortedInSteps<T>(items: readonly T[], compare: (a: T, b: T) => number): Steps<T[]> {
  let runs: T[][] = [];
  for (let i = 0; i < items.length; i += 256) {
    runs.push(items.slice(i, i + 256).sort(compare));
    yield;
  }
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

/** With a turn for others whenever one is due. */
export async function withBreath<T>(steps: Steps<T>, breather: Breather): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (breather.due) await breather.breathe();
  }
}
