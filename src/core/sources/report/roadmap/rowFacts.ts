import { datesOf } from '../../phaseDates.js';
import type { Span } from '../markdown/ReportDocument.js';
import { plainText } from '../text/plainText.js';
import { afterLabel, endLabel, periodLabel, startLabel, type PhaseFacts } from './phaseFacts.js';
import { phaseState } from './phaseState.js';

/**
 * What the cells of a phase's row say of its time, its state and what it comes after.
 * @param ofTasks a task a row: a state there is the task's
 */
export function rowFacts(heads: readonly string[], cells: readonly Span[], ofTasks: boolean): PhaseFacts {
  const cell = (label: RegExp): string | undefined => {
    const at = heads.findIndex((head) => label.test(head));
    return at < 0 || !cells[at] ? undefined : plainText(cells[at].text);
  };
  const dates = datesOf({ period: cell(periodLabel), start: cell(startLabel), end: cell(endLabel) });
  const status = ofTasks ? undefined : cell(/^(?:status|state|progress)$/iu);
  const state = status === undefined ? undefined : phaseState(`x (${status})`).state;
  const after = cell(afterLabel);
  return {
    ...(dates ? { dates } : {}),
    ...(state ? { state } : {}),
    ...(after === undefined || after === '' ? {} : { after: [after] }),
  };
}
