import { lineEndAt, lineStartAt } from '../fixes/lines.js';

/** `- **Owner**: Ann` taken apart. Offsets are of the whole text. */
export interface LabelLine {
  readonly lineStart: number;
  readonly lineEnd: number;
  /** Where the label starts with its marks. */
  readonly start: number;
  /** Where the value starts. */
  readonly value: number;
  /** Indentation, quote marks, bullet. */
  readonly lead: string;
  /** Marks before the words: `**`. */
  readonly open: string;
  readonly words: string;
  /** Marks, colon and blanks behind them. */
  readonly close: string;
}

const lead = /^[\s>]*(?:[-*+•]\s+)?$/u;

/** The label that the value at an offset has before it on its line; undefined where there is none. */
export function labelBefore(text: string, value: number): LabelLine | undefined {
  const lineStart = lineStartAt(text, value);
  const before = text.slice(lineStart, value);
  const match = /([*_]{0,3})([\p{L}][\p{L}\p{N} /&'’#.()-]{0,48}?)([*_]{0,3}\s*[:：][*_]{0,3}\s*)$/u.exec(
    before,
  );
  if (!match) return undefined;
  return {
    lineStart,
    lineEnd: lineEndAt(text, value),
    start: lineStart + match.index,
    value,
    lead: before.slice(0, match.index),
    open: match[1]!,
    words: match[2]!,
    close: match[3]!,
  };
}

/** The label has its line to itself, from its bullet to the end of a value on one line. */
export function hasOwnLine(label: LabelLine): boolean {
  return lead.test(label.lead);
}
