import type { Defect, Ledger } from '../model/ledger.js';
import { openOccurrences } from './openOccurrences.js';
import { severityLevel, worseLevel, type SeverityLevel } from './severityLevel.js';

/** What asks for work in one file of code. */
export interface FileTally {
  /** Places. */
  readonly open: number;
  /** Those that prove their defect. */
  readonly confirmed: number;
  readonly worst: SeverityLevel;
}

/** Ledgers never change, so what was counted once stays true for as long as the ledger is there. */
const known = new WeakMap<Ledger, ReadonlyMap<string, FileTally>>();

/** By path, of every file of code in which something asks for work; sources are not counted. One pass over all occurrences. */
export function fileTallies(ledger: Ledger): ReadonlyMap<string, FileTally> {
  let tallies = known.get(ledger);
  if (!tallies) known.set(ledger, (tallies = count(ledger)));
  return tallies;
}

function count({ defects, sources }: Ledger): Map<string, FileTally> {
  const tallies = new Map<string, FileTally>();
  const add = (defect: Defect, path: string, proves: boolean): void => {
    const { open = 0, confirmed = 0, worst } = tallies.get(path) ?? {};
    const level = severityLevel(defect);
    tallies.set(path, {
      open: open + 1,
      confirmed: confirmed + Number(proves),
      worst: worst === undefined ? level : worseLevel(worst, level),
    });
  };
  for (const defect of defects)
    for (const { path, proves } of openOccurrences(defect)) add(defect, path, proves);
  for (const { path } of sources) tallies.delete(path);
  return tallies;
}
