import type { Change, Placed } from './Change.js';
import type { DefectList } from './DefectLists.js';
import { firstAbove } from '../../text/firstAbove.js';

/** Items of a list, by number, that follow one another as they did: they may have moved, by whole lines. */
export interface Run {
  readonly first: number;
  readonly last: number;
  readonly stretch: Placed;
}

export interface Kept {
  readonly list: DefectList;
  readonly runs: readonly Run[];
}

/**
 * A text without most of what did not change: of each run of items the first one stays, so that the list is seen to go on in front of it and
 * behind it as it did. Offsets are zero-based UTF-16 code units.
 */
export class Excerpt {
  readonly text: string;
  /** Where something is left out: what ends there stands in front of it. */
  private readonly cuts: number[] = [];
  /** How much is left out up to there. */
  private readonly left: number[] = [];

  /** @param after the text after the change */
  constructor(after: string, kept: readonly Kept[]) {
    const gaps = kept.flatMap(({ list: { items }, runs }) =>
      runs.map(({ first, last, stretch: { offset } }) => ({
        from: items[2 * first + 1]! + offset,
        to: items[2 * last + 1]! + offset,
      })),
    );
    gaps.sort((a, b) => a.from - b.from);
    const parts: string[] = [];
    let at = 0;
    let left = 0;
    for (const { from, to } of gaps) {
      if (from === to) continue;
      parts.push(after.slice(at, from));
      this.cuts.push(from - left);
      this.left.push((left += to - from));
      at = to;
    }
    this.text = `${parts.join('')}${after.slice(at)}`;
  }

  /** The offset in the whole text. */
  toWhole(offset: number): number {
    const at = firstAbove(this.cuts, offset - 1);
    return at === 0 ? offset : offset + this.left[at - 1]!;
  }
}

/** The items of a list that are what they were. */
export function keptOf(list: DefectList, { stretches }: Change): Kept {
  const { items } = list;
  const runs: Run[] = [];
  for (const stretch of stretches) {
    // Starts and ends rise by turns.
    const first = (firstAbove(items, stretch.downFrom - 1) + 1) >> 1;
    const last = (firstAbove(items, stretch.to) >> 1) - 1;
    if (first <= last) runs.push({ first, last, stretch });
  }
  return { list, runs };
}
