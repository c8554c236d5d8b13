import type { Span } from '../report/markdown/ReportDocument.js';

/** More is a listing. */
const maxLines = 8;
/** A line break and what a line is indented or quoted by. */
const maxGap = 12;
const beginsAnew = /^(?:[-*+>#|]|\d{1,3}[.)]\s|[\x60~]{3}|\s*$)/u;

/** Lines that are one sentence or more, joined by a blank. */
export interface Paragraph {
  readonly text: string;
  /** Where a character of `text` stands in the source. */
  readonly offsets: (at: number) => number;
}

/** The lines, with those joined that a sentence may have been wrapped over. */
export function* paragraphs(lines: readonly Span[]): Generator<Paragraph> {
  for (let first = 0; first < lines.length;) {
    let end = first + 1;
    while (end < lines.length && end - first < maxLines && goesOn(lines[end - 1]!, lines[end]!)) end++;
    yield joined(lines.slice(first, end));
    first = end;
  }
}

function goesOn(line: Span, next: Span): boolean {
  const gap = next.start - line.end;
  return (
    gap > 0 &&
    gap <= maxGap &&
    line.text.trim() !== '' &&
    !/^[#|]/u.test(line.text) &&
    !beginsAnew.test(next.text)
  );
}

function joined(lines: readonly Span[]): Paragraph {
  if (lines.length === 1) return { text: lines[0]!.text, offsets: (at) => lines[0]!.start + at };
  const begins: number[] = [];
  let length = 0;
  for (const { text } of lines) {
    begins.push(length);
    length += text.length + 1;
  }
  const offsets = (at: number): number => {
    const line = begins.findLastIndex((begin) => begin <= at);
    return lines[line]!.start + Math.min(at - begins[line]!, lines[line]!.text.length);
  };
  return { text: lines.map(({ text }) => text).join(' '), offsets };
}
