import type { Ledger } from '../model/ledger.js';
import type { Mention } from '../model/range.js';
import { sameRange } from './sameRange.js';

/** A task, criterion or check of the ledger. */
export interface LedgerCheck {
  readonly text: string;
  readonly done: boolean;
  readonly source: Mention;
}

/** What tells a task, criterion or check from all others of its ledger, wherever its line moves to. */
export interface CheckKey {
  readonly path: string;
  readonly text: string;
  /** How many with the same path and text come before it. */
  readonly nth: number;
}

/** Undefined when the ledger has no check just there. */
export function checkKey(ledger: Ledger, { path, range }: Mention): CheckKey | undefined {
  const checks = ledgerChecks(ledger, path);
  const found = checks.find(({ source }) => sameRange(source.range, range));
  if (!found) return undefined;
  const { text } = found;
  return { path, text, nth: checks.filter((check) => check.text === text).indexOf(found) };
}

/** Where the check is now; undefined when the ledger has it no more. */
export function checkAt(ledger: Ledger, { path, text, nth }: CheckKey): Mention | undefined {
  return ledgerChecks(ledger, path).filter((check) => check.text === text)[nth]?.source;
}

/** Of one source, from top to bottom, each place once. */
export function ledgerChecks({ phases, criteria, defects }: Ledger, path: string): LedgerCheck[] {
  const found: LedgerCheck[] = [];
  const add = (
    checks: readonly { text?: string; title?: string; done: boolean; source: Mention }[],
  ): void => {
    for (const { text, title, done, source } of checks)
      if (source.path === path) found.push({ text: text ?? title ?? '', done, source });
  };
  for (const { tasks, tracks = [], exitCriteria } of phases) {
    add(tasks);
    for (const track of tracks) add(track.tasks);
    add(exitCriteria);
  }
  add(criteria);
  for (const { checklist } of defects) add(checklist);
  found.sort(
    ({ source: { range: a } }, { source: { range: b } }) =>
      a.start.line - b.start.line || a.start.character - b.start.character,
  );
  return found.filter(({ source }, i) => i === 0 || !sameRange(source.range, found[i - 1]!.source.range));
}
