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
  let more = 0;
  for (const key in a) {
    const value = (a as Record<string, unknown>)[key];
    if (!sameValue(value, (b as Record<string, unknown>)[key])) return false;
    if (value === undefined && !Object.hasOwn(b, key)) return false;
    more++;
  }
  for (const _ in b) more--;
  return more === 0;
}

/**
 * Whether an entry says what it said. Where its fields stand is asked only of one among several: their contradictions
 * tell the places.
 */
export function saysTheSame(a: DefectEntry, b: DefectEntry, isAlone: boolean): boolean {
  if (!sameValue({ ...a, fieldRanges: undefined }, { ...b, fieldRanges: undefined })) return false;
  return isAlone || JSON.stringify(a.fieldRanges) === JSON.stringify(b.fieldRanges);
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
