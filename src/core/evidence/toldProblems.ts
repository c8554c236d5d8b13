import type { Problem } from '../model/ledger.js';
import { isOpen, type Status } from '../model/vocabulary.js';
import type { AnchorResult } from './AnchorResult.js';

const none: readonly Problem[] = [];

/** The problems of the source that answers to a defect's anchors come with, each once. */
export function toldBy(answers: readonly AnchorResult[], status: Status): readonly Problem[] {
  const open = isOpen(status);
  if (!answers.some(({ problems, lost }) => problems.length > 0 || (open && lost))) return none;
  const told = answers.flatMap(({ problems, lost }) => (open && lost ? [...problems, lost] : problems));
  return told.length > 1 ? [...new Set(told)] : told;
}

/** Those of all, each once. Only those that share a question with others can tell what others tell. */
export function toldByAll(
  entries: readonly { readonly told: readonly Problem[]; readonly shares: boolean }[],
): Problem[] {
  const all: Problem[] = [];
  const shared = new Set<Problem>();
  for (const { told, shares } of entries) {
    for (const problem of told) {
      if (shares && shared.has(problem)) continue;
      if (shares) shared.add(problem);
      all.push(problem);
    }
  }
  return all;
}
