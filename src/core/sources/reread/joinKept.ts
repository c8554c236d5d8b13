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
  const { starts } = change;
  const offset = ({ line, character }: Position): number => starts[line]! + character;
  const defects: DefectEntry[] = [];
  const outside: DefectEntry[] = [];
  const found: DefectList[] = [];
  let next = 0;
  const takeOutside = (): void => {
    outside.push(now.defects[next]!);
    defects.push(now.defects[next++]!);
  };
  for (const { start, end, items, read, before: list } of lists) {
    if (read.length === 0) return undefined;
    while (next < now.defects.length && offset(now.defects[next]!.mention.range.start) !== items[0])
      takeOutside();
    const first = defects.length;
    for (const run of read) {
      const entry = now.defects[next++];
      if (!entry) return undefined;
      const at = 2 * (defects.length - first);
      const { range } = entry.mention;
      if (offset(range.start) !== items[at] || offset(range.end) !== items[at + 1]) return undefined;
      if (!run) {
        defects.push(entry);
        continue;
      }
      const { lines } = run.stretch;
      const same = before.defects.slice(list.first + run.first, list.first + run.last + 1);
      yield* inSteps(same, (known) => {
        defects.push(lines === 0 ? known : entryDown(known, lines));
      });
    }
    found.push({ start, end, items, first });
  }
  while (next < now.defects.length) takeOutside();
  const meetsList = (from: Position, to: Position): boolean =>
    found.some((list) => offset(from) < list.end && offset(to) > list.start);
  if (placesBeside(now).some(({ range }) => meetsList(range.start, range.end))) return undefined;
  if (outside.some(({ mention: { range } }) => meetsList(range.start, range.end))) return undefined;
  const problems = joinProblems(before.problems, now.problems, lists, change);
  return problems && { fragment: { ...now, defects, problems }, lists: { lists: found, starts } };
}

/** In the order of the items that they are of. */
function joinProblems(
  before: readonly Problem[],
  now: Problem[],
  lists: readonly ListNow[],
  { starts, startsBefore }: Change,
): Problem[] | undefined {
  if (before.length + now.length === 0) return now;
  const problems: Problem[] = [];
  const within = (told: readonly Problem[], lines: Int32Array, from: number, to: number): Problem[] =>
    told.filter(({ range: { start } }) => {
      const at = lines[start.line]! + start.character;
      return at >= from && at < to;
    });
  let located = 0;
  for (const { start, end, items, read, before: list } of lists) {
    located += within(before, startsBefore, list.start, list.end).length;
    located += within(now, starts, start, end).length;
    let at = 0;
    for (const run of read) {
      if (!run) {
        problems.push(...within(now, starts, items[2 * at]!, items[2 * at + 1]!));
        at++;
        continue;
      }
      const { first, last, stretch } = run;
      for (const problem of within(before, startsBefore, list.items[2 * first]!, list.items[2 * last + 1]!))
        problems.push(problemDown(problem, stretch.lines));
      at += last - first + 1;
    }
  }
  return located === before.length + now.length ? problems : undefined;
}
