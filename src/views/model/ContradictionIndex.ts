import type { Contradiction, Ledger } from '../../core/model/ledger.js';

/**
 * The contradictions of one ledger under ids that last: what a contradiction is about, not where it stands in the
 * list, makes it the same one after an update.
 */
export class ContradictionIndex {
  private readonly byId = new Map<string, Contradiction>();
  private readonly byDefect = new Map<string, string[]>();

  constructor(ledger: Ledger) {
    const ids = uniqueIds(ledger.contradictions.map(({ kind, subject }) => `${kind}/${subject}`));
    for (const [i, contradiction] of ledger.contradictions.entries()) {
      const id = ids[i]!;
      this.byId.set(id, contradiction);
      const { defect } = contradiction;
      if (defect === undefined) continue;
      const known = this.byDefect.get(defect);
      if (known) known.push(id);
      else this.byDefect.set(defect, [id]);
    }
  }

  get ids(): string[] {
    return [...this.byId.keys()];
  }

  get(id: string): Contradiction | undefined {
    return this.byId.get(id);
  }

  /** Ids of the contradictions about a defect. */
  about(defectId: string): readonly string[] {
    return this.byDefect.get(defectId) ?? [];
  }
}

/** The texts, the second of equal ones with `#2` and so on. */
export function uniqueIds(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return texts.map((text) => {
    const count = (counts.get(text) ?? 0) + 1;
    counts.set(text, count);
    return count === 1 ? text : `${text}#${count}`;
  });
}
