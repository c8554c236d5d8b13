import type { Aligned } from '../ledger/alignSame.js';
import type { Defect, Problem } from '../model/ledger.js';
import type { Entry } from './Question.js';
import { toldByAll } from './toldProblems.js';

/** What was put together last. */
interface Last {
  readonly defects: readonly Defect[];
  readonly told: readonly Problem[];
  /** Where in `told` begins what each tells, and at the end how many there are. */
  readonly starts: Int32Array;
}

/**
 * What a ledger is put together of, defects with evidence and what answers tell, kept from one time to the next: a change costs what it
 * concerns, and what lies between is copied as memory is, without a look at tens of thousands of entries.
 */
export class Assembled {
  private last: Last = { defects: [], told: [], starts: new Int32Array(1) };
  /** For each entry its place in `last`; -1 for one that was not there, or is another one now. */
  private from = new Int32Array(0);
  /** Made anew since. */
  private readonly changed = new Set<Entry>();
  /** What was given last. */
  private told: readonly Problem[] = [];
  /** One that shares a question tells something: what each tells depends on the others. */
  private sharesTold = false;

  /** `now` takes the place of `before`. */
  reorder(before: readonly Entry[], now: readonly Entry[], { from, gone, fresh }: Aligned): void {
    const places = new Int32Array(now.length);
    for (let i = 0; i < now.length; i++) places[i] = from[i]! < 0 ? -1 : this.from[from[i]!]!;
    this.from = places;
    for (const i of gone) this.changed.delete(before[i]!);
    for (const i of fresh) {
      now[i]!.place = i;
      this.changed.add(now[i]!);
    }
  }

  set(entry: Entry, made: Defect, told: readonly Problem[]): void {
    entry.made = made;
    entry.told = told;
    this.changed.add(entry);
    this.sharesTold ||= entry.shares && told.length > 0;
  }

  /** Another defect has the same question now. */
  share(entry: Entry): void {
    entry.shares = true;
    this.sharesTold ||= entry.told.length > 0;
  }

  /** In the order of `reorder`, when all of them are made. The same list of what is told as before when it is the same. */
  result(order: readonly Entry[]): { defects: Defect[]; told: readonly Problem[] } {
    this.markChanged(order);
    const { from, last } = this;
    const defects = new Joined<Defect>();
    const told = new Joined<Problem>();
    const starts = new Int32Array(order.length + 1);
    for (let i = 0; i < order.length;) {
      const first = from[i]!;
      if (first < 0) {
        const entry = order[i]!;
        starts[i++] = told.count;
        defects.add([entry.made!]);
        told.add(entry.told);
        continue;
      }
      let at = first;
      const moved = told.count - last.starts[first]!;
      for (; from[i] === at; at++) starts[i++] = last.starts[at]! + moved;
      defects.add(last.defects.slice(first, at));
      told.add(last.told.slice(last.starts[first], last.starts[at]));
    }
    starts[order.length] = told.count;
    const each = told.all();
    const all = this.sharesTold ? toldByAll(order) : each;
    this.last = { defects: defects.all(), told: each, starts };
    this.from = Int32Array.from(starts.subarray(1), (_, i) => i);
    if (!sameItems(this.told, all)) this.told = all;
    return { defects: [...this.last.defects], told: this.told };
  }

  /** Of those made anew nothing is taken from `last`. */
  private markChanged(order: readonly Entry[]): void {
    for (const entry of this.changed) {
      // Others may have come in front of it.
      if (order[entry.place] !== entry) for (let i = 0; i < order.length; i++) order[i]!.place = i;
      this.from[entry.place] = -1;
    }
    this.changed.clear();
  }
}

/** A list put together of stretches of others. */
class Joined<T> {
  count = 0;
  private readonly parts: (readonly T[])[] = [];
  /** The last part, where it is this list's own. */
  private own: T[] | undefined;

  add(part: readonly T[]): void {
    this.count += part.length;
    if (part.length === 0) return;
    if (part.length < 8) {
      if (!this.own) this.parts.push((this.own = []));
      this.own.push(...part);
    } else {
      this.own = undefined;
      this.parts.push(part);
    }
  }

  all(): T[] {
    const { parts } = this;
    return parts.length < 1000 ? ([] as T[]).concat(...parts) : parts.flat();
  }
}

export function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}
