import type { Aligned } from '../ledger/alignSame.js';
import type { Defect, Problem } from '../model/ledger.js';
import type { Entry } from './Question.js';
import { toldByAll } from './toldProblems.js';

/** What was put together last. */
interface Last {
  readonly defects: Defect[];
  /** The ledger's own problems, then what answers tell. */
  readonly problems: Problem[];
  readonly own: readonly Problem[];
  /** Where in `problems` begins what each tells, and at the end how many there are. */
  readonly starts: Int32Array;
}

/**
 * What a ledger is put together of, defects with evidence and what answers tell, kept from one time to the next: a change costs what it
 * concerns, and what lies between is copied as memory is, without a look at tens of thousands of entries.
 */
export class Assembled {
  private last: Last = { defects: [], problems: [], own: [], starts: new Int32Array(1) };
  /** For each entry its place in `last`; -1 for one that was not there, or is another one now. */
  private from: Int32Array = new Int32Array(0);
  /** Made anew since. */
  private readonly changed = new Set<Entry>();
  /** What was given last. */
  private problems: Problem[] = [];
  /** Those that share a question and tell something: what each of them tells depends on the others. */
  private readonly sharing = new Set<Entry>();

  /**
   * @param gone those that are no longer where they were
   * @param now all in their order; `aligned` with that of before
   */
  reorder(gone: readonly Entry[], now: readonly Entry[], { from, fresh }: Aligned): void {
    this.from = placesOf(from, this.from);
    for (const entry of gone) {
      this.changed.delete(entry);
      this.sharing.delete(entry);
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

  /**
   * In the order of `reorder`, when all of them are made. The same list of problems as before when it says the same.
   * @param own what comes before that which is told
   */
  result(order: readonly Entry[], own: readonly Problem[]): { defects: Defect[]; problems: Problem[] } {
    this.markChanged(order);
    this.last = patched(order, own, this.from, this.last) ?? joined(order, own, this.from, this.last);
    this.from = inPlace(this.from);
    const { defects, problems } = this.last;
    const all = this.sharing.size > 0 ? own.concat(toldByAll(order)) : problems;
    if (!sameItems(this.problems, all)) this.problems = all;
    return { defects, problems: this.problems };
  }

  private noteSharing(entry: Entry): void {
    if (entry.shares && entry.told.length > 0) this.sharing.add(entry);
    else this.sharing.delete(entry);
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

/** Where each stands where it stood. */
function patched(
  order: readonly Entry[],
  own: readonly Problem[],
  from: Int32Array,
  last: Last,
): Last | undefined {
  if (order.length !== last.defects.length || !sameItems(own, last.own)) return undefined;
  const changed: number[] = [];
  for (let i = 0; i < from.length; i++) {
    if (from[i] === i) continue;
    if (from[i]! >= 0) return undefined;
    changed.push(i);
  }
  if (changed.length === 0) return { ...last, own };
  const defects = last.defects.slice();
  for (const i of changed) defects[i] = order[i]!.made!;
  return { defects, own, ...told(order, changed, last) };
}

/** `changed`: ascending, not empty. */
function told(
  order: readonly Entry[],
  changed: readonly number[],
  { problems, starts }: Last,
): Pick<Last, 'problems' | 'starts'> {
  const [first, last] = [changed[0]!, changed.at(-1)!];
  const now: Problem[] = [];
  const startsNow = starts.slice();
  let next = 0;
  for (let i = first; i <= last; i++) {
    startsNow[i] = starts[first]! + now.length;
    if (changed[next] !== i) for (let k = starts[i]!; k < starts[i + 1]!; k++) now.push(problems[k]!);
    else {
      next++;
      for (const problem of order[i]!.told) now.push(problem);
    }
  }
  const [from, to] = [starts[first]!, starts[last + 1]!];
  const more = now.length - (to - from);
  if (more === 0 && now.every((problem, k) => Object.is(problem, problems[from + k])))
    return { problems, starts };
  for (let i = last + 1; i < startsNow.length; i++) startsNow[i] = starts[i]! + more;
  return { problems: problems.slice(0, from).concat(now, problems.slice(to)), starts: startsNow };
}

function joined(order: readonly Entry[], own: readonly Problem[], from: Int32Array, last: Last): Last {
  const defects = new Joined<Defect>();
  const problems = new Joined<Problem>();
  const starts = new Int32Array(order.length + 1);
  problems.add(own);
  for (let i = 0; i < order.length;) {
    const first = from[i]!;
    if (first < 0) {
      const { made, told } = order[i]!;
      starts[i++] = problems.count;
      defects.addOne(made!);
      for (const problem of told) problems.addOne(problem);
      continue;
    }
    let at = first;
    const moved = problems.count - last.starts[first]!;
    for (; from[i] === at; at++) starts[i++] = last.starts[at]! + moved;
    defects.add(last.defects.slice(first, at));
    problems.add(last.problems.slice(last.starts[first], last.starts[at]));
  }
  starts[order.length] = problems.count;
  return { defects: defects.all(), problems: problems.all(), own, starts };
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
    this.own = undefined;
    this.parts.push(part);
  }

  addOne(item: T): void {
    this.count++;
    if (!this.own) this.parts.push((this.own = []));
    this.own.push(item);
  }

  all(): T[] {
    const { parts } = this;
    return parts.length < 1000 ? ([] as T[]).concat(...parts) : parts.flat();
  }
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}
