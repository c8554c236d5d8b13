import type { DefectEntry, DefectField } from '../../sources/fragment.js';
import { FIELD } from '../../sources/inventory/FIELD.js';
import { areMoved } from '../../sources/inventory/FieldRanges.js';
import { anchorFile, anchorKeys } from './anchorKeys.js';
import { richness } from './IdentityNode.js';

/**
 * Whether two JSON-like values say the same.
 * @param but a key that does not count; within the values it does. Default: none
 */
export function sameValue(a: unknown, b: unknown, but?: string): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, i) => sameValue(item, b[i]));
  }
  let more = 0;
  for (const key in a) {
    more++;
    if (key === but) continue;
    const value = (a as Record<string, unknown>)[key];
    if (!sameValue(value, (b as Record<string, unknown>)[key])) return false;
    if (value === undefined && !Object.hasOwn(b, key)) return false;
  }
  for (const _ in b) more--;
  return more === 0;
}

/** Whether one is the other some lines further down. */
export function isMoved(a: DefectEntry, b: DefectEntry): boolean {
  return areMoved(a.fieldRanges, b.fieldRanges) && a.mention.range.start.line !== b.mention.range.start.line;
}

/**
 * Whether an entry says what it said. Where its fields stand is asked only of one among several: their contradictions
 * tell the places.
 */
export function saysTheSame(a: DefectEntry, b: DefectEntry, isAlone: boolean): boolean {
  return sameValue(a, b, 'fieldRanges') && (isAlone || sameRanges(a, b));
}

const fields = Object.keys(FIELD) as DefectField[];

function sameRanges({ fieldRanges: a }: DefectEntry, { fieldRanges: b }: DefectEntry): boolean {
  for (const field of fields) if (!sameValue(a[field], b[field])) return false;
  return true;
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
  if (a === b || isMoved(a, b)) return true;
  return (
    comparedFields.every((field) => a[field] === b[field]) &&
    richness(a) === richness(b) &&
    a.anchors.length === b.anchors.length &&
    a.anchors.every((anchor, i) => {
      const other = b.anchors[i]!;
      if (sameValue(anchor, other)) return true;
      return anchorFile(anchor) === anchorFile(other) && sameValue(anchorKeys(anchor), anchorKeys(other));
    })
  );
}
