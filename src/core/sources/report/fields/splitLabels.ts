import type { Span } from '../markdown/ReportDocument.js';
import { trimmed } from '../markdown/splitCells.js';

export interface Labelled {
  /** Without marks and colon. */
  label: string;
  labelStart: number;
  /** The label was set in bold. */
  bold: boolean;
  value: Span;
}

/** A line longer than this is no line of fields. */
const maxLine = 4000;
const boldLabel = /(\*\*|__)([^*_\n:|]{1,60}?)\s*(?::\s*\1|\1\s*(?:\([^()\n]{0,60}\)\s*)?:)(?!:)/gu;
const plainLabel = /^([\p{L}][\p{L}\p{N} /&'’#.+-]{0,48}?)(?:\s*\([^()\n]{0,40}\))?\s*[:：](?=\s|$)/u;

/**
 * The labels of one line with their values: `**A**: x | **B**: y`, `**A:** x **B:** y`, or one `A: x`. Empty when the line
 * has no label. Offsets are of the whole text.
 */
export function splitLabels(line: Span): Labelled[] {
  if (line.text.length > maxLine) return [];
  const bold = [...line.text.matchAll(boldLabel)];
  const lead = bold[0] ? line.text.slice(0, bold[0].index) : '';
  if (bold.length > 0 && isLead(lead)) {
    return bold.map((match, i): Labelled => {
      const next = bold[i + 1]?.index ?? line.text.length;
      const from = match.index + match[0].length;
      return {
        label: match[2]!.trim(),
        labelStart: line.start + match.index,
        bold: true,
        value: withoutBar(line, from, next),
      };
    });
  }
  const start = leadLength(line.text);
  const plain = plainLabel.exec(line.text.slice(start));
  if (!plain || /^https?$/iu.test(plain[1]!)) return [];
  const from = start + plain[0].length;
  return [
    {
      label: plain[1]!.trim(),
      labelStart: line.start + start,
      bold: false,
      value: withoutBar(line, from, line.text.length),
    },
  ];
}

function leadLength(text: string): number {
  return /^(?:[-*+•·–]\s+|\d{1,3}[.)]\s+|[^\p{L}\p{N}\s"'`([{<*_\\/.#@$%-]+\s*)?/u.exec(text)![0].length;
}

function isLead(text: string): boolean {
  return leadLength(text) === text.length;
}

/** The value without the ` | ` or `,` that parts it from the next label. */
function withoutBar(line: Span, from: number, to: number): Span {
  const span = trimmed(line.text, from, to);
  const text = span.text.replace(/\s*[|·•]\s*$/u, '').replace(/^[|]\s*/u, '');
  const start = line.start + span.start + (span.text.length - span.text.replace(/^[|]\s*/u, '').length);
  return { start, end: start + text.length, text };
}
