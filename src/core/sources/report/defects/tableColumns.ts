import type { DefectKind } from '../../../model/vocabulary.js';
import { canonicalKey, severityOf, statusWord } from '../../words.js';
import { fieldNamed, type FieldName } from '../fields/fieldNames.js';
import type { Table } from '../markdown/ReportDocument.js';
import { cleanTitle } from '../text/cleanTitle.js';
import { glyphIn, withoutPictographs } from '../text/glyphs.js';
import { plainText } from '../text/plainText.js';
import type { GroupContext } from './GroupContext.js';

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

export interface Columns {
  title: number;
  kind: DefectKind | undefined;
  /** The title column says by itself that its rows are defects, risks, gaps. */
  telling: boolean;
  fields: (FieldName | undefined)[];
  names: string[];
  /** The rows are what was checked, with a glyph for the outcome. */
  checks: boolean;
}

/** What the columns of a table are for an entry; undefined where none names the entries. */
export function columnsOf(table: Table, context: GroupContext): Columns | undefined {
  const names = table.head.map((cell) =>
    plainText(cell.text)
      .replace(/[:*]+$/u, '')
      .trim(),
  );
  const fields = withStatus(
    names.map((name, i) => columnField(name, table, i)),
    table,
  );
  const found = titleColumn(names, table);
  if (!found) return checksColumns(names, fields, table);
  const { title, kind } = found;
  return {
    checks: false,
    title,
    kind,
    telling: kind !== undefined || context.group !== undefined,
    fields,
    names,
  };
}

/** The column that names the entries: called so, or the first one that says what they are, or the one that begins with ids. */
function titleColumn(
  names: readonly string[],
  table: Table,
): { title: number; kind: DefectKind | undefined } | undefined {
  const kinds = names.map((name) => titleHeads.findIndex(([pattern]) => pattern.test(name.toLowerCase())));
  const usable = (column: number): boolean =>
    // `Severity` may be called `Risk` where another column names the finding; a column of ids refers to others.
    titleHeads[kinds[column]!]![1] !== 'risk' || !(ranksRows(table, column) || namesIds(table, column));
  const order = (column: number): number => {
    const at = kinds[column]!;
    // The nouns, defect to action, are alike: the first of them from the left.
    return at >= 1 && at <= 4 ? 1 : at;
  };
  const best = kinds
    .map((at, column) => ({ at, column }))
    .filter(({ at, column }) => at >= 0 && usable(column))
    .sort((one, other) => order(one.column) - order(other.column) || one.column - other.column)[0];
  if (best) return { title: best.column, kind: titleHeads[best.at]![1] };
  const byId = names.findIndex((_, column) =>
    table.rows.every((row) => {
      const { id, title } = cleanTitle(row.cells[column]?.text ?? '');
      return id !== undefined && title !== '' && title !== id;
    }),
  );
  return byId < 0 ? undefined : { title: byId, kind: undefined };
}

/** `| Edge case | Handled? | Severity if not |`: a first column of words, one of glyphs, one of levels. */
function checksColumns(
  names: string[],
  fields: readonly (FieldName | undefined)[],
  table: Table,
): Columns | undefined {
  const glyphs = names.findIndex(
    (_, column) =>
      column > 0 &&
      table.rows.every((row) => glyphIn((row.cells[column]?.text ?? '').slice(0, 12)) !== undefined),
  );
  if (glyphs < 0 || !fields.includes('severity') || fields[0] !== undefined) return undefined;
  const own = fields.map((field, column) =>
    column === glyphs ? 'status' : field === 'status' ? undefined : field,
  );
  return { title: 0, kind: undefined, telling: true, fields: own, names, checks: true };
}

/** Cells such as `RISK-P01` or `H-1, H-2`. */
function namesIds(table: Table, column: number): boolean {
  return table.rows.every((row) =>
    /^(?:[A-Z][A-Z0-9]{0,12}[-_][A-Z0-9-]{1,12}(?:,\s*)?){1,6}$/u.test(
      plainText(row.cells[column]?.text ?? ''),
    ),
  );
}

/** No column is called status, but one is of statuses: `SOLVED - 02/21/2022` under `Remediation date`. */
function withStatus(fields: (FieldName | undefined)[], table: Table): (FieldName | undefined)[] {
  if (fields.includes('status')) return fields;
  const at = fields.findIndex(
    (field, column) =>
      (field === undefined || field === 'resolution') &&
      table.rows.every((row) => {
        const text = withoutPictographs(plainText(row.cells[column]?.text ?? '')).trim();
        return statusWord(text.replace(/(?:\s+[–—-]|[:(]).*$/u, '').trim());
      }),
  );
  return at < 0 ? fields : fields.map((field, column) => (column === at ? 'status' : field));
}

/** `| Severity | Count |`: figures of the findings rather than findings. */
export function isCount(table: Table, names: readonly string[]): boolean {
  return names.some(
    (name, column) =>
      column > 0 &&
      /^(?:#|count|counts|total|number|qty|quantity|found|findings|issues|open|instances|number of .+|# of .+)$/iu.test(
        name,
      ) &&
      table.rows.every((row) => /^[~\d\s*–—-]*$/u.test(row.cells[column]?.text ?? '')),
  );
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
  if (/(?:^|_)severity$|^severity_/u.test(key)) return 'severity';
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
