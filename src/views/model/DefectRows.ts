import { changedPart } from '../../core/ledger/changedPart.js';
import type { Defect } from '../../core/model/ledger.js';
import { isOpen, SEVERITIES, type Priority } from '../../core/model/vocabulary.js';
import type { DefectNode } from './DefectNode.js';

/** A defect of the ledger of now, with its node once somebody asked for it. */
export interface DefectRow {
  readonly key: string;
  defect: Defect;
  node: DefectNode | undefined;
}

/** The rows of one ledger, in its order. */
export class DefectRows {
  private defects: readonly Defect[] = [];
  private rows: DefectRow[] = [];
  private readonly byId = new Map<string, DefectRow>();

  constructor(private readonly key: string) {}

  get(id: string): DefectRow | undefined {
    return this.byId.get(id);
  }

  all(): readonly DefectRow[] {
    return this.rows;
  }

  /** Looks at the defects that are not the same objects as before. */
  update(defects: readonly Defect[]): this {
    const { start, before, after } = changedPart(this.defects, defects);
    const old = new Map(before.map(({ id }) => [id, this.byId.get(id)!]));
    for (const id of old.keys()) this.byId.delete(id);
    const changed = after.map((defect) => {
      const row = old.get(defect.id) ?? { key: this.key, defect, node: undefined };
      row.defect = defect;
      this.byId.set(defect.id, row);
      return row;
    });
    this.rows = [...this.rows.slice(0, start), ...changed, ...this.rows.slice(start + before.length)];
    this.defects = defects;
    return this;
  }
}

/** Those that are shown by priority: open before done, then by severity; the order of the sources among equals. */
export function arrangeRows(
  ledgers: Iterable<DefectRows>,
  isShown: (defect: Defect) => boolean,
): Map<Priority | undefined, DefectRow[]> {
  const ranks = new Map<Priority | undefined, DefectRow[][]>();
  for (const rows of ledgers) {
    for (const row of rows.all()) {
      const { defect } = row;
      if (!isShown(defect)) continue;
      let lists = ranks.get(defect.priority);
      if (!lists) ranks.set(defect.priority, (lists = []));
      (lists[rankOf(defect)] ??= []).push(row);
    }
  }
  return new Map([...ranks].map(([priority, lists]) => [priority, lists.flat()]));
}

function rankOf({ status, severity }: Defect): number {
  const mild = severity === undefined ? SEVERITIES.length : SEVERITIES.indexOf(severity);
  return (isOpen(status) ? 0 : 10) + mild;
}
