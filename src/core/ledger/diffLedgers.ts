import type { Contradiction, Defect, Ledger, Problem } from '../model/ledger.js';
import { changedPart, withoutSame } from './changedPart.js';

/** What a view has to redraw. */
export interface LedgerDiff {
  /** Ids of defects that are new, gone or changed, or that a changed contradiction is about. */
  defects: ReadonlySet<string>;
  /** The set or the order of defects changed, so that groups change too. */
  structure: boolean;
  /** Anything of the roadmap changed: phases, tasks, criteria. */
  roadmap: boolean;
  /** A contradiction is new, gone or changed. */
  contradictions: boolean;
  /** The import errors that no report mentions are others. */
  unreported: boolean;
  /** Paths whose occurrences, problems or claims of contradictions changed. */
  paths: ReadonlySet<string>;
}

/** Unchanged defects are the same objects in both ledgers (LedgerEngine), so this compares references. */
export function diffLedgers(before: Ledger | undefined, after: Ledger): LedgerDiff {
  const defects = new Set<string>();
  const paths = new Set<string>();
  const touch = (defect: Defect | undefined): void => {
    for (const occurrence of defect?.occurrences ?? []) paths.add(occurrence.path);
  };
  const all = before?.defects ?? [];
  const part = changedPart(all, after.defects);
  let structure = before === undefined || all.length !== after.defects.length;
  const compare = (known: Defect | undefined, defect: Defect, isInPlace: boolean): void => {
    if (known === defect) return;
    defects.add(defect.id);
    touch(known);
    touch(defect);
    structure ||= !isInPlace || known?.priority !== defect.priority;
  };
  // Most stand where they stood; only the others are sought.
  const moved = changedPart(
    part.before.map(({ id }) => id),
    part.after.map(({ id }) => id),
  );
  const last = part.after.length - moved.start - moved.after.length;
  for (let i = 0; i < moved.start; i++) compare(part.before[i], part.after[i]!, true);
  for (let i = 1; i <= last; i++)
    compare(
      part.before[part.before.length - i],
      part.after[part.after.length - i]!,
      part.before.length === part.after.length,
    );
  const old = new Map(
    part.before.slice(moved.start, part.before.length - last).map((defect) => [defect.id, defect]),
  );
  for (const [i, defect] of part.after.slice(moved.start, part.after.length - last).entries()) {
    compare(old.get(defect.id), defect, all[part.start + moved.start + i]?.id === defect.id);
    old.delete(defect.id);
  }
  for (const [id, gone] of old) {
    defects.add(id);
    touch(gone);
  }
  for (const path of changedPaths(before, after)) paths.add(path);
  const roadmap =
    defects.size > 0 ||
    !before ||
    !sameList(before.phases, after.phases) ||
    !sameList(before.criteria, after.criteria);
  const changed = changedContradictions(before?.contradictions ?? [], after.contradictions);
  for (const { defect } of changed) if (defect !== undefined) defects.add(defect);
  const unreported = changedUnreported(before, after);
  for (const path of unreported) paths.add(path);
  return {
    defects,
    structure,
    roadmap,
    contradictions: changed.length > 0,
    unreported: unreported.size > 0,
    paths,
  };
}

/** Paths whose unreported import errors are not what they were. */
function changedUnreported(before: Ledger | undefined, after: Ledger): Set<string> {
  if (before?.unreported === after.unreported) return new Set();
  const old = new Set(before?.unreported.map((error) => JSON.stringify(error)));
  const now = new Set(after.unreported.map((error) => JSON.stringify(error)));
  const changed = [
    ...(before?.unreported ?? []).filter((error) => !now.has(JSON.stringify(error))),
    ...after.unreported.filter((error) => !old.has(JSON.stringify(error))),
  ];
  return new Set(changed.map(({ path }) => path));
}

/** Paths whose problems or claims are not what they were. */
function changedPaths(before: Ledger | undefined, after: Ledger): string[] {
  const problems = changedPart<Problem>(before?.problems ?? [], after.problems);
  const contradictions = changedPart<Contradiction>(before?.contradictions ?? [], after.contradictions);
  const old = byPath(problems.before, contradictions.before);
  const now = byPath(problems.after, contradictions.after);
  return [...new Set([...old.keys(), ...now.keys()])].filter(
    (path) => !sameList(old.get(path) ?? [], now.get(path) ?? []),
  );
}

function byPath(
  problems: readonly Problem[],
  contradictions: readonly Contradiction[],
): Map<string, object[]> {
  const map = new Map<string, object[]>();
  const add = (path: string, what: object): void => {
    const list = map.get(path);
    if (list) list.push(what);
    else map.set(path, [what]);
  };
  for (const problem of problems) add(problem.path, problem);
  for (const contradiction of contradictions) {
    // The whole of it: a claim's diagnostic names the other claims too.
    for (const path of new Set(contradiction.claims.map(({ source }) => source.path)))
      add(path, contradiction);
  }
  return map;
}

/** Those of before that are gone and those of now that are new; one that only moved is both. */
function changedContradictions(
  before: readonly Contradiction[],
  after: readonly Contradiction[],
): Contradiction[] {
  const part = withoutSame(before, after);
  const old = new Set(part.before.map((contradiction) => JSON.stringify(contradiction)));
  const now = new Set(part.after.map((contradiction) => JSON.stringify(contradiction)));
  return [
    ...part.before.filter((contradiction) => !now.has(JSON.stringify(contradiction))),
    ...part.after.filter((contradiction) => !old.has(JSON.stringify(contradiction))),
  ];
}

function sameList(before: readonly unknown[], after: readonly unknown[]): boolean {
  return (
    before.length === after.length &&
    before.every((item, i) => item === after[i] || JSON.stringify(item) === JSON.stringify(after[i]))
  );
}
