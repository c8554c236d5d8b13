import type { Problem } from '../model/ledger.js';
import type { Mention, Range } from '../model/range.js';
import type { Priority, ProblemSeverity, Severity, Status } from '../model/vocabulary.js';
import { LineIndex } from '../text/LineIndex.js';
import type { LineStarts } from '../text/LineStarts.js';
import { priorityOf, severityOf, statusOf } from './words.js';

/**
 * The place-keeping side of a source while it is read: offsets in, ranges, mentions and problems out. Where a damaged text was
 * repaired for reading, offsets are of the repaired text and ranges those of the file.
 */
export class SourceText {
  readonly problems: Problem[] = [];
  /** A text says the same few words again and again. */
  private readonly priorities = new Map<string, Priority | undefined>();
  private readonly severities = new Map<string, Severity | undefined>();
  private readonly statuses = new Map<string, Status>();
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

  priorityOf(text: string): Priority | undefined {
    return known(this.priorities, text, priorityOf);
  }

  severityOf(text: string): Severity | undefined {
    return known(this.severities, text, severityOf);
  }

  statusOf(text: string): Status {
    return known(this.statuses, text, statusOf);
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

function known<T>(answers: Map<string, T>, text: string, answer: (text: string) => T): T {
  let result = answers.get(text);
  if (result === undefined && !answers.has(text)) answers.set(text, (result = answer(text)));
  return result as T;
}
