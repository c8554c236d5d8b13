import type { Item, List } from '../markdown/ReportDocument.js';
import { tickOf, type Tick } from '../text/tick.js';
import { endTick } from './endTick.js';

/** The box or status glyph of an item, before its words or behind them. */
export function tickOfItem(item: Item): Pick<Tick, 'box' | 'state' | 'rest'> | undefined {
  const before = tickOf(item);
  if (before) return before;
  const behind = item.lines.length === 1 ? endTick(item.lines[0]!) : undefined;
  return behind && { box: false, ...behind };
}

export function hasBoxes(list: List): boolean {
  return isMarked(list) === 'boxes';
}

type Mark = 'boxes' | 'glyphs' | 'none';

/** Lists are asked again at every level above them. */
const marks = new WeakMap<List, Mark>();

/** Whether each item says of itself how far it is: by boxes, anywhere in the list, or by a status glyph on every item. */
export function isMarked(list: List): 'boxes' | 'glyphs' | undefined {
  let mark = marks.get(list);
  if (mark === undefined) marks.set(list, (mark = markOf(list)));
  return mark === 'none' ? undefined : mark;
}

function markOf(list: List): Mark {
  if (list.items.some((item) => tickOf(item)?.box || listsIn(item).some(hasBoxes))) return 'boxes';
  return list.items.every((item) => tickOfItem(item) !== undefined || isGroup(item)) ? 'glyphs' : 'none';
}

/** The top items; of a list with checkboxes or status glyphs all that bear one, however deep. A group name above them is no item. */
export function checkItems(list: List): Item[] {
  const boxed = hasBoxes(list);
  return list.items.flatMap((item) => {
    const nested = listsIn(item);
    if (boxed) {
      const own = tickOf(item)?.box || !nested.some(hasBoxes) ? [item] : [];
      return [...own, ...nested.filter(hasBoxes).flatMap(checkItems)];
    }
    const marked = nested.filter((inner) => isMarked(inner) !== undefined);
    return isGroup(item) ? marked.flatMap(checkItems) : [item, ...marked.flatMap(checkItems)];
  });
}

/** `**Backend**` over bullets with glyphs. */
function isGroup(item: Item): boolean {
  return (
    tickOfItem(item) === undefined &&
    item.lines.length > 0 &&
    listsIn(item).some((inner) => isMarked(inner) !== undefined)
  );
}

function listsIn(item: Item): List[] {
  return item.blocks.filter((block): block is List => block.kind === 'list');
}
