import type { Problem } from '../model/ledger.js';
import type { Mention, Range } from '../model/range.js';
import type { ProblemSeverity } from '../model/vocabulary.js';
import { LineIndex } from '../text/LineIndex.js';
import type { LineStarts } from '../text/LineStarts.js';
import { memoized } from '../text/memoized.js';
import { priorityOf, severityOf, statusOf } from './words.js';

/**
 * The place-keeping side of a source while it is read: offsets in, ranges, mentions and problems out. Where a damaged text was
 * repaired for reading, offsets are of the repaired text and ranges those of the file.
 */
export class SourceText {
  readonly problems: Problem[] = [];
  /** A text says the same few words again and again. */
  readonly priorityOf = memoized(priorityOf);
  readonly severityOf = memoized(severityOf);
  readonly statusOf = memoized(statusOf);
  private lines: LineIndex;

  /** `original`: the text of the file, where `text` is the repaired one, or an excerpt of it. `starts`: where its lines begin, if known. */
  constructor(
    readonly path: string,
    readonly text: string,
    private readonly original?: {
      text: string;
      toOriginal(offset: number): number;
      isExcerpted?: boolean;
      starts?: ArrayLike<number>;
    },
  ) {
    this.lines = new LineIndex(original?.text ?? text, original?.starts);
  }

  /** Offsets of the starts of the lines of `text`, which a parser has come by. */
  knowLines(starts: ArrayLike<number>): void {
    if (!this.original) this.lines = new LineIndex(this.text, starts);
  }

  /** Of the text as it was repaired there are none. */
  get lineStarts(): LineStarts | undefined {
    return this.original ? undefined : this.lines.withoutText;
  }

  get repaired(): boolean {
    return this.original !== undefined && this.original.isExcerpted !== true;
  }

  range(start: number, end: number): Range {
    const { original } = this;
    return original
      ? this.lines.range(original.toOriginal(start), original.toOriginal(end))
      : this.lines.range(start, end);
  }

  rangeOf(node: { start: number; end: number }): Range {
    return this.range(node.start, node.end);
  }

  mention(start: number, end: number): Mention {
    return { path: this.path, range: this.range(start, end) };
  }

  mentionOf(node: { start: number; end: number }): Mention {
    return this.mention(node.start, node.end);
  }

  problem(start: number, end: number, severity: ProblemSeverity, message: string): void {
    this.problems.push({ path: this.path, range: this.range(start, end), severity, message });
  }
}
