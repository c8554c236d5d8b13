import type { Steps } from '../../steps.js';
import type { Stretch } from './Change.js';
import { commonEnds } from './commonEnds.js';
import type { DefectList } from './DefectLists.js';
import { firstAbove } from '../../text/firstAbove.js';

/** Behind a change so many items are sought in the text after, so far from where it begins. */
const itemsSought = 3;
const reach = 131_072;
/** Of more changes than this the rest counts as one. */
const mostChanges = 24;

/** What two texts have in common: the ends of them, and between these whatever follows an item that is found again. */
export function* findStretches(
  before: string,
  after: string,
  lists: readonly DefectList[],
): Steps<Stretch[]> {
  const common = commonEnds(before, after);
  yield;
  const stretches: Stretch[] = [{ from: 0, to: common.start, offset: 0 }];
  const [end, endNow] = [before.length - common.end, after.length - common.end];
  let [at, now] = [common.start, common.start];
  while (stretches.length < mostChanges) {
    const found = nextSame(before.slice(0, end), after.slice(0, endNow), at, now, lists);
    if (!found) break;
    stretches.push(found);
    [at, now] = [found.to, found.to + found.offset];
    yield;
  }
  stretches.push({ from: end, to: before.length, offset: endNow - end });
  return stretches;
}

function nextSame(
  before: string,
  after: string,
  at: number,
  now: number,
  lists: readonly DefectList[],
): Stretch | undefined {
  const items = lists.find((list) => list.end > at)?.items;
  if (!items) return undefined;
  const ahead = after.slice(now, now + reach);
  let i = firstAbove(items, at - 1);
  i += i % 2;
  for (let tried = 0; tried < itemsSought && i < items.length; tried++, i += 2) {
    const [from, to] = [items[i]!, items[i + 1]!];
    if (to > before.length) return undefined;
    const found = ahead.indexOf(before.slice(from, to));
    if (found < 0) continue;
    const same = commonEnds(before.slice(from), after.slice(now + found)).start;
    return { from, to: from + same, offset: now + found - from };
  }
  return undefined;
}
