import type { DefectKind } from '../../../model/vocabulary.js';
import type { DefectEntry } from '../../fragment.js';
import { canonicalKey, priorityOf, severityOf } from '../../words.js';
import type { Field } from '../fields/Field.js';
import { fieldNamed, type FieldName } from '../fields/fieldNames.js';
import type { Row, Section, Table } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import { cleanTitle } from '../text/cleanTitle.js';
import { plainText } from '../text/plainText.js';
import { defectFromFields } from './defectFromFields.js';
import { groupContext, type GroupContext } from './GroupContext.js';

/** Heads of a column that names the entry, the most telling first, with the kind that they make it. */
const titleHeads: readonly (readonly [pattern: RegExp, kind: DefectKind | undefined])[] = [
  [/^(?:title|name|summary|headline|issue title|finding title)$/u, undefined],
  [
    /^(?:issues?|defects?|bugs?|findings?|vulnerabilit(?:y|ies)|problems?|known issue|blockers?|weakness|limitation|debt|debt item|tech(?:nical)? debt(?: item)?|flaw)$/u,
    'defect',
  ],
  [/^(?:risks?|risk description|risk item|threats?)$/u, 'risk'],
  [/^(?:gaps?|gap area|missing (?:feature|component|item|capability))$/u, 'gap'],
  [/^(?:actions?|action items?|remediation action|follow[- ]up|task)$/u, 'action'],
  [/^(?:advisory|cve|package|dependency|library)$/u, 'defect'],
  [/^(?:components?|categor(?:y|ies)|areas?|items?|modules?|subsystem|domain|description|what)$/u, undefined],
];

interface Columns {
  title: number;
  kind: DefectKind | undefined;
  /** The title column says by itself that its rows are defects, risks, gaps. */
  telling: boolean;
  fields: (FieldName | undefined)[];
  names: string[];
}

/** The rows of a table that are defects, gaps, risks or actions, by its header. None for any other table. */
export function readDefectTable(table: Table, section: Section, report: Report): DefectEntry[] {
  if (table.head.length < 2 || table.rows.length === 0) return [];
  const context = groupContext(section, report.leadOf(table), report);
  const columns = columnsOf(table, context);
  if (!columns || !isDefectTable(columns, table, context)) return [];
  const kind = columns.kind ?? context.group ?? (columns.fields.includes('gap') ? 'gap' : 'defect');
  return table.rows.flatMap((row) => readRow(row, columns, table, { ...context, group: kind }, report) ?? []);
}

function columnsOf(table: Table, context: GroupContext): Columns | undefined {
  const names = table.head.map((cell) =>
    plainText(cell.text)
      .replace(/[:*]+$/u, '')
      .trim(),
  );
  const fields = names.map((name, i) => columnField(name, table, i));
  for (const [pattern, kind] of titleHeads) {
    const title = names.findIndex((name) => pattern.test(name.toLowerCase()));
    if (title < 0) continue;
    // `Severity` may be called `Risk` where another column names the finding.
    if (kind === 'risk' && ranksRows(table, title)) continue;
    return { title, kind, telling: kind !== undefined || context.group !== undefined, fields, names };
  }
  return undefined;
}

function columnField(name: string, table: Table, column: number): FieldName | undefined {
  const key = canonicalKey(name);
  if (/^(?:no|nr|num|number|sl_no|id_no)?$/u.test(key)) return looksLikeIds(table, column) ? 'id' : undefined;
  if (/(?:^|_)id$|^(?:cve|issue_no|defect_no)$/u.test(key)) return 'id';
  if (/^(?:due|due_date|by|when|eta|deadline)$/u.test(key)) return 'timeline';
  if (/(?:^|_)impact$/u.test(key)) return 'impact';
  if (/^gap(?:_|$)/u.test(key)) return 'gap';
  if (/^(?:likelihood|probability|prob)$/u.test(key)) return 'likelihood';
  if (/mitigation/u.test(key)) return 'mitigation';
  if (/(?:^|_)severity$/u.test(key)) return 'severity';
  return fieldNamed(name);
}

function looksLikeIds(table: Table, column: number): boolean {
  return table.rows.every((row) =>
    /^[A-Z][A-Z0-9]*[-_]?[A-Z0-9-]*\d+$/u.test(plainText(row.cells[column]?.text ?? '')),
  );
}

function ranksRows(table: Table, column: number): boolean {
  return table.rows.every((row) => {
    const text = plainText(row.cells[column]?.text ?? '');
    return text.length < 20 && severityOf(text) !== undefined;
  });
}

/** Enough columns that only a list of defects has, and cells that bear it out. */
function isDefectTable(columns: Columns, table: Table, context: GroupContext): boolean {
  const { fields, title, telling } = columns;
  if (context.guide) return false;
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
    has('status') &&
    has('impact', 'effort', 'resolution', 'location', 'owner')
  );
}

/** Most of a column's cells name a level: `Priority` of an option table does not. */
function ranksColumn(table: Table, column: number, read: (text: string) => unknown): boolean {
  const cells = table.rows
    .map((row) => plainText(row.cells[column]?.text ?? ''))
    .filter((text) => text !== '' && text !== '-');
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
  const entry = defectFromFields(
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
  const mitigation = fields.find((field) => field.name === 'mitigation');
  if (entry.kind === 'risk' && mitigation && entry.rawStatus === undefined)
    takeMitigation(entry, mitigation, report);
  return entry;
}

/** Ids in table cells may be links or code: `[H-01](#h-01)`. */
function withIdText(fields: readonly Field[]): Field[] {
  return fields.map((field) =>
    field.name === 'id'
      ? { ...field, value: { ...field.value, text: plainText(field.value.text).replace(/^#(?=\d)/u, '#') } }
      : field,
  );
}

/** `Mitigation Status`: `Not mitigated` tells how the risk stands. */
function takeMitigation(entry: DefectEntry, field: Field, report: Report): void {
  const text = plainText(field.value.text);
  if (!/^[^\p{L}]*(?:(?:not|un|partially|fully)[\s-]?)?mitigated\b/iu.test(text)) return;
  const words = text.replace(/^[^\p{L}]+/u, '');
  entry.rawStatus = words;
  entry.status = /^(?:not|un)/iu.test(words) ? 'open' : /^partial/iu.test(words) ? 'in-progress' : 'resolved';
  entry.fieldRanges.status = report.source.range(field.value.start, field.value.end);
}
