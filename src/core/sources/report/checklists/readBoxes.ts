import type { Check } from '../../../model/ledger.js';
import type { List } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import { checkItems } from './checkItems.js';
import { tickOf } from '../text/tick.js';
import { checkText } from './checkText.js';
import { hasOpenTick, itemDone } from './itemDone.js';

/** A list as the checklist of a defect: one with boxes, or whatever a label such as `Action Items` names. */
export function readBoxes(list: List, report: Report, { named }: { named: boolean }): Check[] {
  const items = checkItems(list);
  const mixed = hasOpenTick(items);
  if (!named && !items.some((item) => tickOf(item)?.box)) return [];
  return items.map((item) => ({
    text: checkText(item),
    done: itemDone(item, { target: named, done: false, mixed }),
    source: report.source.mention(item.start, item.end),
  }));
}
