import type { JsonValue } from '../sources/valueTree.js';

/** A way into a value: keys and places in lists. */
export type ValuePath = readonly (string | number)[];

/**
 * Where two values differ, the outermost places that one cannot look further into: a key that only one has, a list that is longer.
 * At most `most` of them. Default: 10.
 */
export function changedPaths(before: JsonValue, after: JsonValue, most = 10): ValuePath[] {
  return changedParts(before, after, most, () => false);
}

/** The same for any objects; a key with `undefined` counts as not there, and what is left out is not looked at. */
export function changedParts(
  before: unknown,
  after: unknown,
  most: number,
  isLeftOut: (key: string, part: unknown) => boolean,
): ValuePath[] {
  const found: ValuePath[] = [];
  const path: (string | number)[] = [];
  const compare = (a: unknown, b: unknown, key: string | number): void => {
    if (Object.is(a, b) || found.length >= most) return;
    path.push(key);
    compareParts(a, b);
    path.pop();
  };
  const compareParts = (a: unknown, b: unknown): void => {
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) found.push([...path]);
    else if (Array.isArray(a) || Array.isArray(b)) {
      if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) found.push([...path]);
      else for (let i = 0; i < a.length; i++) compare(a[i], b[i], i);
    } else {
      for (const key of Object.keys(a)) {
        const part = (a as Record<string, unknown>)[key];
        if (!isLeftOut(key, part)) compare(part, ownValue(b, key), key);
      }
      for (const key of Object.keys(b)) {
        const part = (b as Record<string, unknown>)[key];
        if (!Object.hasOwn(a, key) && !isLeftOut(key, part)) compare(undefined, part, key);
      }
    }
  };
  if (!Object.is(before, after)) compareParts(before, after);
  return found;
}

function ownValue(object: object, key: string): unknown {
  return Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : undefined;
}
