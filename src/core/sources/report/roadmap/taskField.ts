import { splitLabels } from '../fields/splitLabels.js';
import type { Span } from '../markdown/ReportDocument.js';
import { tickOfLine } from '../text/tick.js';

/** A bullet of a phase that is no work: `**Target**: 95%` (`skip`), `Milestone: beta is out` (`milestone`). */
export function leadingFieldLabel(line: Span): 'skip' | 'milestone' | undefined {
  const rest = tickOfLine(line)?.rest ?? line;
  const label = splitLabels(rest)[0]?.label.toLowerCase();
  if (label === undefined) return undefined;
  if (label === 'milestone') return 'milestone';
  return /^(?:target|goal|focus|status|owners?|duration|effort|timeline|priority|due(?: date)?|team|lead|deadline|estimate|budget|cost|risks?|dependenc(?:y|ies)|objective|outcome|note|success (?:criteria|metrics?)|deliverables?)$/u.test(
    label,
  )
    ? 'skip'
    : undefined;
}
