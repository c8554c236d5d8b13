import type { DefectEntry } from '../../fragment.js';
import { priorityOf, severityOf, statusOf } from '../../words.js';
import type { Field } from '../fields/Field.js';
import type { FieldName } from '../fields/fieldNames.js';
import type { Row, Section, Table } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import { bareText } from '../text/bareText.js';
import { cleanTitle } from '../text/cleanTitle.js';
import { glyphIn } from '../text/glyphs.js';
import { isPlaceholder } from '../text/placeholder.js';
import { plainText } from '../text/plainText.js';
import { defectFromFields } from './defectFromFields.js';
import { groupContext, type GroupContext } from './GroupContext.js';
import { saysNone } from './isAside.js';
import { isEmptyForm } from './isDefectSection.js';
import { columnsOf, isCount, type Columns } from './tableColumns.js';
import { bareTitle } from './bareTitle.js';

/** The rows of a table that are defects, gaps, risks or actions, by its header. None for any other table. */
export function readDefectTable(table: Table, section: Section, report: Report): DefectEntry[] {
  if (table.head.length < 2 || table.rows.length === 0) return [];
  const context = groupContext(section, report.leadOf(table), report);
  const columns = columnsOf(table, context);
  if (!columns || !isDefectTable(columns, table, context)) return [];
  const kind = columns.kind ?? context.group ?? (columns.fields.includes('gap') ? 'gap' : 'defect');
  return table.rows.flatMap((row) => readRow(row, columns, table, { ...context, group: kind }, report) ?? []);
}

/** Enough columns that only a list of defects has, and cells that bear it out. */
function isDefectTable(columns: Columns, table: Table, context: GroupContext): boolean {
  const { fields, title, telling } = columns;
  if (context.guide || (isCount(table, columns.names) && !fields.includes('id'))) return false;
  const has = (...wanted: FieldName[]): boolean =>
    fields.some((field, i) => i !== title && field !== undefined && wanted.includes(field));
  const severity = fields.findIndex(
    (field, i) => i !== title && field === 'severity' && ranksColumn(table, i, severityOf),
  );
  const priority = fields.findIndex(
    (field, i) => i !== title && field === 'priority' && ranksColumn(table, i, priorityOf),
  );
  const gap = fields.findIndex(
    (field, i) =>
      i !== title && field === 'gap' && table.rows.some((row) => /\d\s*%/u.test(row.cells[i]?.text ?? '')),
  );
  if (gap >= 0) return true;
  if (columns.kind === 'risk')
    return has('impact', 'likelihood', 'severity', 'mitigation', 'priority', 'status');
  if (columns.kind === 'action') {
    const people = ['owner', 'timeline', 'status', 'priority', 'effort'].filter((name) =>
      has(name as FieldName),
    ).length;
    return context.group === 'action' || context.group === 'defect'
      ? people >= 1
      : people >= 2 && columns.names[title]!.toLowerCase() !== 'task';
  }
  if (severity >= 0)
    return (
      telling ||
      has(
        'status',
        'description',
        'impact',
        'location',
        'resolution',
        'recommendation',
        'owner',
        'effort',
        'id',
      )
    );
  if (priority >= 0)
    return (
      telling &&
      (has('status', 'effort', 'owner', 'impact', 'description', 'timeline', 'resolution') ||
        context.group !== undefined)
    );
  if (columns.kind === 'defect' && has('id') && has('rootCause', 'description', 'resolution')) return true;
  if (columns.kind === 'gap' && has('id') && context.group === 'gap') return true;
  if (columns.kind === 'defect' || columns.kind === 'gap')
    return (
      has(
        'status',
        'impact',
        'effort',
        'resolution',
        'location',
        'owner',
        'recommendation',
        'current',
        'target',
      ) &&
      (context.group !== undefined || has('impact', 'resolution', 'location'))
    );
  return (
    context.group !== undefined &&
    context.group !== 'action' &&
    ((has('status') && has('impact', 'effort', 'resolution', 'location', 'owner', 'id')) ||
      (has('id') && has('description', 'location', 'impact', 'owner', 'resolution', 'recommendation')))
  );
}

/** Most of a column's cells name a level: `Priority` of an option table does not. */
function ranksColumn(table: Table, column: number, read: (text: string) => unknown): boolean {
  const cells = table.rows
    .map((row) => plainText(row.cells[column]?.text ?? ''))
    .filter((text) => !/^[-–—]*$/u.test(text));
  return (
    cells.length > 0 &&
    cells.filter((text) => text.length <= 30 && read(text) !== undefined).length * 2 > cells.length
  );
}

function readRow(
  row: Row,
  columns: Columns,
  table: Table,
  context: GroupContext,
  report: Report,
): DefectEntry | undefined {
  const cell = row.cells[columns.title];
  if (!cell || cell.text === '') return undefined;
  const title = cleanTitle(cell.text);
  title.title = bareTitle(title.title);
  if (isPlaceholder(title.title) || saysNone(cell.text)) return undefined;
  if (!/\p{L}/u.test(title.title) || /^(?:sub)?totals?\b|^(?:none|n\/a|tbd|sum|overall)$/iu.test(title.title))
    return undefined;
  const fields: Field[] = [];
  for (const [i, value] of row.cells.entries()) {
    const name = columns.fields[i];
    if (i === columns.title || i >= columns.names.length || /^(?:|[-–—]+|n\/a|none)$/iu.test(value.text))
      continue;
    if (name === undefined && columns.names[i] === '') continue;
    fields.push({
      name: name ?? 'detail',
      label: columns.names[i]!,
      labelStart: table.head[i]!.start,
      value,
      more: [],
    });
  }
  if (isEmptyForm(title.title, fields)) return undefined;
  // Of what was checked, only what did not hold is a defect: `✅ Good` without a level is none.
  const good = fields.find((field) => field.name === 'status' && glyphIn(field.value.text) === 'done');
  const unranked = columns.fields.includes('severity') && !fields.some((field) => field.name === 'severity');
  if (good && (columns.checks || (unranked && statusOf(bareText(good.value.text)) === 'open')))
    return undefined;
  return defectFromFields(
    {
      title,
      titleSpan: cell,
      fields: withIdText(fields),
      context,
      form: 'row',
      siblings: `table@${table.start}`,
      start: row.start,
      end: row.end,
      body: row.cells,
    },
    report,
  );
}

/** Ids in table cells may be links or code: `[H-01](#h-01)`. */
function withIdText(fields: readonly Field[]): Field[] {
  return fields.map((field) =>
    field.name === 'id'
      ? { ...field, value: { ...field.value, text: plainText(field.value.text).replace(/^#(?=\d)/u, '#') } }
      : field,
  );
}
