import type { Criterion } from '../model/ledger.js';
import type { Fragment } from '../sources/fragment.js';

/** The criteria of all sources; what two sources say in the same words of one category counts once, as the more trusted one has it. */
export function uniqueCriteria(ranked: readonly Fragment[]): Criterion[] {
  const known = new Set<string>();
  return ranked.flatMap(({ criteria }) => {
    const fresh = criteria.filter((criterion) => !known.has(keyOf(criterion)));
    for (const criterion of fresh) known.add(keyOf(criterion));
    return fresh;
  });
}

function keyOf({ category, text }: Criterion): string {
  return `${category ?? ''}\n${text}`.toLowerCase().replaceAll(/\s+/gu, ' ');
}
