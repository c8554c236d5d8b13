import type { Defect, Ledger } from '../model/ledger.js';

/** What a view has to redraw. */
export interface LedgerDiff {
  /** Ids of defects that are new, gone or changed. */
  defects: ReadonlySet<string>;
  /** The set or the order of defects changed, so that groups change too. */
  structure: boolean;
  /** Anything of the roadmap changed: phases, tasks, criteria. */
  roadmap: boolean;
  /** Paths whose occurrences or problems changed. */
  paths: ReadonlySet<string>;
}

/** Unchanged defects are the same objects in both ledgers (LedgerEngine), so this compares references. */
export function diffLedgers(before: Ledger | undefined, after: Ledger): LedgerDiff {
  const defects = new Set<string>();
  const paths = new Set<string>();
  const old = new Map(before?.defects.map((defect) => [defect.id, defect]));
  const touch = (defect: Defect | undefined): void => {
    for (const occurrence of defect?.occurrences ?? []) paths.add(occurrence.path);
  };
  let structure = before === undefined || before.defects.length !== after.defects.length;
  for (const [i, defect] of after.defects.entries()) {
    const known = old.get(defect.id);
    old.delete(defect.id);
    if (known === defect) continue;
    defects.add(defect.id);
    touch(known);
    touch(defect);
    structure ||= before?.defects[i]?.id !== defect.id || known?.priority !== defect.priority;
  }
  for (const [id, gone] of old) {
    defects.add(id);
    touch(gone);
  }
  const problemsBefore = byPath(before);
  const problemsAfter = byPath(after);
  for (const path of new Set([...problemsBefore.keys(), ...problemsAfter.keys()])) {
    if (problemsBefore.get(path) !== problemsAfter.get(path)) paths.add(path);
  }
  const roadmap =
    JSON.stringify([before?.phases, before?.criteria]) !== JSON.stringify([after.phases, after.criteria]) ||
    defects.size > 0;
  return { defects, structure, roadmap, paths };
}

function byPath(ledger: Ledger | undefined): Map<string, string> {
  const map = new Map<string, string>();
  for (const problem of ledger?.problems ?? []) {
    map.set(problem.path, (map.get(problem.path) ?? '') + JSON.stringify(problem));
  }
  return map;
}
