import { alignSame } from '../../core/ledger/alignSame.js';
import type { Defect } from '../../core/model/ledger.js';
import { isOpen, PRIORITIES, SEVERITIES, type Priority } from '../../core/model/vocabulary.js';
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
  /** Which list each row belongs to (`rankOf`). */
  private ranks = new Uint8Array(0);
  private readonly byId = new Map<string, DefectRow>();

  constructor(private readonly key: string) {}

  get(id: string): DefectRow | undefined {
    return this.byId.get(id);
  }

  /** Looks at the defects that are not the same objects as before. */
  update(defects: readonly Defect[]): this {
    const { from, gone, fresh } = alignSame(this.defects, defects);
    const [known, knownRanks] = [this.rows, this.ranks];
    const old = new Map<string, DefectRow>();
    for (const i of gone) {
      const { id } = this.defects[i]!;
      old.set(id, known[i]!);
      this.byId.delete(id);
    }
    const rows = new Array<DefectRow>(defects.length);
    const ranks = new Uint8Array(defects.length);
    for (let i = 0; i < rows.length; i++) {
      const at = from[i]!;
      if (at < 0) continue;
      rows[i] = known[at]!;
      ranks[i] = knownRanks[at]!;
    }
    for (const i of fresh) {
      const defect = defects[i]!;
      const row = old.get(defect.id) ?? { key: this.key, defect, node: undefined };
      row.defect = defect;
      this.byId.set(defect.id, row);
      rows[i] = row;
      ranks[i] = rankOf(defect);
    }
    [this.rows, this.ranks, this.defects] = [rows, ranks, defects];
    return this;
  }

  /** Adds the rows that are shown to the list of their rank. */
  sortInto(lists: DefectRow[][], isShown: (defect: Defect) => boolean): void {
    const { rows, ranks } = this;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      if (isShown(row.defect)) lists[ranks[i]!]!.push(row);
    }
  }
}

const groups: readonly (Priority | undefined)[] = [...PRIORITIES, undefined];
/** Open before done, then by severity. */
const ranksOfGroup = 2 * (SEVERITIES.length + 1);

/** Those that are shown by priority: open before done, then by severity; the order of the sources among equals. */
export function arrangeRows(
  ledgers: Iterable<DefectRows>,
  isShown: (defect: Defect) => boolean,
): Map<Priority | undefined, DefectRow[]> {
  const lists = Array.from({ length: groups.length * ranksOfGroup }, (): DefectRow[] => []);
  for (const rows of ledgers) rows.sortInto(lists, isShown);
  const arranged = groups.map(
    (priority, i) => [priority, lists.slice(i * ranksOfGroup, (i + 1) * ranksOfGroup).flat()] as const,
  );
  return new Map(arranged.filter(([, rows]) => rows.length > 0));
}

function rankOf({ priority, status, severity }: Defect): number {
  const mild = severity === undefined ? SEVERITIES.length : SEVERITIES.indexOf(severity);
  return groups.indexOf(priority) * ranksOfGroup + (isOpen(status) ? 0 : SEVERITIES.length + 1) + mild;
}
