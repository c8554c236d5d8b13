import type { Block, Item, List } from '../markdown/ReportDocument.js';
import { tickOf } from '../text/tick.js';

export function hasBoxes(list: List): boolean {
  return list.items.some(
    (item) => tickOf(item)?.box || item.blocks.some((b) => b.kind === 'list' && hasBoxes(b)),
  );
}

/** The top items; of a list with checkboxes every box, however deep. A bold group name above boxes is no task. */
export function checkItems(list: List): Item[] {
  const boxed = hasBoxes(list);
  return list.items.flatMap((item) => {
    const nested = item.blocks.filter(
      (block): block is Extract<Block, { kind: 'list' }> => block.kind === 'list',
    );
    if (!boxed) return [item];
    const own = tickOf(item)?.box || nested.every((inner) => !hasBoxes(inner)) ? [item] : [];
    return [...own, ...nested.filter(hasBoxes).flatMap(checkItems)];
  });
}
