import type { JsonValue } from '../sources/valueTree.js';

/** A way into a value: keys and places in lists. */
export type ValuePath = readonly (string | number)[];

/**
 * Where two values differ, the outermost places that one cannot look further into: a key that only one has, a list that is longer.
 * At most `most` of them. Default: 10.
 */
export function changedPaths(before: JsonValue, after: JsonValue, most = 10): ValuePath[] {
  const found: ValuePath[] = [];
  compare(before, after, [], found, most);
  return found;
}

function compare(
  a: JsonValue | undefined,
  b: JsonValue | undefined,
  path: (string | number)[],
  found: ValuePath[],
  most: number,
): void {
  if (found.length >= most || Object.is(a, b)) return;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    found.push([...path]);
  } else if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) found.push([...path]);
    else a.forEach((item, i) => compare(item, b[i], [...path, i], found, most));
  } else {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
      compare(ownValue(a, key), ownValue(b, key), [...path, key], found, most);
  }
}

function ownValue(object: { [key: string]: JsonValue }, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
