import type { Aligned } from '../ledger/alignSame.js';
import type { Defect, Problem } from '../model/ledger.js';
import type { Entry } from './Question.js';
import { toldByAll } from './toldProblems.js';

/** What was put together last. */
interface Last {
  readonly defects: Defect[];
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
  private from: Int32Array = new Int32Array(0);
  /** Made anew since. */
  private readonly changed = new Set<Entry>();
  /** What was given last. */
  private told: readonly Problem[] = [];
  /** Those that share a question and tell something: what each of them tells depends on the others. */
  private readonly sharing = new Set<Entry>();

  /** `now` takes the place of `before`. */
  reorder(before: readonly Entry[], now: readonly Entry[], { from, gone, fresh }: Aligned): void {
    this.from = placesOf(from, this.from);
    for (const i of gone) {
      this.changed.delete(before[i]!);
      this.sharing.delete(before[i]!);
    }
    for (const i of fresh) {
      now[i]!.place = i;
      this.changed.add(now[i]!);
      this.noteSharing(now[i]!);
    }
  }

  set(entry: Entry, made: Defect, told: readonly Problem[]): void {
    entry.made = made;
    entry.told = told;
    this.changed.add(entry);
    this.noteSharing(entry);
  }

  /** Another defect has the same question now, or none has any more. */
  share(entry: Entry, shares: boolean): void {
    entry.shares = shares;
    this.noteSharing(entry);
  }

  private noteSharing(entry: Entry): void {
    if (entry.shares && entry.told.length > 0) this.sharing.add(entry);
    else this.sharing.delete(entry);
  }

  /** In the order of `reorder`, when all of them are made. The same list of what is told as before when it is the same. */
  result(order: readonly Entry[]): { defects: Defect[]; told: readonly Problem[] } {
    this.markChanged(order);
    this.last = patched(order, this.from, this.last) ?? joined(order, this.from, this.last);
    this.from = inPlace(this.from);
    const all = this.sharing.size > 0 ? toldByAll(order) : this.last.told;
    if (!sameItems(this.told, all)) this.told = all;
    return { defects: this.last.defects, told: this.told };
  }

  /** Of those made anew nothing is taken from `last`. */
  private markChanged(order: readonly Entry[]): void {
    let sought = 0;
    for (const entry of this.changed) {
      // Others may have come in front of it. To look for one is to compare references, to number all is to go through them.
      if (order[entry.place] !== entry) {
        if (++sought <= fewSought) entry.place = order.indexOf(entry);
        else for (let i = 0; i < order.length; i++) order[i]!.place = i;
      }
      this.from[entry.place] = -1;
    }
    this.changed.clear();
  }
}

const fewSought = 16;

function placesOf(from: Int32Array, places: Int32Array): Int32Array {
  const now = new Int32Array(from.length);
  for (let i = 0; i < now.length; i++) now[i] = from[i]! < 0 ? -1 : places[from[i]!]!;
  return now;
}

/** Each its own number; in the same memory. */
function inPlace(places: Int32Array): Int32Array {
  for (let i = 0; i < places.length; i++) places[i] = i;
  return places;
}

/** Where each stands where it stood and tells as much as it did. */
function patched(order: readonly Entry[], from: Int32Array, last: Last): Last | undefined {
  const { starts } = last;
  if (order.length !== last.defects.length) return undefined;
  const changed: number[] = [];
  for (let i = 0; i < from.length; i++) {
    if (from[i] === i) continue;
    if (from[i]! >= 0) return undefined;
    changed.push(i);
  }
  const defects = last.defects.slice();
  let { told } = last;
  let own: Problem[] | undefined;
  for (const i of changed) {
    const entry = order[i]!;
    defects[i] = entry.made!;
    const [at, end] = [starts[i]!, starts[i + 1]!];
    if (entry.told.length !== end - at) return undefined;
    for (let k = at; k < end; k++) {
      const problem = entry.told[k - at]!;
      if (Object.is(told[k], problem)) continue;
      told = own ??= told.slice();
      own[k] = problem;
    }
  }
  return { defects, told, starts };
}

function joined(order: readonly Entry[], from: Int32Array, last: Last): Last {
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
  return { defects: defects.all(), told: told.all(), starts };
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
