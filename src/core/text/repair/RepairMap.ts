import { firstAbove } from '../firstAbove.js';

/** A run of the damaged text and what stands for it in the repaired one. Zero-based UTF-16 offsets, ends exclusive. */
export interface Replacement {
  start: number;
  end: number;
  text: string;
}

/** The text with its replacements made, and the way back. Replacements are in order and do not overlap. */
export class RepairMap {
  readonly text: string;
  /** Of each run: where it begins in the repaired text, its length there, and its place in the damaged one. */
  private readonly starts: number[] = [];
  private readonly lengths: number[] = [];
  private readonly runStarts: number[] = [];
  private readonly runEnds: number[] = [];

  constructor(
    private readonly damaged: string,
    replacements: Iterable<Replacement>,
  ) {
    let repaired = '';
    let at = 0;
    for (const { start, end, text } of replacements) {
      repaired += damaged.slice(at, start);
      this.starts.push(repaired.length);
      this.lengths.push(text.length);
      this.runStarts.push(start);
      this.runEnds.push(end);
      repaired += text;
      at = end;
    }
    this.text = repaired + damaged.slice(at);
  }

  /** Offset in the damaged text of an offset in the repaired one; clamped, and monotone. */
  toOriginal(offset: number): number {
    if (!(offset > 0)) offset = 0;
    const run = firstAbove(this.starts, offset) - 1;
    if (run < 0) return Math.min(offset, this.damaged.length);
    const into = offset - this.starts[run]!;
    // Half a surrogate pair has no place of its own.
    if (into < this.lengths[run]!) return this.runStarts[run]!;
    return Math.min(this.runEnds[run]! + into - this.lengths[run]!, this.damaged.length);
  }
}
