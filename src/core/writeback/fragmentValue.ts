import type { Fragment } from '../sources/fragment.js';
import { changedParts, type ValuePath } from './changedPaths.js';
import type { JsonObject, JsonValue } from '../sources/valueTree.js';

/** What a fragment says, without where it says it and without its problems. */
export function fragmentValue({ problems: _, source, ...rest }: Fragment): JsonObject {
  const { path: __, ...about } = source;
  return plain({ ...rest, about });
}

/** Where what two fragments say differs; see `changedPaths`. */
export function fragmentChanges(before: Fragment, after: Fragment, most: number): ValuePath[] {
  const said = ({ problems: _, source, ...rest }: Fragment): object => {
    const { path: __, ...about } = source;
    return { ...rest, about };
  };
  return changedParts(said(before), said(after), most, (key, part) => places.has(key) && isPlace(part));
}

/** Where something stands is no part of what it says: ranges move with every edit. */
const places = new Set(['range', 'fieldRanges', 'mention', 'source', 'mentions', 'siblings']);

function plain(value: object): JsonObject {
  const text = JSON.stringify(value, (key, part: unknown) =>
    places.has(key) && isPlace(part) ? undefined : part,
  );
  return JSON.parse(text) as JsonObject;
}

/** Of what a source calls `source` itself, a text stays. */
function isPlace(part: unknown): boolean {
  if (typeof part === 'string') return /^(?:inventory$|\w+@\d)/u.test(part);
  return typeof part === 'object';
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
