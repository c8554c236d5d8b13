import type { Task } from '../../../model/ledger.js';
import type { SourceText } from '../../SourceText.js';
import type { Span } from '../markdown/ReportDocument.js';
import { withoutPictographs } from '../text/glyphs.js';
import { plainText } from '../text/plainText.js';
import { tickOfLine } from '../text/tick.js';

const effortText =
  /\s*[([]\s*(?:(?:est(?:imate[ds]?)?|effort|time):?\s*)?(~?\d+(?:\.\d+)?(?:\s*(?:-|–|to)\s*\d+(?:\.\d+)?)?\+?\s*(?:hours?|hrs?|h|days?|d|weeks?|w|months?|sprints?|points?|pts?|mins?|minutes?))\s*[)\]]\s*$/iu;
const ownerText =
  /\s*(?:[([]?\s*(?:owner|assignee|by):\s*([^()[\]]{2,40})[)\]]?|[([]?(@[\w-]{1,39})[)\]]?)\s*$/iu;
const saysDone = /(?:^|[\s(\[–—-])(?:done|completed?|finished|shipped)[)\]!.]*$/iu;

/** One line of work as a task. `done`: what the line says, else what the phase says. */
export function taskOf(line: Span, source: SourceText, phaseDone: boolean): Task {
  const tick = tickOfLine(line);
  const raw = tick?.rest ?? line;
  let title = withoutPictographs(plainText(raw.text)).replaceAll(/\s+/gu, ' ').trim();
  const effort = effortText.exec(title);
  if (effort) title = title.slice(0, effort.index);
  const owner = ownerText.exec(title);
  if (owner && owner.index > 0) title = title.slice(0, owner.index);
  const struck = /^~~.*~~$/u.test(raw.text.trim());
  return {
    title: title.replace(/[\s,;:–—-]+$/u, '') || title,
    done: tick ? tick.state === 'done' : struck || phaseDone || saysDone.test(title),
    ...(effort ? { effort: effort[1]! } : {}),
    ...(owner && owner.index > 0 ? { owner: (owner[1] ?? owner[2]!).trim() } : {}),
    defects: [],
    source: source.mention(line.start, line.end),
  };
}
