import type { DefectEntry } from '../../sources/fragment.js';
import { anchorFile, anchorKeys } from './anchorKeys.js';
import { richness } from './IdentityNode.js';

/** Whether two JSON-like values say the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, i) => sameValue(item, b[i]));
  }
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) =>
      Object.hasOwn(b, key) &&
      sameValue((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}

const comparedFields = [
  'id',
  'hasOwnId',
  'title',
  'kind',
  'gapPercent',
  'priority',
  'form',
  'siblings',
] as const satisfies readonly (keyof DefectEntry)[];

/** Whether the rules that join entries see no difference between the two. */
export function sameToRules(a: DefectEntry, b: DefectEntry): boolean {
  return (
    comparedFields.every((field) => a[field] === b[field]) &&
    richness(a) === richness(b) &&
    a.anchors.length === b.anchors.length &&
    a.anchors.every((anchor, i) => {
      const other = b.anchors[i]!;
      return anchorFile(anchor) === anchorFile(other) && sameValue(anchorKeys(anchor), anchorKeys(other));
    })
  );
}
