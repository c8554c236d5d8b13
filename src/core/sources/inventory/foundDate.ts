import { isoDate } from '../dates.js';
import { scalarText, type MapEntry, type MapNode, type ValueNode } from '../valueTree.js';

/** Keys that say when the inventory was written, in canonical form, the most telling first. */
const dateKeys = [
  'analysis_date',
  'report_date',
  'assessment_date',
  'audit_date',
  'generated',
  'generated_at',
  'generated_on',
  'date',
  'last_updated',
  'updated',
  'updated_at',
  'created',
  'created_at',
  'timestamp',
];

/** The day the inventory says it was written (`YYYY-MM-DD`): by a key at the top, else in a mapping right beneath it that is about the inventory. */
export function foundDate(root: ValueNode): string | undefined {
  if (root.kind !== 'map') return undefined;
  const own = dateIn(root, dateKeys);
  if (own !== undefined) return own;
  for (const entry of root.entries) {
    const date = entry.value.kind === 'map' ? dateIn(entry.value, keysBelow(entry)) : undefined;
    if (date !== undefined) return date;
  }
  return undefined;
}

/** A `created` of some other mapping is that one's. */
function keysBelow({ canonical }: MapEntry): readonly string[] {
  return /(?:^|_)(?:meta|metadata|header|info|report|document|about)(?:_|$)/u.test(canonical)
    ? dateKeys
    : /(?:^|_)(?:readiness|summary|metrics|analysis|assessment|overview)(?:_|$)/u.test(canonical)
      ? dateKeys.slice(0, 8)
      : [];
}

function dateIn(node: MapNode, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = node.entries.find((entry) => entry.canonical === key)?.value;
    const date = isoDate(scalarText(value) ?? '');
    if (date !== undefined) return date;
  }
  return undefined;
}
