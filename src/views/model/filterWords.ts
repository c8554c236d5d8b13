import { disagreement, hasLostAnchor } from '../../core/ledger/liveness.js';
import type { Contradiction, Defect, UnreportedImport } from '../../core/model/ledger.js';

/** The words of a filter as it was typed, in lower case. */
export function filterWords(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
}

/** Every word stands somewhere in what a person would search by. */
export function matchesDefect(defect: Defect, words: readonly string[]): boolean {
  const fields = [
    defect.id,
    defect.title,
    defect.category,
    defect.owner,
    defect.description,
    defect.severity,
    defect.status,
    defect.priority,
    defect.evidence,
    ...marks(defect),
  ];
  return matches([...fields, ...defect.occurrences.map((occurrence) => occurrence.path)], words);
}

/** What `is:...` in a filter can name: `is:confirmed`, `is:looks-fixed`, `is:regression`, `is:lost`, `is:open`, ... */
function marks(defect: Defect): string[] {
  const names = [
    defect.evidence,
    defect.status,
    disagreement(defect),
    hasLostAnchor(defect) ? 'lost' : undefined,
  ];
  return names.flatMap((name) => (name === undefined ? [] : [`is:${name}`]));
}

export function matchesUnreported(
  { path, module, name }: UnreportedImport,
  words: readonly string[],
): boolean {
  return matches(['is:unreported', path, module, name], words);
}

/** What it is about, the values, and the files that claim them. */
export function matchesContradiction(contradiction: Contradiction, words: readonly string[]): boolean {
  const { subject, kind, defect, claims } = contradiction;
  const texts = claims.flatMap(({ value, source }) => [value, source.path]);
  return matches(['contradiction', subject, kind, defect, ...texts], words);
}

function matches(texts: readonly (string | undefined)[], words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = texts.join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}
