import { isBlank } from '../../../text/isBlank.js';
import type { Row, Span } from './ReportDocument.js';

/** The cells of a table's line (GFM: split at pipes that no backslash escapes), each trimmed, with their places. */
export function splitCells(text: string, start: number, end: number): Row {
  let from = start;
  let to = end;
  while (from < to && (text[from] === '>' || isBlank(text, from))) from += 1;
  while (to > from && isBlank(text, to - 1)) to -= 1;
  const row = { start: from, end: to };
  if (text[from] === '|') from += 1;
  if (to > from && text[to - 1] === '|' && text[to - 2] !== '\\') to -= 1;
  const cells: Span[] = [];
  let cell = from;
  for (let at = from; at <= to; at++) {
    if (at < to && (text[at] !== '|' || text[at - 1] === '\\')) continue;
    cells.push(trimmed(text, cell, at));
    cell = at + 1;
  }
  return { ...row, cells };
}

export function trimmed(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && isBlank(text, from)) from += 1;
  while (to > from && isBlank(text, to - 1)) to -= 1;
  return { start: from, end: to, text: text.slice(from, to) };
}
