import type { Check, Task } from '../../../model/ledger.js';
import { leadingFieldLabel } from './taskField.js';
import { checkItems, hasBoxes } from '../checklists/checkItems.js';
import type { List, Section, Span } from '../markdown/ReportDocument.js';
import { hasOpenTick, itemDone } from '../checklists/itemDone.js';
import { isPlainCode } from '../fields/readFields.js';
import type { Report } from '../Report.js';
import { checkText } from '../checklists/checkText.js';
import { phaseLabel } from './phaseLabel.js';
import { taskOf } from './taskOf.js';
import { treeLines } from './treeLines.js';

interface Content {
  tasks: Task[];
  exitCriteria: Check[];
}

/** `maybe`: under a label that says nothing of the kind. */
type Role = 'tasks' | 'exit' | 'deliverables' | 'goals' | 'maybe' | 'other';

/** Tasks and exit criteria of a phase: every list below its heading, by what the words above the list say. */
export function phaseContent(
  section: Section,
  report: Report,
  isPhase: (section: Section) => boolean,
): Content {
  const lists: { list: List; role: Role; done: boolean; under: Section }[] = [];
  const trees: Span[] = [];
  const visit = (at: Section, role: Role, done: boolean): void => {
    for (const block of at.blocks) {
      if (block.kind === 'code' && isPlainCode(block))
        trees.push(...treeLines(block).map(({ line }) => line));
      if (block.kind !== 'list') continue;
      const lead = report.leadOf(block);
      const leadRole = lead
        ? (roleOf(report.meaning(lead.text).words) ?? (phaseLabel(lead.text) ? undefined : 'maybe'))
        : undefined;
      lists.push({
        list: block,
        role: leadRole ?? role,
        done: done || (lead ? report.meaning(lead.text).done : false),
        under: at,
      });
      report.taken.add(block);
    }
    for (const child of at.sections) {
      if (isPhase(child)) continue;
      const meaning = report.meaningOf(child);
      visit(child, roleOf(meaning.words) ?? (role === 'other' ? 'other' : 'tasks'), done || meaning.done);
    }
  };
  visit(section, 'tasks', sectionDone(section, report));
  return sortOut(lists, trees, report);
}

/** The same for one list under a bold line or inside a list item. */
export function listContent(list: List, report: Report, done: boolean): Content {
  report.taken.add(list);
  return sortOut([{ list, role: 'tasks', done, under: undefined }], [], report);
}

function sectionDone(section: Section, report: Report): boolean {
  return report
    .inner(section)
    .some((at) => report.meaningOf(at).done || /[✅✔]/u.test(at.heading!.text.text));
}

function roleOf(words: string): Role | undefined {
  if (
    /\b(?:exit|success|completion) (?:criteria|metrics?)|^acceptance\b|\bcriteria\b|\bdone when\b|\bdefinition of done\b|\bby (?:the )?end of\b|\bgate\b/u.test(
      words,
    )
  )
    return 'exit';
  if (/\bdeliverables?|outputs?|artifacts\b/u.test(words)) return 'deliverables';
  if (/\bgoals?|objectives?|focus|outcomes?|why|benefits?|key results\b/u.test(words)) return 'goals';
  if (
    /\b(?:risks?|dependenc(?:y|ies)|prerequisites?|team|resources?|notes?|budget|costs?|metrics?|owners?|references|links|status|assumptions|blockers?|files?|not required|not in scope|out of scope|non-goals|because|examples?|progress|next steps?|guidance)\b/u.test(
      words,
    )
  )
    return 'other';
  if (
    /\b(?:tasks?|action items?|actions|milestones?|work items?|to ?do|steps|activities|features|scope|work|changes|items|stories)\b/u.test(
      words,
    )
  )
    return 'tasks';
  return undefined;
}

function sortOut(
  lists: readonly { list: List; role: Role; done: boolean; under: Section | undefined }[],
  trees: readonly Span[],
  report: Report,
): Content {
  const { source } = report;
  const tasks: Task[] = [];
  const exitCriteria: Check[] = [];
  const has = (role: Role): boolean =>
    lists.some((entry) => entry.role === role && entry.list.items.length > 0);
  const anyBoxes = lists.some((entry) => hasBoxes(entry.list));
  for (const { list, role, done } of lists) {
    const asTasks =
      role === 'tasks' ||
      (role === 'deliverables' && !has('tasks')) ||
      (role === 'maybe' && !has('tasks') && !anyBoxes) ||
      (role === 'goals' && !has('tasks') && !has('deliverables') && !has('maybe') && !anyBoxes);
    const boxed = role !== 'other' && hasBoxes(list);
    if (role === 'exit') {
      const items = checkItems(list);
      const mixed = hasOpenTick(items);
      exitCriteria.push(
        ...items.map((item): Check => ({
          text: checkText(item),
          done: itemDone(item, { target: true, done, mixed }),
          source: source.mention(item.start, item.end),
        })),
      );
    } else if (asTasks || boxed) {
      for (const item of checkItems(list)) {
        const line = item.lines[0];
        if (!line) continue;
        const label = leadingFieldLabel(line);
        if (label === 'skip') continue;
        const task = taskOf(line, source, done);
        if (label === 'milestone')
          exitCriteria.push({ text: task.title, done: task.done, source: task.source });
        else tasks.push(task);
      }
    }
  }
  if (tasks.length === 0) tasks.push(...trees.map((line) => taskOf(line, source, false)));
  return { tasks, exitCriteria };
}
