import { Parser } from 'htmlparser2';
import type { Row, Span, Table } from './ReportDocument.js';
import { trimmed } from './splitCells.js';

/** The tables of an HTML block, row by row, as if they were written in Markdown. Nested tables are read as text. */
export function htmlTables(text: string, start: number, end: number): Table[] {
  const html = text.slice(start, end);
  if (!/<table/iu.test(html)) return [];
  const tables: Table[] = [];
  let rows: Row[] = [];
  let row: Row | undefined;
  let cellStart = -1;
  let tableStart = -1;
  let depth = 0;
  const endCell = (at: number): void => {
    if (row && cellStart >= 0) row.cells.push(trimmed(text, cellStart, at));
    cellStart = -1;
  };
  const endRow = (at: number): void => {
    endCell(at);
    if (row && row.cells.length > 0) rows.push({ ...row, end: at });
    row = undefined;
  };
  const endTable = (at: number): void => {
    endRow(at);
    const head: Span[] = rows[0]?.cells ?? [];
    if (rows.length > 1)
      tables.push({ kind: 'table', start: tableStart, end: at, head, rows: rows.slice(1) });
    rows = [];
  };
  const parser = new Parser({
    onopentag(name) {
      const from = start + parser.startIndex;
      const after = start + parser.endIndex + 1;
      if (name === 'table' && ++depth === 1) tableStart = from;
      if (depth !== 1) return;
      if (name === 'tr') {
        endRow(from);
        row = { start: from, end: after, cells: [] };
      } else if (name === 'td' || name === 'th') {
        endCell(from);
        cellStart = after;
      }
    },
    onclosetag(name) {
      const from = start + parser.startIndex;
      if (depth === 1 && (name === 'td' || name === 'th')) endCell(from);
      else if (depth === 1 && name === 'tr') endRow(from);
      else if (name === 'table' && depth-- === 1) endTable(from);
    },
  });
  parser.write(html);
  parser.end();
  return tables;
}
