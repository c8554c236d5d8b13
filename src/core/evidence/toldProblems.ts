import type { Problem } from '../model/ledger.js';
import { isOpen, type Status } from '../model/vocabulary.js';
import type { AnchorResult } from './AnchorResult.js';

const none: readonly Problem[] = [];

/** The problems of the source that answers to a defect's anchors come with, each once. */
export function toldBy(answers: readonly AnchorResult[], status: Status): readonly Problem[] {
  const open = isOpen(status);
  let told: Problem[] | undefined;
  for (const { problems, lost } of answers) {
    for (const problem of problems) told = withProblem(told, problem);
    if (open && lost) told = withProblem(told, lost);
  }
  return told ?? none;
}

/** What several anchors of a source tell alike (that their file is not there) is told where the first of them stands. */
function withProblem(told: Problem[] = [], problem: Problem): Problem[] {
  const isTold = ({ path, message }: Problem): boolean =>
    path === problem.path && message === problem.message;
  if (!told.some(isTold)) told.push(problem);
  return told;
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
