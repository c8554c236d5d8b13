import type { Count, DocumentScore, Fact, Field } from './scoreDocument.js';

export function total(counts: readonly (Count | undefined)[]): Count {
  const sum = { wanted: 0, found: 0, right: 0 };
  for (const count of counts) {
    if (!count) continue;
    sum.wanted += count.wanted;
    sum.found += count.found;
    sum.right += count.right;
  }
  return sum;
}

/** The harmonic mean of precision and recall; 1 when nothing was wanted and nothing found. */
export function f1({ wanted, found, right }: Count): number {
  return wanted + found === 0 ? 1 : (2 * right) / (wanted + found);
}

/** The share of what was wanted that is right; 1 when nothing was wanted. */
export function share({ wanted, right }: Pick<Count, 'wanted' | 'right'>): number {
  return wanted === 0 ? 1 : right / wanted;
}

export function fieldShare(scores: readonly DocumentScore[], fields: readonly Field[]): number {
  return share(total(scores.flatMap((score) => fields.map((field) => score.fields.get(field)))));
}

/** The share of the documents that are asserted to say something of these facts and are read right. */
export function factShare(scores: readonly DocumentScore[], facts: readonly Fact[]): number {
  const answers = scores.flatMap((score) => facts.map((fact) => score.facts.get(fact)));
  const asserted = answers.filter((answer) => answer !== undefined);
  return share({ wanted: asserted.length, right: asserted.filter(Boolean).length });
}

/** One line on what is off in a document; with `told` false only how much. */
export function line({ document, remarks }: DocumentScore, told: boolean): string {
  return `      ${document.name}: ${told ? remarks.join('; ') : `${remarks.length} off`}`;
}
