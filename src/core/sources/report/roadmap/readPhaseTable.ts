import type { Span, Table } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import { plainText } from '../text/plainText.js';
import { cleanTitle } from '../text/cleanTitle.js';
import { statusOf } from '../../words.js';
import { glyphIn } from '../text/glyphs.js';
import type { PhaseDraft } from './PhaseDraft.js';
import { phaseLabel, type PhaseLabel } from './phaseLabel.js';
import { taskOf } from './taskOf.js';

const phaseHead = /^(?:phase|sprint|stage|milestone|iteration|quarter|week\(?s?\)?|release|version|wave)$/iu;
const timeHead = /^(?:weeks?|timeline|duration|timeframe|dates?|when|period|time)$/iu;
const taskHead =
  /^(?:(?:key )?(?:tasks|deliverables|activities|actions|work items|work|scope|items|features))$/iu;
const titleHead = /^(?:name|title|focus|theme|goal|objective|description|milestone|phase)$/iu;
const statusHead = /^(?:status|state|done|progress)$/iu;

/** `| Phase | Weeks | Focus | Tasks |`: a phase a row. None when the first column names no phases. */
export function readPhaseTable(table: Table, report: Report, planTitle: string): PhaseDraft[] {
  const heads = table.head.map((cell) => plainText(cell.text).replace(/:$/u, ''));
  const first = heads[0];
  if (first === undefined || !phaseHead.test(first) || table.rows.length < 2) return [];
  const column = (pattern: RegExp): number => heads.findIndex((head, i) => i > 0 && pattern.test(head));
  const [time, tasks, title, status] = [timeHead, taskHead, titleHead, statusHead].map(column) as [
    number,
    number,
    number,
    number,
  ];
  if (tasks < 0 && title < 0 && time < 0) return [];
  const rows = table.rows.flatMap((row) => {
    const cells = row.cells;
    const label = rowLabel(first, cells, time, title);
    return label ? [{ row, label }] : [];
  });
  if (rows.length < Math.max(2, table.rows.length - 1)) return [];
  report.taken.add(table);
  return rows.map(({ row, label }): PhaseDraft => {
    const cell = row.cells[tasks];
    const state = row.cells[status];
    const done = state
      ? glyphIn(state.text) === 'done' || /^(?:resolved|verified)$/u.test(statusOf(plainText(state.text)))
      : false;
    return {
      label,
      plan: table,
      planTitle,
      tasks: cell ? splitTasks(cell).map((span) => taskOf(span, report.source, done)) : [],
      exitCriteria: [],
      source: report.source.mention(row.start, row.end),
      at: row.start,
    };
  });
}

function rowLabel(head: string, cells: readonly Span[], time: number, title: number): PhaseLabel | undefined {
  const name = plainText(cells[0]?.text ?? '');
  if (name === '' || /^total/iu.test(name)) return undefined;
  const text = /^\d+$/u.test(name) ? `${head.replace(/s$/iu, '')} ${name}` : name;
  const weeks = plainText(cells[time]?.text ?? '');
  const span = /^\d/u.test(weeks) && /^weeks?$/iu.test(head) === false ? `weeks ${weeks}` : weeks;
  const label = phaseLabel(text) ?? {
    key: name.toLowerCase(),
    title: cleanTitle(name).title,
    certain: false,
  };
  const timed =
    weeks === ''
      ? undefined
      : (phaseLabel(span.replace(/^weeks? (\d[\d\s–-]*weeks?)$/iu, '$1')) ?? phaseLabel(`x (${weeks})`));
  const named = plainText(cells[title]?.text ?? '');
  return {
    ...label,
    ...(named !== '' &&
    !/[a-z]/iu.test(label.title.replace(/^(?:phase|sprint|stage|milestone|week)s?\s*[\d-]+$/iu, ''))
      ? { title: named }
      : {}),
    ...(timed?.weeks && !label.weeks ? { weeks: timed.weeks } : {}),
    ...(timed?.duration !== undefined ? { duration: timed.duration } : {}),
  };
}

/** A cell of several tasks: parted by `<br>`, semicolons, or commas. */
function splitTasks(cell: Span): Span[] {
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
