import { alignSame, type Aligned } from '../../core/ledger/alignSame.js';
import type { Defect } from '../../core/model/ledger.js';
import { LIGHT, type Steps } from '../../core/steps.js';
import { DefectRow } from './DefectRow.js';

/** What became of a row: `moved` is one that stands elsewhere among those that did not change. */
export interface RowChange {
  readonly row: DefectRow;
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
}

/** The rows of one ledger, in its order. */
export class DefectRows {
  /** One that stays (ARCHITECTURE.md, "Code that stays compiled"). */
  static readonly lasting = new DefectRows('');

  private defects: readonly Defect[] = [];
  private rows: DefectRow[] = [];
  private firstPlace = 0;
  private readonly byId = new Map<string, DefectRow>();

  constructor(private readonly key: string) {}

  get(id: string): DefectRow | undefined {
    return this.byId.get(id);
  }

  get all(): readonly DefectRow[] {
    return this.rows;
  }

  /**
   * Looks at the defects that are not the same objects as before. Until it is through, `all` are those of before.
   *
   * @param firstPlace of the first row; the others follow
   * @param changes what has changed is added to these
   */
  *update(defects: readonly Defect[], firstPlace: number, changes?: RowChange[]): Steps {
    if (defects === this.defects && firstPlace === this.firstPlace) return;
    const { from, gone, fresh } = alignSame(this.defects, defects);
    const known = this.rows;
    const old = new Map(gone.map((i) => [this.defects[i]!.id, known[i]!]));
    for (const id of old.keys()) this.byId.delete(id);
    const rows = isInPlace(from, known.length) ? known : new Array<DefectRow>(defects.length);
    const stayed = new Set<string>();
    if (old.size > 0) for (const i of fresh) if (old.has(defects[i]!.id)) stayed.add(defects[i]!.id);
    const places = slots(gone, this.defects, stayed);
    const placesNow = slots(fresh, defects, stayed);
    if (old.size === 0) {
      for (let at = 0; at < fresh.length; at += LIGHT) {
        if (at > 0) yield;
        this.add(fresh.slice(at, at + LIGHT), defects, rows, changes);
      }
    } else {
      for (const i of fresh) {
        const defect = defects[i]!;
        const row = old.get(defect.id);
        old.delete(defect.id);
        rows[i] = row ?? new DefectRow(this.key, defect);
        // One that was only passed by others is the same object as it was.
        const same = row?.defect === defect;
        rows[i].defect = defect;
        this.byId.set(defect.id, rows[i]);
        const moved = stayed.size > 0 && places.get(defect.id) !== placesNow.get(defect.id);
        if (row && same && !moved) continue;
        changes?.push({ row: rows[i], kind: !row ? 'added' : moved ? 'moved' : 'changed' });
      }
    }
    for (const row of old.values()) changes?.push({ row, kind: 'removed' });
    if (rows !== known || firstPlace !== this.firstPlace) place(rows, firstPlace, from, known);
    else for (const i of fresh) rows[i]!.place = firstPlace + i;
    [this.rows, this.defects, this.firstPlace] = [rows, defects, firstPlace];
  }

  /** Loops over all rows are functions of their own, so that what is compiled for them is no more than the loop. */
  private add(
    fresh: readonly number[],
    defects: readonly Defect[],
    rows: DefectRow[],
    changes: RowChange[] | undefined,
  ): void {
    for (const i of fresh) {
      const defect = defects[i]!;
      const row = new DefectRow(this.key, defect);
      rows[i] = row;
      this.byId.set(defect.id, row);
      changes?.push({ row, kind: 'added' });
    }
  }
}

/** Each that stayed stands where it stood. */
function isInPlace(from: Aligned['from'], count: number): boolean {
  if (from.length !== count) return false;
  for (let i = 0; i < from.length; i++) if (from[i]! >= 0 && from[i] !== i) return false;
  return true;
}

function place(
  rows: DefectRow[],
  firstPlace: number,
  from: Aligned['from'],
  known: readonly DefectRow[],
): void {
  for (let i = 0; i < rows.length; i++) {
    const at = from[i]!;
    if (at >= 0) rows[i] = known[at]!;
    rows[i]!.place = firstPlace + i;
  }
}

/** Where each that stayed stands, told by how many unchanged ones and how many that stayed come before it. */
function slots(
  places: readonly number[],
  defects: readonly Defect[],
  stayed: ReadonlySet<string>,
): Map<string, string> {
  const result = new Map<string, string>();
  if (stayed.size === 0) return result;
  for (const [n, at] of places.entries()) {
    const { id } = defects[at]!;
    if (stayed.has(id)) result.set(id, `${at - n}:${result.size}`);
  }
  return result;
}
