import type { Contradiction, Defect, Ledger, Problem } from '../model/ledger.js';
import { atOnce, inSteps, type Steps } from '../steps.js';
import { alignSame } from './alignSame.js';
import { sameValue } from './identity/sameValue.js';

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
  return atOnce(diffingLedgers(before, after));
}

/** The same in steps. */
export function* diffingLedgers(before: Ledger | undefined, after: Ledger): Steps<LedgerDiff> {
  const defects = new Set<string>();
  const paths = new Set<string>();
  const touch = (defect: Defect | undefined): void => {
    for (const occurrence of defect?.occurrences ?? []) paths.add(occurrence.path);
  };
  const all = before?.defects ?? [];
  let structure = before === undefined || all.length !== after.defects.length;
  // Most are the same objects: only the others are sought by their ids.
  const { gone, fresh } = alignSame(all, after.defects);
  const old = new Map(gone.map((i) => [all[i]!.id, all[i]!]));
  yield* inSteps(fresh, (i) => {
    const defect = after.defects[i]!;
    const known = old.get(defect.id);
    old.delete(defect.id);
    if (known === defect) return;
    defects.add(defect.id);
    touch(known);
    touch(defect);
    structure ||= all[i]?.id !== defect.id || known?.priority !== defect.priority;
  });
  for (const [id, gone] of old) {
    defects.add(id);
    touch(gone);
  }
  yield;
  const contradictions = onlyInOne(before?.contradictions ?? [], after.contradictions);
  for (const path of changedPaths(before, after, contradictions)) paths.add(path);
  yield;
  const roadmap =
    defects.size > 0 ||
    !before ||
    !sameList(before.phases, after.phases) ||
    !sameList(before.criteria, after.criteria);
  const changed = changedContradictions(contradictions);
  for (const { defect } of changed) if (defect !== undefined) defects.add(defect);
  yield;
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

/** Paths whose problems or claims are not what they were; one whose problems only moved among those of others may be with them. */
function changedPaths(
  before: Ledger | undefined,
  after: Ledger,
  contradictions: Parted<Contradiction>,
): string[] {
  const problems = onlyInOne<Problem>(before?.problems ?? [], after.problems);
  const moved = new Set<object>([...problems.before, ...contradictions.before]);
  const old = byPath(problems.before, contradictions.before);
  const now = byPath(problems.after, contradictions.after);
  const paths = new Set(problems.after.flatMap((problem) => (moved.has(problem) ? [problem.path] : [])));
  for (const contradiction of contradictions.after)
    if (moved.has(contradiction)) for (const { source } of contradiction.claims) paths.add(source.path);
  for (const path of [...old.keys(), ...now.keys()])
    if (!sameList(old.get(path) ?? [], now.get(path) ?? [])) paths.add(path);
  return [...paths];
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

interface Parted<T> {
  readonly before: readonly T[];
  readonly after: readonly T[];
}

/** The objects that stand in one of the lists only; one that has moved among the others may be in both. */
function onlyInOne<T extends object>(before: readonly T[], after: readonly T[]): Parted<T> {
  const { gone, fresh } = alignSame(before, after);
  return { before: gone.map((i) => before[i]!), after: fresh.map((i) => after[i]!) };
}

/** Those of before that are gone and those of now that are new. */
function changedContradictions(part: Parted<Contradiction>): Contradiction[] {
  return [...notAmong(part.before, part.after), ...notAmong(part.after, part.before)];
}

function notAmong(some: readonly Contradiction[], others: readonly Contradiction[]): Contradiction[] {
  if (some.length === 0) return [];
  const bySubject = new Map<string, Contradiction[]>();
  for (const each of others) {
    const known = bySubject.get(each.subject);
    if (known) known.push(each);
    else bySubject.set(each.subject, [each]);
  }
  return some.filter((each) => !bySubject.get(each.subject)?.some((other) => sameValue(each, other)));
}

function sameList(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length === after.length && before.every((item, i) => sameValue(item, after[i]));
}
