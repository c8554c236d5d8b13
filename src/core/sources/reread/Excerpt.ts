import type { Change } from './Change.js';
import type { DefectList } from './DefectLists.js';

/** Items of a list, by number, that stand there as they did: those before `head` and those from `tail` on. */
export interface Kept {
  readonly list: DefectList;
  readonly head: number;
  readonly tail: number;
}

interface Cut {
  /** In the excerpt. */
  readonly at: number;
  /** How much is left out here and before. */
  readonly left: number;
  /** What stands right at the cut is the end of what is before it; else the start of what is behind it. */
  readonly isEnd: boolean;
}

/**
 * A text without most of what did not change: of the items of each list that stand there as they did, the one next to the change stays on each
 * side, so that the list around it is seen to be what it was. Offsets are zero-based UTF-16 code units.
 */
export class Excerpt {
  readonly text: string;
  private readonly cuts: readonly Cut[];

  /** @param after the text after the change */
  constructor(after: string, kept: readonly Kept[], { offset, end }: Change) {
    const moved = (at: number): number => (at >= end ? at + offset : at);
    const gaps: { from: number; to: number; isEnd: boolean }[] = [];
    for (const { list, head, tail } of kept) {
      const { items } = list;
      const count = items.length / 2;
      if (head > 1) gaps.push({ from: moved(items[0]!), to: moved(items[2 * head - 2]!), isEnd: false });
      if (tail < count - 1)
        gaps.push({ from: items[2 * tail + 1]! + offset, to: items[2 * count - 1]! + offset, isEnd: true });
    }
    gaps.sort((a, b) => a.from - b.from);
    const parts: string[] = [];
    const cuts: Cut[] = [];
    let at = 0;
    let left = 0;
    for (const { from, to, isEnd } of gaps) {
      parts.push(after.slice(at, from));
      cuts.push({ at: from - left, left: (left += to - from), isEnd });
      at = to;
    }
    this.text = `${parts.join('')}${after.slice(at)}`;
    this.cuts = cuts;
  }

  /** The offset in the whole text. */
  toWhole(offset: number): number {
    let low = 0;
    let high = this.cuts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const { at, isEnd } = this.cuts[middle]!;
      if (isEnd ? at < offset : at <= offset) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? offset : offset + this.cuts[low - 1]!.left;
  }
}

/** Which items of a list stand there as they did, moved by whole lines at most. */
export function keptOf(list: DefectList, change: Change): Kept {
  const { items } = list;
  const count = items.length / 2;
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[2 * middle + 1]! <= change.start) low = middle + 1;
    else high = middle;
  }
  const head = low;
  high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (change.movesDown(items[2 * middle]!)) high = middle;
    else low = middle + 1;
  }
  return { list, head, tail: low };
}
