import { commonEnds } from './commonEnds.js';
import { firstAbove } from './firstAbove.js';

/**
 * How a text came out of another one: what stands before `start` and from `end` on is the same. Offsets are zero-based UTF-16 code
 * units, those of the text before unless said otherwise.
 */
export class Change {
  readonly start: number;
  readonly end: number;
  /** What is behind the change stands so many characters, and lines, further down. */
  readonly offset: number;
  readonly lines: number;
  /** Offsets of the starts of the lines of the text after. */
  readonly starts: Int32Array;
  /** What stands on this line behind the change moves along it, too: -1 for none. */
  private readonly lineMovedAlong: number;

  /** `startsBefore`: as `starts`, of the text before. */
  constructor(
    before: string,
    after: string,
    readonly startsBefore: Int32Array,
  ) {
    const common = commonEnds(before, after);
    this.start = common.start;
    this.end = before.length - common.end;
    this.offset = after.length - before.length;
    this.starts = movedStarts(startsBefore, after, this);
    this.lines = this.starts.length - startsBefore.length;
    const line = firstAbove(startsBefore, this.end) - 1;
    const along = this.end + this.offset - this.starts[line + this.lines]! - (this.end - startsBefore[line]!);
    this.lineMovedAlong = along === 0 ? -1 : line;
  }

  /** What begins here, behind the change, has moved by whole lines or not at all. */
  movesDown(offset: number): boolean {
    if (offset < this.end) return false;
    return this.lineMovedAlong < 0 || this.startsBefore[this.lineMovedAlong + 1]! <= offset;
  }
}

/** Where a line begins depends on the characters on both sides of that place, and no others. */
function movedStarts(
  before: Int32Array,
  after: string,
  { start, end, offset }: Pick<Change, 'start' | 'end' | 'offset'>,
): Int32Array {
  const head = Math.max(1, firstAbove(before, start - 1));
  const tail = firstAbove(before, end);
  const middle: number[] = [];
  for (let at = Math.max(1, start); at <= end + offset; at++) {
    const code = after.charCodeAt(at - 1);
    if (code === 10 || (code === 13 && after.charCodeAt(at) !== 10)) middle.push(at);
  }
  const starts = new Int32Array(head + middle.length + before.length - tail);
  starts.set(before.subarray(0, head));
  starts.set(middle, head);
  for (let i = tail, to = head + middle.length; i < before.length; i++) starts[to++] = before[i]! + offset;
  return starts;
}
