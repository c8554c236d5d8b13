import { firstAbove } from '../../text/firstAbove.js';
import { grown } from '../../text/grown.js';

/** A stretch that two texts have in common. Offsets are zero-based UTF-16 code units of the text before, the end exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** In the text after it stands so many characters further down. */
  readonly offset: number;
}

export interface Placed extends Stretch {
  /** So many lines further down. */
  readonly lines: number;
  /** What begins before this offset has moved along its line, too. */
  readonly downFrom: number;
}

/** How a text came out of another one. */
export class Change {
  readonly stretches: readonly Placed[];
  /** Offsets of the starts of the lines of the text after. */
  readonly starts: Int32Array;

  /**
   * @param stretches in order in both texts; the first begins both of them, the last ends both of them
   * @param startsBefore as `starts`, of the text before
   */
  constructor(
    after: string,
    stretches: readonly Stretch[],
    readonly startsBefore: Int32Array,
  ) {
    this.starts = movedStarts(after, stretches, startsBefore);
    this.stretches = stretches.map((stretch) => this.place(stretch));
  }

  private place(stretch: Stretch): Placed {
    const { from, offset } = stretch;
    const { starts, startsBefore } = this;
    const line = firstAbove(startsBefore, from) - 1;
    const lineNow = firstAbove(starts, from + offset) - 1;
    const along = from + offset - starts[lineNow]! - (from - startsBefore[line]!);
    const downFrom = along === 0 ? from : (startsBefore[line + 1] ?? Infinity);
    return { ...stretch, lines: lineNow - line, downFrom };
  }

  /** Where the character at this offset stands now; undefined when it is in no stretch. */
  now(offset: number): number | undefined {
    const stretch = this.stretches.find(({ from, to }) => offset >= from && offset < to);
    return stretch && offset + stretch.offset;
  }

  /** Whether all that is not in common is strictly within one of these. */
  isWithin(places: readonly { readonly start: number; readonly end: number }[]): boolean {
    return this.stretches.every(({ to }, i) => {
      const next = this.stretches[i + 1];
      return !next || places.some(({ start, end }) => start < to && next.from < end);
    });
  }
}

/** Whether a line begins at a place depends on the characters on both sides of it, and on no others. */
function movedStarts(after: string, stretches: readonly Stretch[], before: Int32Array): Int32Array {
  let starts = new Int32Array(before.length + 16);
  let count = 1;
  const add = (at: number): void => {
    if (count === starts.length) starts = grown(starts);
    starts[count++] = at;
  };
  for (const [i, { from, to, offset }] of stretches.entries()) {
    const last = stretches[i + 1];
    const high = firstAbove(before, last ? to - 1 : to);
    for (let at = Math.max(1, firstAbove(before, from)); at < high; at++) add(before[at]! + offset);
    if (!last) break;
    eachStart(after, Math.max(1, to + offset), last.from + last.offset, add);
  }
  return starts.slice(0, count);
}

/** The starts of lines from the one offset to the other, this among them. */
function eachStart(text: string, from: number, to: number, add: (at: number) => void): void {
  if (from > to) return;
  if (!text.slice(from - 1, to).includes('\r')) {
    for (let at = text.indexOf('\n', from - 1); at >= 0 && at < to; at = text.indexOf('\n', at + 1))
      add(at + 1);
    return;
  }
  for (let at = from; at <= to; at++) {
    const code = text.charCodeAt(at - 1);
    if (code === 10 || (code === 13 && text.charCodeAt(at) !== 10)) add(at);
  }
}
