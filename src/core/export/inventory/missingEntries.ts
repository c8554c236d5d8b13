import type { Criterion, Defect, Ledger, Phase } from '../../model/ledger.js';
import type { Mention } from '../../model/range.js';
import { PRIORITIES } from '../../model/vocabulary.js';
import { withNewlines } from './entryValues.js';

/** What of the ledger no native inventory holds yet. */
export interface MissingEntries {
  /** The most urgent first, those without a priority last. */
  defects: Defect[];
  phases: Phase[];
  /** Each text of a category once. */
  criteria: Criterion[];
}

/** `natives` are the paths of the native inventories: what has a mention in one of them is there. */
export function missingEntries(ledger: Ledger, natives: readonly string[]): MissingEntries {
  const paths = new Set(natives);
  const isThere = (mentions: readonly Mention[]): boolean => mentions.some(({ path }) => paths.has(path));
  const there = new Set(ledger.criteria.filter(({ source }) => isThere([source])).map(criterionKey));
  const criteria = new Map<string, Criterion>();
  for (const criterion of ledger.criteria) {
    const key = criterionKey(criterion);
    if (criterion.text !== '' && !there.has(key) && !criteria.has(key)) criteria.set(key, criterion);
  }
  return {
    defects: ledger.defects.filter(({ mentions }) => !isThere(mentions)).sort((a, b) => rank(a) - rank(b)),
    phases: ledger.phases.filter(({ mentions }) => !isThere(mentions)),
    criteria: [...criteria.values()],
  };
}

/** What makes two criteria the same one. */
export function criterionKey({ category, text }: Pick<Criterion, 'category' | 'text'>): string {
  return JSON.stringify([category ?? '', withNewlines(text)]);
}

function rank({ priority }: Defect): number {
  return priority === undefined ? PRIORITIES.length : PRIORITIES.indexOf(priority);
}
