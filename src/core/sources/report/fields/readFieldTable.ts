import { pushAll } from '../pushAll.js';
import type { Span, Table } from '../markdown/ReportDocument.js';
import { plainText } from '../text/plainText.js';
import type { Field } from './Field.js';
import { fieldNamed } from './fieldNames.js';
import { splitLabels } from './splitLabels.js';
import { toField } from './toField.js';

/** Tables whose cells are fields of what they stand under; false for any other. */
export function readFieldTable(block: Table, fields: Field[]): boolean {
  const found = keyValues(block) ?? labelledCells(block) ?? oneRow(block);
  if (!found) return false;
  pushAll(fields, found);
  return true;
}

/** `| Severity | High |` under whatever header: two columns of which the first holds labels. */
function keyValues(block: Table): Field[] | undefined {
  const rows = [{ cells: block.head }, ...block.rows].filter(
    // A label in backticks names a field of some interface.
    ({ cells }) => cells.length === 2 && cells[0]!.text !== '' && !cells[0]!.text.startsWith('`'),
  );
  const names = rows.map(({ cells }) => fieldNamed(plainText(cells[0]!.text).replace(/:$/u, '')));
  if (names.filter((name) => name !== undefined).length < 2) return undefined;
  return rows.flatMap(({ cells }, i): Field[] => {
    const [label, value] = cells as [Span, Span];
    // `| Field | Value |` heads them.
    if (names[i] === undefined && cells === block.head) return [];
    const text = plainText(label.text).replace(/:$/u, '');
    return [{ name: names[i] ?? 'detail', label: text, labelStart: label.start, value, more: [] }];
  });
}

/** `| Severity: High | Difficulty: Low |`: each cell has its label. */
function labelledCells(block: Table): Field[] | undefined {
  const cells = [block.head, ...block.rows.map((row) => row.cells)].flat().filter((cell) => cell.text !== '');
  const labelled = cells.map((cell) => splitLabels(cell));
  const known = labelled.flat().filter(({ label }) => fieldNamed(label) !== undefined).length;
  if (known < 2 || labelled.some((one) => one.length === 0)) return undefined;
  return labelled.flat().map(toField);
}

/** `| Severity | Status | File |` over a single row, all of whose columns are fields. */
function oneRow(block: Table): Field[] | undefined {
  const [row, ...more] = block.rows;
  if (!row || more.length > 0 || block.head.length < 2) return undefined;
  const names = block.head.map((cell) => fieldNamed(plainText(cell.text)));
  const known = new Set(names.filter((name) => name !== undefined));
  if (known.size < 2 || known.size * 2 < names.length || !(known.has('severity') || known.has('status')))
    return undefined;
  if (known.has('title') || known.has('description') || known.has('id')) return undefined;
  return block.head.flatMap((cell, i): Field[] => {
    const value = row.cells[i];
    if (!value || value.text === '') return [];
    return [
      { name: names[i] ?? 'detail', label: plainText(cell.text), labelStart: cell.start, value, more: [] },
    ];
  });
}
