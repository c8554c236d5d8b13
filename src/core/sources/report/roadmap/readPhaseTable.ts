import type { Check, Task } from '../../../model/ledger.js';
import { cellSaysDone } from '../checklists/cellSaysDone.js';
import type { Row, Span, Table } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import { cleanTitle } from '../text/cleanTitle.js';
import { withoutPictographs } from '../text/glyphs.js';
import { plainText } from '../text/plainText.js';
import type { PhaseDraft } from './PhaseDraft.js';
import { rowFacts } from './rowFacts.js';
import { phaseLabel, type PhaseLabel } from './phaseLabel.js';
import { splitCell } from './splitCell.js';
import { taskOf } from './taskOf.js';

const unitHead = /^(?:phase|sprint|stage|milestone|iteration|wave|epic)s?(?: #| name)?$/iu;
/** Such a column names phases only where a roadmap is. */
const timeUnitHead =
  /^(?:quarter|months?|week\(?s?\)?|release|version|horizon|timeframe|when|date|target(?: date)?)$/iu;
const numberHead = /^(?:#|no\.?|nr\.?|№|id|order)$/iu;
const timeHead = /^(?:weeks?|timeline|duration|timeframe|dates?|when|period|time|target(?: date)?)$/iu;
const taskHead =
  /^(?:(?:key )?(?:tasks|deliverables|activities|actions|work items|work|scope|items|features))$/iu;
/** One task a row. */
const oneTaskHead =
  /^(?:task|item|work item|feature|deliverable|story|user story|action|activity|initiative)$/iu;
const titleHead =
  /^(?:name|title|focus(?: area)?|theme|goals?|objectives?|description|milestone|phase|capability|scope|summary|outcome)$/iu;
const statusHead = /^(?:status|state|done|progress)$/iu;
const exitHead =
  /^(?:(?:exit|acceptance|success|completion) (?:criteri(?:a|on)|metrics?|gate)|gates?|done when|definition of done)$/iu;

interface Columns {
  /** Of the phase's name. */
  name: number;
  number: number;
  time: number;
  tasks: number;
  oneTask: number;
  title: number;
  status: number;
  exit: number;
}

interface Group {
  label: PhaseLabel;
  rows: Row[];
}

/**
 * `| Phase | Weeks | Focus | Tasks |`: a phase a row, or several rows of one phase with a task each. None when no column
 * names phases.
 */
export function readPhaseTable(
  table: Table,
  report: Report,
  planTitle: string,
  roadmap: boolean,
): PhaseDraft[] {
  const heads = table.head.map((cell) => withoutPictographs(plainText(cell.text)).replace(/:$/u, '').trim());
  const columns = columnsOf(heads, table.rows, roadmap);
  if (!columns || table.rows.length < 2) return [];
  const groups = groupsOf(table, heads, columns);
  const named = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  if (groups.length < 2 || named < table.rows.length - 1) return [];
  report.taken.add(table);
  return groups.map(({ label, rows }): PhaseDraft => ({
    label,
    plan: table,
    planTitle,
    tasks: rows.flatMap((row) => tasksOf(row, columns, report)),
    exitCriteria: rows.flatMap((row) => checksOf(row, columns, report)),
    facts: rowFacts(heads, rows[0]!.cells, columns.oneTask >= 0),
    source: report.source.mention(rows[0]!.start, rows[0]!.end),
    at: rows[0]!.start,
  }));
}

function columnsOf(heads: readonly string[], rows: readonly Row[], roadmap: boolean): Columns | undefined {
  const numbered = numberHead.test(heads[0] ?? '');
  const codes =
    numbered && rows.every(({ cells }) => phaseLabel(plainText(cells[0]?.text ?? ''))?.form === 'leading');
  const byTime = timeUnitHead.test(heads[0] ?? '') && unitHead.test(heads[1] ?? '');
  const name = codes ? 0 : numbered || byTime ? 1 : 0;
  const head = heads[name];
  if (head === undefined) return undefined;
  const column = (pattern: RegExp): number =>
    heads.findIndex((other, i) => i !== name && pattern.test(other));
  const title = column(titleHead);
  const tasks = column(taskHead);
  // `M1 | Scope`: what the phase is, as nothing else names it.
  const scopeIsTitle =
    numbered && (title < 0 || title === tasks) && /^(?:scope|work)$/iu.test(heads[tasks] ?? '');
  const columns: Columns = {
    name,
    number: numbered && !codes ? 0 : -1,
    time: column(timeHead),
    tasks: scopeIsTitle ? -1 : tasks,
    oneTask: column(oneTaskHead),
    title: scopeIsTitle ? tasks : title,
    status: column(statusHead),
    exit: column(exitHead),
  };
  const told = [columns.tasks, columns.oneTask, columns.title, columns.exit].some((i) => i >= 0);
  if (codes || unitHead.test(head))
    return told || columns.time >= 0 || columns.status >= 0 ? columns : undefined;
  return roadmap && told && timeUnitHead.test(head) ? columns : undefined;
}

/** Rows with their phase. Empty first cells go on with the phase above. */
function groupsOf(table: Table, heads: readonly string[], columns: Columns): Group[] {
  const groups = new Map<string, Group>();
  let last: Group | undefined;
  for (const row of table.rows) {
    const name = plainText(row.cells[columns.name]?.text ?? '');
    if (name === '' && last && columns.oneTask >= 0) {
      last.rows.push(row);
      continue;
    }
    const label = rowLabel(heads[columns.name]!, row.cells, columns);
    if (!label) continue;
    const key = columns.oneTask < 0 ? String(row.start) : label.key;
    last = groups.get(key);
    if (last) last.rows.push(row);
    else groups.set(key, (last = { label, rows: [row] }));
  }
  return [...groups.values()];
}

function tasksOf(row: Row, columns: Columns, report: Report): Task[] {
  const state = row.cells[columns.status];
  const context = { done: state ? cellSaysDone(state.text) : false };
  const one = row.cells[columns.oneTask];
  if (one && /[\p{L}\p{N}]/u.test(one.text)) {
    const spans = /<br\s*\/?>/iu.test(one.text) ? splitCell(one) : [one];
    return spans.map((span) => taskOf(span, report.source, context));
  }
  const many = row.cells[columns.tasks];
  return many ? splitCell(many).map((span) => taskOf(span, report.source, context)) : [];
}

function checksOf(row: Row, columns: Columns, report: Report): Check[] {
  const cell = row.cells[columns.exit];
  if (!cell || !/[\p{L}\p{N}]/u.test(cell.text)) return [];
  const state = row.cells[columns.status];
  const spans = /<br\s*\/?>|;/iu.test(cell.text) ? splitCell(cell) : [cell];
  return spans.map((span) => ({
    text: plainText(span.text),
    done: state ? cellSaysDone(state.text) : false,
    source: report.source.mention(span.start, span.end),
  }));
}

function rowLabel(head: string, cells: readonly Span[], columns: Columns): PhaseLabel | undefined {
  const name = plainText(cells[columns.name]?.text ?? '');
  if (name === '' || /^total/iu.test(name)) return undefined;
  const unit = head.replace(/ (?:#|name)$/iu, '').replace(/\(?s\)?$/iu, '');
  const text = /^\d+(?:\s*[-–]\s*\d+)?$/u.test(name) ? `${unit} ${name}` : name;
  const weeks = plainText(cells[columns.time]?.text ?? '');
  const span = /^\d/u.test(weeks) && /^weeks?$/iu.test(head) === false ? `weeks ${weeks}` : weeks;
  const label = phaseLabel(text) ?? numberedLabel(name, unit, cells[columns.number]);
  const timed =
    weeks === ''
      ? undefined
      : (phaseLabel(span.replace(/^weeks? (\d[\d\s–-]*weeks?)$/iu, '$1')) ?? phaseLabel(`x (${weeks})`));
  return {
    ...label,
    title: titleOf(label, cells[columns.title]),
    ...(timed?.weeks && !label.weeks ? { weeks: timed.weeks } : {}),
    ...(timed?.duration !== undefined ? { duration: timed.duration } : {}),
  };
}

/** A phase known by its title alone; a number before it or in a column of its own is its number. */
function numberedLabel(name: string, unit: string, cell: Span | undefined): PhaseLabel {
  const own =
    /^(\d{1,3})(?=[.):]?\s)/u.exec(name)?.[1] ?? /^\d{1,3}$/u.exec(plainText(cell?.text ?? ''))?.[0];
  const { title } = cleanTitle(name);
  return {
    key: own === undefined ? name.toLowerCase() : `${unit.toLowerCase()} ${own}`,
    title,
    ...(own === undefined ? {} : { order: Number(own) }),
    form: 'leading',
    certain: false,
  };
}

/** `Phase 1` and `M1` take the title of the column beside; `Q1 2027` keeps its name before it. */
function titleOf(label: PhaseLabel, cell: Span | undefined): string {
  const named = withoutPictographs(plainText(cell?.text ?? '')).trim();
  if (named === '') return label.title;
  if (
    /^(?:(?:phase|sprint|stage|milestone|iteration|wave|epic|week)s?\s*[\d.\s–-]+\w?|m[\d.]+)$/iu.test(
      label.title,
    )
  )
    return named;
  const isTime = !label.certain && label.order === undefined && label.key === label.title.toLowerCase();
  return isTime && phaseLabel(label.title) ? `${label.title}: ${named}` : label.title;
}
