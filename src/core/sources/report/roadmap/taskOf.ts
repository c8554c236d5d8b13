import { withoutEnd } from '../../../text/withoutEnd.js';
import type { Task } from '../../../model/ledger.js';
import type { SourceText } from '../../SourceText.js';
import { endTick } from '../checklists/endTick.js';
import { isStruck } from '../checklists/itemDone.js';
import type { Span } from '../markdown/ReportDocument.js';
import { bareText } from '../text/bareText.js';
import { tickOfLine } from '../text/tick.js';

const effortText =
  /\s*[([]\s*(?:(?:est(?:imate[ds]?)?|effort|time):?\s*)?(~?\d+(?:\.\d+)?(?:\s*(?:-|–|to)\s*\d+(?:\.\d+)?)?\+?\s*(?:hours?|hrs?|h|days?|d|weeks?|w|months?|sprints?|points?|pts?|mins?|minutes?))\s*[)\]]\s*$/iu;
const ownerText =
  /\s*(?:[([]?\s*(?:owner|assignee|by):\s*([^()[\]]{2,40})[)\]]?|[([]?(@[\w-]{1,39})[)\]]?)\s*$/iu;
const saysDone = /(?:^|[\s(\[–—-])(?:done|completed?|finished|shipped)[)\]!.]*$/iu;

export interface TaskContext {
  /** The phase or the list says that its work was done. */
  done: boolean;
  /** A ✅ here is a bullet, as the phase is still to come. */
  bullets?: boolean;
}

/** One line of work as a task. What the line says of its state goes before what the phase says. */
export function taskOf(line: Span, source: SourceText, context: TaskContext): Task {
  const tick = tickOfLine(line);
  const behind = tick ? undefined : endTick(line);
  const raw = tick?.rest ?? behind?.rest ?? line;
  let title = bareText(raw.text);
  const effort = effortText.exec(title);
  if (effort) title = title.slice(0, effort.index);
  const owner = ownerText.exec(title);
  if (owner && owner.index > 0) title = title.slice(0, owner.index);
  return {
    title: withoutEnd(title, ',;:–—-') || title,
    done: isDone(line, title, context),
    ...(effort ? { effort: effort[1]! } : {}),
    ...(owner && owner.index > 0 ? { owner: (owner[1] ?? owner[2]!).trim() } : {}),
    defects: [],
    source: source.mention(line.start, line.end),
  };
}

function isDone(line: Span, title: string, context: TaskContext): boolean {
  const tick = tickOfLine(line);
  if (isStruck((tick?.rest ?? line).text)) return true;
  if (tick?.box) return tick.state === 'done';
  const state = (tick ?? endTick(line))?.state;
  if (state !== undefined) return state === 'done' && (context.bullets !== true || context.done);
  return context.done || saysDone.test(title);
}
