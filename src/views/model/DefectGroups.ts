import type { Defect } from '../../core/model/ledger.js';
import { EVIDENCE_STATES, isOpen, PRIORITIES, SEVERITIES, STATUSES } from '../../core/model/vocabulary.js';
import type { Grouping, Sorting } from './arrangement.js';
import type { DefectRow, Placed } from './DefectRow.js';
import { facetValues, isOfFolder } from './facets.js';
import type { RowFilter } from './RowFilter.js';

/** Rows that have one value in common. */
export interface DefectGroup {
  /** Lasts over updates: what the rows have in common. */
  readonly id: string;
  /** The workspace folder, where the value is of one. */
  readonly key: string | undefined;
  /** Undefined for the rows that have none. */
  readonly value: string | undefined;
  readonly rows: Set<DefectRow>;
  open: number;
  confirmed: number;
  sorted: DefectRow[] | undefined;
}

/** What a group shows differently now: other rows or another order of them, or its counts alone. */
export type GroupChange = 'rows' | 'counts';

export interface GroupChanges {
  readonly groups: ReadonlyMap<string, GroupChange>;
  /** Those that stay where they are, but say something else. */
  readonly rows: ReadonlySet<DefectRow>;
}

const none = '-';
const noGroup: readonly string[] = [none];
const noGroups: readonly string[] = [];

/** Puts rows into groups and keeps them there: a change costs what it concerns. Rows are sorted when a group is looked into. */
export class DefectGroups {
  private readonly groups = new Map<string, DefectGroup>();
  private readonly collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  private touched = new Map<string, GroupChange>();
  /** The ids of the groups of a row with that one value. */
  private readonly ofValue = new Map<string, readonly string[]>();
  private redrawn = new Set<DefectRow>();
  /** Rows in any group, each once. */
  private shown = 0;

  constructor(
    private readonly by: Grouping,
    private readonly sortBy: Sorting,
    private readonly filter: RowFilter,
  ) {}

  get shownCount(): number {
    return this.shown;
  }

  /** In no order. */
  get all(): IterableIterator<DefectGroup> {
    return this.groups.values();
  }

  get(id: string): DefectGroup | undefined {
    return this.groups.get(id);
  }

  rowsOf(id: string): readonly DefectRow[] {
    const group = this.groups.get(id);
    if (!group) return [];
    return (group.sorted ??= this.sorted(group.rows));
  }

  /** As people order names: `D-2` before `D-10`. */
  compare(a: string, b: string): number {
    return a === b ? 0 : this.collator.compare(a, b);
  }

  addAll(rows: readonly DefectRow[]): void {
    for (const row of rows) this.add(row);
  }

  add(row: DefectRow): void {
    const placed = (row.placed = this.place(row));
    for (const id of placed.groups) this.enter(id, row, placed);
    if (placed.groups.length > 0) this.shown += 1;
  }

  remove(row: DefectRow): void {
    const placed = row.placed;
    if (!placed) return;
    for (const id of placed.groups) this.leave(id, row, placed);
    if (placed.groups.length > 0) this.shown -= 1;
    row.placed = undefined;
  }

  /** @param moved it stands elsewhere in its ledger */
  change(row: DefectRow, moved: boolean): void {
    const before = row.placed;
    if (!before) return this.add(row);
    const now = (row.placed = this.place(row));
    const sameOrder = !moved && before.rank === now.rank && before.text === now.text;
    for (const id of before.groups) if (!now.groups.includes(id)) this.leave(id, row, before);
    for (const id of now.groups) {
      if (!before.groups.includes(id)) {
        this.enter(id, row, now);
        continue;
      }
      const group = this.groups.get(id)!;
      const open = Number(now.open) - Number(before.open);
      const confirmed = Number(now.confirmed) - Number(before.confirmed);
      group.open += open;
      group.confirmed += confirmed;
      if (!sameOrder) {
        group.sorted = undefined;
        this.touched.set(id, 'rows');
      } else if ((open !== 0 || confirmed !== 0) && !this.touched.has(id)) this.touched.set(id, 'counts');
    }
    this.redrawn.add(row);
    this.shown += Number(now.groups.length > 0) - Number(before.groups.length > 0);
  }

  /** What has changed since it was asked for last. */
  takeChanges(): GroupChanges {
    const changes = { groups: this.touched, rows: this.redrawn };
    this.touched = new Map();
    this.redrawn = new Set();
    return changes;
  }

  private enter(id: string, row: DefectRow, { open, confirmed }: Placed): void {
    let group = this.groups.get(id);
    if (!group) {
      const { key, value } = this.parse(id);
      group = { id, key, value, rows: new Set(), open: 0, confirmed: 0, sorted: undefined };
      this.groups.set(id, group);
    }
    group.rows.add(row);
    group.open += Number(open);
    group.confirmed += Number(confirmed);
    group.sorted = undefined;
    this.touched.set(id, 'rows');
  }

  private leave(id: string, row: DefectRow, { open, confirmed }: Placed): void {
    const group = this.groups.get(id)!;
    group.rows.delete(row);
    group.open -= Number(open);
    group.confirmed -= Number(confirmed);
    group.sorted = undefined;
    this.touched.set(id, 'rows');
    if (group.rows.size === 0) this.groups.delete(id);
  }

  /** There are few ranks, and within one most rows come in their order. */
  private sorted(rows: Iterable<DefectRow>): DefectRow[] {
    const byRank = new Map<number, DefectRow[]>();
    for (const row of rows) {
      const { rank } = row.placed!;
      const list = byRank.get(rank);
      if (list) list.push(row);
      else byRank.set(rank, [row]);
    }
    const ranks = [...byRank.keys()].sort((a, b) => a - b);
    return ranks.flatMap((rank) => {
      const list = byRank.get(rank)!;
      if (this.sortBy === 'id' || this.sortBy === 'title')
        return list.sort((a, b) => this.compare(a.placed!.text, b.placed!.text) || a.place - b.place);
      return isInPlace(list) ? list : list.sort(byPlace);
    });
  }

  private place(row: DefectRow): Placed {
    const { defect } = row;
    return {
      groups: this.filter.shows(row) ? this.groupsOf(row) : noGroups,
      rank: rankOf(this.sortBy, defect),
      text: this.sortBy === 'id' ? defect.id : this.sortBy === 'title' ? defect.title : '',
      open: isOpen(defect.status),
      confirmed: defect.evidence === 'confirmed',
    };
  }

  private groupsOf({ key, defect }: DefectRow): readonly string[] {
    const { by } = this;
    if (by === 'none') return noGroup;
    if (by === 'folder') return [`=${key}`];
    const values = facetValues(by, defect);
    if (values.length === 0) return noGroup;
    if (values.length === 1 && !isOfFolder(by)) {
      const [value] = values;
      let groups = this.ofValue.get(value!);
      if (!groups) this.ofValue.set(value!, (groups = [`=${value}`]));
      return groups;
    }
    return isOfFolder(by) ? values.map((value) => `=${key}|${value}`) : values.map((value) => `=${value}`);
  }

  /** Keys are Uris, which have no bar. */
  private parse(id: string): Pick<DefectGroup, 'key' | 'value'> {
    const text = id.slice(1);
    if (id === none) return { key: undefined, value: undefined };
    if (this.by === 'folder') return { key: text, value: text };
    if (!isOfFolder(this.by)) return { key: undefined, value: text };
    const bar = text.indexOf('|');
    return { key: text.slice(0, bar), value: text.slice(bar + 1) };
  }
}

function byPlace(a: DefectRow, b: DefectRow): number {
  return a.place - b.place;
}

function isInPlace(rows: readonly DefectRow[]): boolean {
  for (let i = 1; i < rows.length; i++) if (rows[i]!.place < rows[i - 1]!.place) return false;
  return true;
}

function rankOf(sortBy: Sorting, defect: Defect): number {
  switch (sortBy) {
    case 'urgency':
      return urgency(defect);
    case 'status':
      return STATUSES.indexOf(defect.status) * 1000 + urgency(defect);
    case 'evidence':
      return EVIDENCE_STATES.indexOf(defect.evidence) * 1000 + urgency(defect);
    case 'id':
    case 'title':
    case 'source':
      return 0;
  }
}

/** Open before done, then by priority, then by severity; what has none comes after those that have one. */
function urgency({ status, priority, severity }: Defect): number {
  const [p, s] = [orderOf(PRIORITIES, priority), orderOf(SEVERITIES, severity)];
  return (isOpen(status) ? 0 : 100) + p * 10 + s;
}

function orderOf(words: readonly string[], word: string | undefined): number {
  return word === undefined ? words.length : words.indexOf(word);
}
