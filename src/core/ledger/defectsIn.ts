import type { Defect, Ledger } from '../model/ledger.js';

type Places = ReadonlyMap<string, readonly number[]>;

const none: readonly number[] = [];
/** Ledgers never change, so what was sorted once stays true for as long as the ledger is there. */
const known = new WeakMap<Ledger, Places>();

/** The defects that have an occurrence, a mention or an anchor's source in the file, in the order of the ledger. */
export function defectsIn(ledger: Ledger, path: string): Defect[] {
  return (placesOf(ledger).get(path) ?? none).map((i) => ledger.defects[i]!);
}

/** Places in `ledger.defects` of what `defectsIn` gives. */
export function defectIndexesIn(ledger: Ledger, path: string): readonly number[] {
  return placesOf(ledger).get(path) ?? none;
}

/** To be called when `to` has the same defects in the same files as `from` has, or in fewer: nothing is sorted for it again. */
export function shareDefectsIn(from: Ledger, to: Ledger): void {
  known.set(to, placesOf(from));
}

function placesOf(ledger: Ledger): Places {
  let places = known.get(ledger);
  if (!places) known.set(ledger, (places = sortByPath(ledger)));
  return places;
}

function sortByPath(ledger: Ledger): Places {
  const byPath = new Map<string, number[]>();
  const add = (path: string, i: number): void => {
    const list = byPath.get(path);
    if (!list) byPath.set(path, [i]);
    else if (list.at(-1) !== i) list.push(i);
  };
  for (const [i, { occurrences, mentions, anchors }] of ledger.defects.entries()) {
    for (const { path } of occurrences) add(path, i);
    for (const { path } of mentions) add(path, i);
    for (const { source } of anchors) add(source.path, i);
  }
  return byPath;
}
