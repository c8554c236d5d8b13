import type { Fragment } from '../fragment.js';
import type { SourceText } from '../SourceText.js';
import { scalarText, type MapEntry } from '../valueTree.js';
import { wordPattern } from './keys.js';

const groupWords = wordPattern([
  'readiness',
  'metrics',
  'summary',
  'statistics',
  'stats',
  'totals',
  'overview',
]);

/**
 * Counts of the project: numbers under a `total_...` key right in a mapping of readiness, metrics or a summary. The
 * rest of the key is the subject: `total_tests_collected: 2654` is of `tests collected`.
 */
export function readFoundTotals(entry: MapEntry, source: SourceText, fragment: Fragment): void {
  if (entry.value.kind !== 'map' || !groupWords.test(entry.canonical)) return;
  for (const child of entry.value.entries) readTotal(child, source, fragment);
}

function readTotal({ canonical, value: node }: MapEntry, source: SourceText, fragment: Fragment): void {
  const subject = /^total_(.+)$/u.exec(canonical)?.[1]?.replaceAll('_', ' ');
  if (subject === undefined) return;
  const written = /^\s*(\d{1,3}(?:[,_ ]\d{3})+|\d+)\s*(\+?)\s*$/u.exec(scalarText(node) ?? '');
  if (!written) return;
  const value = Number(written[1]!.replace(/[,_ ]/gu, ''));
  const span = { min: value, max: written[2] === '+' ? Infinity : value };
  fragment.totals.push({ subject, value, span, source: source.mentionOf(node) });
}
