import type { Span } from '../markdown/ReportDocument.js';
import { trimmed } from '../markdown/splitCells.js';
import { fieldNamed } from './fieldNames.js';

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
/** `**Severity: High**`: bold with its value. */
const boldPair = /(\*\*|__)([\p{L} -]{2,30}?)\s*:\s+([^*_\n:]{1,60}?)\s*\1(?!\s*:)/gu;
/** `**Status** - Fixed` */
const boldDash = /^(?:[-*+•]\s+)?(\*\*|__)([\p{L} -]{2,30}?)\1\s+[–—-]\s+(?=\S)/u;
const plainLabel = /^([\p{L}][\p{L}\p{N} /&'’#.+-]{0,48}?)(?:\s*\([^()\n]{0,40}\))?\s*[:：](?=\s|$)/u;
/** Fields whose value is a word or two, so that bold may hold both, and a dash may part them. */
const short: ReadonlySet<string | undefined> = new Set([
  'severity',
  'status',
  'priority',
  'likelihood',
  'impact',
  'effort',
  'id',
  'owner',
  'timeline',
  'category',
]);

/**
 * The labels of one line with their values: `**A**: x | **B**: y`, `**A:** x **B:** y`, `**Severity: High**`, or plain `A: x`
 * and `Severity: High | Status: Open`. Empty when the line has no label. Offsets are of the whole text.
 */
export function splitLabels(line: Span): Labelled[] {
  if (line.text.length > maxLine || !/[:：]|\*\*|__/u.test(line.text)) return [];
  if (!/\*\*|__/u.test(line.text)) return inPlain(line);
  const bold = [...line.text.matchAll(boldLabel)];
  if (bold[0] && isLead(line.text.slice(0, bold[0].index))) return inBold(line, bold);
  const pairs = boldPairs(line);
  if (pairs.length > 0) return pairs;
  const dash = boldDash.exec(line.text);
  if (dash && short.has(fieldNamed(dash[2]!)) && line.text.length - dash[0].length <= 40) {
    const value = withoutBar(line, dash[0].length, line.text.length);
    return [{ label: dash[2]!.trim(), labelStart: line.start, bold: true, value }];
  }
  return inPlain(line);
}

/** Known bold labels after a sentence: `Anyone can write. **Remediation:** check the writer.` */
export function labelsWithin(line: Span): Labelled[] {
  if (line.text.length > maxLine) return [];
  const within = [...line.text.matchAll(boldLabel)].filter(
    (match) =>
      fieldNamed(match[2]!) !== undefined && /[.!?)`]\s+$/u.test(line.text.slice(0, match.index).slice(-4)),
  );
  return inBold(line, within);
}

function inBold(line: Span, matches: readonly RegExpExecArray[]): Labelled[] {
  return matches.map((match, i): Labelled => {
    const next = matches[i + 1]?.index ?? line.text.length;
    const value = withoutBar(line, match.index + match[0].length, next);
    return { label: match[2]!.trim(), labelStart: line.start + match.index, bold: true, value };
  });
}

function boldPairs(line: Span): Labelled[] {
  const found = [...line.text.matchAll(boldPair)];
  if (!found[0] || !isLead(line.text.slice(0, found[0].index))) return [];
  if (!found.every((match) => short.has(fieldNamed(match[2]!)))) {
    // `**Severity: High** **Difficulty: Low**`: the first says what kind of line it is.
    if (found.length < 2 || !short.has(fieldNamed(found[0][2]!))) return [];
  }
  return found.map((match): Labelled => {
    const from = match.index + match[0].lastIndexOf(match[3]!);
    return {
      label: match[2]!.trim(),
      labelStart: line.start + match.index,
      bold: true,
      value: { start: line.start + from, end: line.start + from + match[3]!.length, text: match[3]! },
    };
  });
}

function inPlain(line: Span): Labelled[] {
  const start = leadLength(line.text);
  const first = plainAt(line, start, line.text.length);
  if (!first) return [];
  if (fieldNamed(first.label) === undefined) return [first];
  // `Severity: High | Status: Open`, or parted by wide space, as long as each part has a label of its own.
  const cuts = [...line.text.matchAll(/\s\|\s|\s{3,}|\t/gu)];
  const parts: Labelled[] = [];
  let from = start;
  for (const cut of [...cuts, undefined]) {
    const to = cut?.index ?? line.text.length;
    const part = plainAt(line, from, to);
    if (!part || fieldNamed(part.label) === undefined) return [first];
    parts.push(part);
    from = cut ? cut.index + cut[0].length : to;
  }
  return parts;
}

function plainAt(line: Span, from: number, to: number): Labelled | undefined {
  const plain = plainLabel.exec(line.text.slice(from, to));
  if (!plain || /^https?$/iu.test(plain[1]!)) return undefined;
  return {
    label: plain[1]!.trim(),
    labelStart: line.start + from,
    bold: false,
    value: withoutBar(line, from + plain[0].length, to),
  };
}

function leadLength(text: string): number {
  return /^(?:[-*+•·–]\s+|\d{1,3}[.)]\s+|[^\p{L}\p{N}\s"'`([{<*_\\/.#@$%-]+\s*)?/u.exec(text)![0].length;
}

/** What may stand before a label; a single mark opens italics around the whole line. */
function isLead(text: string): boolean {
  return text === '*' || text === '_' || leadLength(text) === text.length;
}

/** The value without the ` | ` or `,` that parts it from the next label, nor the mark that closes italics around the line. */
function withoutBar(line: Span, from: number, to: number): Span {
  const span = trimmed(line.text, from, to);
  const open = /^([*_])(?:\*\*|__)/u.exec(line.text)?.[1];
  let text = (/[|·•]$/u.test(span.text) ? span.text.slice(0, -1).trimEnd() : span.text).replace(
    /^[|]\s*/u,
    '',
  );
  if (open && to === line.text.length && text.endsWith(open)) text = text.slice(0, -1).trimEnd();
  const start = line.start + span.start + (span.text.length - span.text.replace(/^[|]\s*/u, '').length);
  return { start, end: start + text.length, text };
}
