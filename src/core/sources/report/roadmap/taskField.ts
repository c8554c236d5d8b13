import { splitLabels } from '../fields/splitLabels.js';
import type { Span } from '../markdown/ReportDocument.js';
import { tickOfLine } from '../text/tick.js';
import { isRemark, saysExit } from './contentRole.js';

/** A bullet of a phase that is no work: `**Target**: 95%` (`skip`), `Milestone: beta is out`, `Acceptance: it runs` (`exit`). */
export function leadingFieldLabel(line: Span): 'skip' | 'exit' | undefined {
  const tick = tickOfLine(line);
  const label = splitLabels(tick?.rest ?? line)[0]?.label.toLowerCase();
  if (label === undefined || tick?.box) return undefined;
  if (saysExit(label)) return 'exit';
  return isRemark(label) ? 'skip' : undefined;
}
