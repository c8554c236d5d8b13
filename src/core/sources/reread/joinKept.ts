import type { Problem } from '../../model/ledger.js';
import type { Position } from '../../model/range.js';
import { inSteps, type Steps } from '../../steps.js';
import type { DefectEntry, Fragment } from '../fragment.js';
import type { Change } from './Change.js';
import { placesBeside, type DefectList, type DefectLists } from './DefectLists.js';
import type { ListNow } from './listsNow.js';
import { entryDown, problemDown } from './movedDown.js';

export interface Reread {
  readonly fragment: Fragment;
  readonly lists: DefectLists;
}

/**
 * What was read of the excerpt and what is left as it was, put together. Undefined where an item is not one defect and nothing else, and
 * for a problem that is of no item.
 * @param now of the excerpt, with ranges of the whole text
 */
export function* joinKept(
  before: Fragment,
  now: Fragment,
  lists: readonly ListNow[],
  change: Change,
): Steps<Reread | undefined> {
  const { starts, lines } = change;
  const offset = ({ line, character }: Position): number => starts[line]! + character;
  const defects: DefectEntry[] = [];
  const outside: DefectEntry[] = [];
  const found: DefectList[] = [];
  let next = 0;
  for (const { list, items, start, end, head, heads, tail, tails, read } of lists) {
    if (read === 0) return undefined;
    const firstRead = head - heads;
    for (; next < now.defects.length; next++) {
      const entry = now.defects[next]!;
      if (offset(entry.mention.range.start) === items[2 * firstRead]) break;
      outside.push(entry);
      defects.push(entry);
    }
    for (let i = 0; i < read; i++) {
      const range = now.defects[next + i]?.mention.range;
      const at = 2 * (firstRead + i);
      if (!range || offset(range.start) !== items[at] || offset(range.end) !== items[at + 1])
        return undefined;
    }
    found.push({ start, end, items, first: defects.length });
    for (let i = 0; i < head; i++) defects.push(before.defects[list.first + i]!);
    for (let i = heads; i < read - tails; i++) defects.push(now.defects[next + i]!);
    const behind = before.defects.slice(list.first + tail, list.first + list.items.length / 2);
    yield* inSteps(behind, (entry) => {
      defects.push(lines === 0 ? entry : entryDown(entry, lines));
    });
    next += read;
  }
  for (; next < now.defects.length; next++) {
    outside.push(now.defects[next]!);
    defects.push(now.defects[next]!);
  }
  const isIn = (at: Position, { start, end }: DefectList): boolean => offset(at) >= start && offset(at) < end;
  for (const { range } of placesBeside(now))
    if (found.some((list) => isIn(range.start, list))) return undefined;
  for (const { mention } of outside) {
    const { start, end } = mention.range;
    if (found.some((list) => offset(start) < list.end && offset(end) > list.start)) return undefined;
  }
  const problems = joinProblems(before, now, lists, change);
  return problems && { fragment: { ...now, defects, problems }, lists: { lists: found, starts } };
}

/** In the order of the items that they are of. */
function joinProblems(
  before: Fragment,
  now: Fragment,
  lists: readonly ListNow[],
  { starts, startsBefore, lines }: Change,
): Problem[] | undefined {
  if (before.problems.length + now.problems.length === 0) return now.problems;
  const offsetIn = (of: Int32Array, { range }: Problem): number =>
    of[range.start.line]! + range.start.character;
  const problems: Problem[] = [];
  let told = 0;
  const from = (of: readonly Problem[], at: Int32Array, low: number, high: number): Problem[] =>
    of.filter((problem) => offsetIn(at, problem) >= low && offsetIn(at, problem) < high);
  for (const { list, items, head, heads, tail, tails, read } of lists) {
    const old = (low: number, high: number): Problem[] =>
      high > low ? from(before.problems, startsBefore, list.items[2 * low]!, list.items[2 * high - 1]!) : [];
    const fresh = (low: number, high: number): Problem[] =>
      high > low ? from(now.problems, starts, items[2 * low]!, items[2 * high - 1]!) : [];
    const firstRead = head - heads;
    problems.push(...old(0, head), ...fresh(head, firstRead + read - tails));
    for (const problem of old(tail, list.items.length / 2))
      problems.push(lines === 0 ? problem : problemDown(problem, lines));
    told += fresh(firstRead, firstRead + read).length;
    told += from(before.problems, startsBefore, list.start, list.end).length;
  }
  return told === before.problems.length + now.problems.length ? problems : undefined;
}
