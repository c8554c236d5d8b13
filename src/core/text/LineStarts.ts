import type { Position, Range } from '../model/range.js';

/** Where each line of a text begins, which is all that it takes to place an offset: the text itself may go. */
export class LineStarts {
  private lastLine = 0;

  /** `starts` begins with 0 and rises; `length` is the text's, in UTF-16 code units. */
  constructor(
    readonly starts: ArrayLike<number>,
    private readonly length: number,
  ) {}

  /** Clamped to the text. */
  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.length));
    const line = this.lineAt(at);
    return { line, character: at - this.starts[line]! };
  }

  range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  /**
   * The line of an offset that is within the text. Who reads asks for places near the last one, so the search begins there, in steps that
   * double.
   */
  lineAt(offset: number): number {
    const { starts } = this;
    let low = this.lastLine;
    let high = low + 1;
    if (starts[low]! <= offset) {
      let step = 1;
      while (high < starts.length && starts[high]! <= offset) {
        low = high;
        step *= 2;
        high = low + step;
      }
      high = Math.min(high, starts.length);
    } else {
      let step = 1;
      do {
        high = low;
        low = Math.max(0, low - step);
        step *= 2;
      } while (starts[low]! > offset);
    }
    // The line is one of `low` to `high - 1`.
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    this.lastLine = low;
    return low;
  }
}
