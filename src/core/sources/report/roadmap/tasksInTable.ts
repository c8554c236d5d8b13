import type { Check, Task } from '../../../model/ledger.js';
import { cellSaysDone } from '../checklists/cellSaysDone.js';
import type { Row, Span, Table } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import { withoutPictographs } from '../text/glyphs.js';
import { plainText } from '../text/plainText.js';
import { taskOf } from './taskOf.js';

const numberHead = /^(?:#|no\.?|nr\.?|№|id|task id|item #|key|ref)$/iu;
const taskHead =
  /^(?:(?:key |main )?(?:tasks?|action items?|actions?|work items?|items?|features?|deliverables?|stor(?:y|ies)|user stor(?:y|ies)|to-?dos?|activit(?:y|ies)|epics?|changes?|titles?|summary|improvements?|enhancements?|initiatives?|задач[аи]|task (?:name|description|title))|what)$/iu;
const stateHead = /^(?:status|state|done\??|completed?\??|progress|✓|✅|статус)$/iu;
const ownerHead = /^(?:owners?|assignees?|assigned to|who|lead|responsible)$/iu;
const effortHead = /^(?:efforts?|estimates?|est\.?|duration|time|days|hours|points|story points|size)$/iu;
const criterionHead =
  /^(?:(?:exit |success |acceptance )?criteri(?:on|a)|gates?|checks?|requirements?|conditions?|metrics?)$/iu;

/** A table of work below a phase, a task a row; undefined when the table is about something else. */
export function tasksInTable(table: Table, report: Report, phaseDone: boolean): Task[] | undefined {
  const heads = headsOf(table);
  const state = heads.findIndex((head) => stateHead.test(head));
  let name = heads.findIndex((head) => taskHead.test(head));
  if (name < 0 && state > 0) name = heads.findIndex((head, i) => i < state && !numberHead.test(head));
  if (name < 0 || (state < 0 && heads.length < 2)) return undefined;
  const [owner, effort] = [ownerHead, effortHead].map((pattern) =>
    heads.findIndex((head) => pattern.test(head)),
  ) as [number, number];
  return table.rows.flatMap((row): Task[] => {
    const cell = row.cells[name];
    if (!cell || isTotal(row, cell)) return [];
    const said = row.cells[state];
    const task = taskOf(cell, report.source, { done: said ? false : phaseDone });
    const by = textOf(row.cells[owner]);
    const takes = textOf(row.cells[effort]);
    return [
      {
        ...task,
        done: said && said.text !== '' ? cellSaysDone(said.text) : task.done,
        ...(by === '' ? {} : { owner: by }),
        ...(takes === '' ? {} : { effort: takes }),
        source: report.source.mention(row.start, row.end),
      },
    ];
  });
}

/** A table of criteria below `Exit criteria`. */
export function checksInTable(table: Table, report: Report): Check[] {
  const heads = headsOf(table);
  const state = heads.findIndex((head) => stateHead.test(head));
  const named = heads.findIndex((head) => criterionHead.test(head));
  const name = named >= 0 ? named : heads.findIndex((head) => !numberHead.test(head));
  return table.rows.flatMap((row): Check[] => {
    const text = textOf(row.cells[name]);
    if (text === '') return [];
    const said = row.cells[state]?.text ?? '';
    return [{ text, done: cellSaysDone(said), source: report.source.mention(row.start, row.end) }];
  });
}

function headsOf(table: Table): string[] {
  return table.head.map((cell) => plainText(cell.text).replace(/:$/u, '').trim());
}

function textOf(cell: Span | undefined): string {
  const text = withoutPictographs(plainText(cell?.text ?? '')).trim();
  return /^[-–—]*$/u.test(text) ? '' : text;
}

function isTotal(row: Row, cell: Span): boolean {
  return textOf(cell) === '' || /^(?:sub)?totals?\b/iu.test(textOf(row.cells[0]));
}
