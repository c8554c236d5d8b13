import type { Ledger } from '../../model/ledger.js';
import type { Mention, TextEdit } from '../../model/range.js';
import { RangeShift } from './RangeShift.js';
import { shiftLedger, type FileShift } from './shiftLedger.js';

/**
 * A ledger and the edits that its files have seen since they were read for it: what has a range in them is always given where it
 * stands now, long before anything is read again. An edit costs next to nothing; ranges are moved when somebody asks.
 */
export class LiveLedger {
  private base: Ledger | undefined;
  /** The base after the edits up to a count: the next edit is applied to it alone. */
  private moved: { ledger: Ledger; at: number } | undefined;
  /** How many edits there have been, of all files. */
  private count = 0;
  /** At which count the file was read last; only what was read can have ranges. */
  private readonly read = new Map<string, number>();
  private readonly edits = new Map<string, Edit[]>();
  /** At which count `ledger` was shown last. */
  private shownAt = 0;

  /** With the ranges of now; the same object until an edit or another ledger comes. */
  get ledger(): Ledger | undefined {
    if (!this.base || this.edits.size === 0) return this.base;
    const { ledger, at } = this.moved ?? { ledger: this.base, at: 0 };
    if (at === this.count) return ledger;
    this.moved = { ledger: shiftLedger(ledger, this.shiftsSince(at)), at: this.count };
    return this.moved.ledger;
  }

  /** To be called whenever the text of a file is taken for the next ledger. */
  takeText(path: string): void {
    this.read.set(path, this.count);
  }

  /** `edits`: of one change, as `RangeShift` has them. True when they can matter. */
  edit(path: string, edits: readonly TextEdit[]): boolean {
    if (!this.read.has(path) || edits.length === 0) return false;
    this.count += 1;
    const list = this.edits.get(path);
    const edit = { at: this.count, shift: new RangeShift(edits) };
    if (list) list.push(edit);
    else this.edits.set(path, [edit]);
    return true;
  }

  /** The ledger of the texts that were taken until now; edits from before are in it. */
  update(ledger: Ledger): void {
    this.base = ledger;
    this.moved = undefined;
    for (const [path, edits] of this.edits) {
      const read = this.read.get(path) ?? 0;
      const later = edits.filter(({ at }) => at > read);
      if (later.length > 0) this.edits.set(path, later);
      else this.edits.delete(path);
    }
  }

  /** To be called with the `ledger` of now when others take it over: `sinceShown` speaks of places in that one. */
  markShown(): void {
    this.shownAt = this.count;
  }

  /** Where a place of the ledger that was shown last is now; undefined when nothing of it is left. */
  sinceShown<T extends Mention>(place: T): T | undefined {
    const range = shiftThrough(this.editsSince(this.shownAt, place.path)).range(place.range);
    return range && { ...place, range };
  }

  private shiftsSince(count: number): Map<string, FileShift> {
    const shifts = new Map<string, FileShift>();
    for (const path of this.edits.keys()) {
      const edits = this.editsSince(count, path);
      if (edits.length > 0) shifts.set(path, shiftThrough(edits));
    }
    return shifts;
  }

  private editsSince(count: number, path: string): Edit[] {
    return this.edits.get(path)?.filter(({ at }) => at > count) ?? [];
  }
}

interface Edit {
  readonly at: number;
  readonly shift: RangeShift;
}

/** One edit after the other. */
function shiftThrough(edits: readonly Edit[]): FileShift {
  return {
    range: (range) => {
      let moved: typeof range | undefined = range;
      for (const { shift } of edits) moved = moved && shift.range(moved);
      return moved;
    },
    place: (range) => edits.reduce((moved, { shift }) => shift.place(moved), range),
  };
}
