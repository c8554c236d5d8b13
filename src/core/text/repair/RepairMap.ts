/** A run of the damaged text and what stands for it in the repaired one. Zero-based UTF-16 offsets, ends exclusive. */
export interface Replacement {
  start: number;
  end: number;
  text: string;
}

/** The text with its replacements made, and the way back. Replacements are in order and do not overlap. */
export class RepairMap {
  readonly text: string;
  private readonly starts: number[] = [];

  constructor(
    private readonly damaged: string,
    private readonly replacements: readonly Replacement[],
  ) {
    const parts: string[] = [];
    let at = 0;
    let length = 0;
    for (const { start, end, text } of replacements) {
      parts.push(damaged.slice(at, start), text);
      length += start - at;
      this.starts.push(length);
      length += text.length;
      at = end;
    }
    parts.push(damaged.slice(at));
    this.text = parts.join('');
  }

  /** Offset in the damaged text of an offset in the repaired one; clamped, and monotone. */
  toOriginal(offset: number): number {
    if (!(offset > 0)) offset = 0;
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return Math.min(offset, this.damaged.length);
    const run = this.replacements[low - 1]!;
    const into = offset - this.starts[low - 1]!;
    // Half a surrogate pair has no place of its own.
    if (into < run.text.length) return run.start;
    return Math.min(run.end + into - run.text.length, this.damaged.length);
  }
}
