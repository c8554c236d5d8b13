import type { Span } from '../markdown/ReportDocument.js';

/** A cell of several things: parted by `<br>`, semicolons, or commas. */
export function splitCell(cell: Span): Span[] {
  const breaks = /<br\s*\/?>/iu.test(cell.text)
    ? /<br\s*\/?>/giu
    : cell.text.includes(';')
      ? /;/gu
      : /,(?![^(]*\))/gu;
  const spans: Span[] = [];
  let from = 0;
  const add = (to: number): void => {
    const text = cell.text.slice(from, to);
    const lead = /^[\s•·*-]*/u.exec(text)![0].length;
    const trimmed = text.slice(lead).trimEnd();
    const start = cell.start + from + lead;
    if (/[\p{L}\p{N}]/u.test(trimmed)) spans.push({ start, end: start + trimmed.length, text: trimmed });
  };
  for (const match of cell.text.matchAll(breaks)) {
    add(match.index);
    from = match.index + match[0].length;
  }
  add(cell.text.length);
  return spans;
}
