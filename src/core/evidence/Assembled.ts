import type { Aligned } from '../ledger/alignSame.js';
import type { Defect, Problem } from '../model/ledger.js';
import type { Entry } from './Question.js';
import { toldByAll } from './toldProblems.js';

/**
 * What a ledger is put together of, defects with evidence and what answers tell, kept from one time to the next: where the same defects
 * stand in the same order, a change costs what it concerns and a copy of the list.
 */
export class Assembled {
  private defects: readonly Defect[] | undefined;
  private told: readonly Problem[] | undefined;
  /** Made anew since `defects` were. */
  private readonly changed = new Set<Entry>();

  /** `now` takes the place of `before`. */
  reorder(before: readonly Entry[], now: readonly Entry[], { gone, fresh }: Aligned): void {
    const inPlace = before.length === now.length && gone.every((at, i) => at === fresh[i]);
    if (!inPlace) {
      for (let i = 0; i < now.length; i++) now[i]!.place = i;
      this.defects = undefined;
      this.told = undefined;
      this.changed.clear();
      return;
    }
    // Some may only have changed places with one another.
    const tolds = fresh.map((place) => before[place]!.told);
    for (const place of fresh) this.changed.delete(before[place]!);
    for (const [i, place] of fresh.entries()) {
      const entry = now[place]!;
      entry.place = place;
      // What is made already is not made again; what is not tells as the other did, until it is.
      if (!entry.made) entry.told = tolds[i]!;
      else if (!sameItems(entry.told, tolds[i]!)) this.told = undefined;
      this.changed.add(entry);
    }
  }

  set(entry: Entry, made: Defect, told: readonly Problem[]): void {
    entry.made = made;
    if (!sameItems(entry.told, told)) this.told = undefined;
    entry.told = told;
    this.changed.add(entry);
  }

  /** Another defect has the same question now. */
  share(entry: Entry): void {
    if (entry.shares) return;
    entry.shares = true;
    if (entry.told.length > 0) this.told = undefined;
  }

  /** In the order of `reorder`, when all of them are made. The same list of what is told as before when it is the same. */
  result(order: readonly Entry[]): { defects: Defect[]; told: readonly Problem[] } {
    const defects = this.defects?.slice() ?? order.map((entry) => entry.made!);
    for (const entry of this.changed) defects[entry.place] = entry.made!;
    this.changed.clear();
    this.defects = defects;
    this.told ??= toldByAll(order);
    return { defects, told: this.told };
  }
}

export function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}
