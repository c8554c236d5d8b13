import type { WritePlan } from '../../../src/core/writeback/WritePlan.js';

interface Row {
  changed: number;
  same: number;
  refused: number;
  reasons: Map<string, number>;
}

/** How many writes were made, needed or refused, by kind. */
export class Tally {
  private readonly rows = new Map<string, Row>();

  /** @param names of this document alone; the reasons are counted without them */
  add(kind: string, plan: WritePlan, ...names: string[]): void {
    let row = this.rows.get(kind);
    if (!row) this.rows.set(kind, (row = { changed: 0, same: 0, refused: 0, reasons: new Map() }));
    if (plan.kind === 'change') row.changed += 1;
    else if (plan.kind === 'nothing') row.same += 1;
    else {
      row.refused += 1;
      let reason = plan.reason.replaceAll(/“[^”]*”/gu, '…');
      for (const name of names) reason = reason.replaceAll(name, '…');
      row.reasons.set(reason, (row.reasons.get(reason) ?? 0) + 1);
    }
  }

  /** Of the writes of the kinds whose names begin so and that were needed, those that were made; 1 where there was none. */
  share(start: string): number {
    let [changed, refused] = [0, 0];
    for (const [kind, row] of this.rows)
      if (kind.startsWith(start)) {
        changed += row.changed;
        refused += row.refused;
      }
    return changed + refused === 0 ? 1 : changed / (changed + refused);
  }

  print(): void {
    for (const [kind, { changed, same, refused, reasons }] of [...this.rows].sort(([a], [b]) =>
      a.localeCompare(b),
    )) {
      const why = [...reasons].sort((a, b) => b[1] - a[1]).slice(0, 3);
      const because = why.map(([reason, n]) => `${n} × ${reason}`).join('; ');
      console.log(
        `      ${kind.padEnd(34)} changed ${changed}, same ${same}, refused ${refused}${because && ` (${because})`}`,
      );
    }
  }
}
