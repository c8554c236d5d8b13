import type { Contradiction, Defect } from '../../core/model/ledger.js';

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
  ];
  return matches([...fields, ...defect.occurrences.map((occurrence) => occurrence.path)], words);
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
