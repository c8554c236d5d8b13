import type { Item } from '../markdown/ReportDocument.js';
import { tickOfItem } from './checkItems.js';

export interface TickContext {
  /** The section lists what shall be (exit criteria, next steps): a ✅ there may be a bullet rather than a deed. */
  target: boolean;
  /** The section says that what it lists was done. */
  done: boolean;
  /** Beside it stand items with a glyph of what is not done, so that a ✅ tells the two apart. */
  mixed: boolean;
}

const saysDone =
  /(?:[([–—-]\s*(?:done|completed?|finished|achieved|verified|fixed)\b[^()[\]]{0,40}[)\]]?\s*$)|\b(?:was|were|has been|have been|is now|already)\s+(?:fixed|done|completed?|implemented|resolved|merged|deployed|verified|finished|added|achieved|closed)\b/iu;
const saysOpen =
  /[([–—-]\s*(?:in progress|pending|open|todo|to do|not started|blocked|scheduled|planned|tbd|wip|partial|not done|missing|outstanding)\b[^()[\]]{0,60}[)\]]?\s*$/iu;

/**
 * Whether an item is done (READING: "A tick on a target is not a deed"). A checkbox means what it says. A ✅ under a
 * heading of things to reach means nothing while every item bears it; beside an open glyph it tells the two apart. What the
 * item's words or the section say of its state comes first.
 */
export function itemDone(item: Item, context: TickContext): boolean {
  const tick = tickOfItem(item);
  const first = tick?.rest ?? item.lines[0];
  if (first && item.lines.length === 1 && isStruck(first.text)) return true;
  if (tick?.box) return tick.state === 'done';
  const text = item.lines
    .map((line) => line.text)
    .join(' ')
    .slice(0, 500);
  if (saysOpen.test(text)) return false;
  if (saysDone.test(text)) return true;
  if (tick) {
    if (tick.state !== 'done') return false;
    return !context.target || context.done || context.mixed;
  }
  return context.done;
}

export function hasOpenTick(items: readonly Item[]): boolean {
  return items.some((item) => {
    const tick = tickOfItem(item);
    return tick !== undefined && tick.state !== 'done';
  });
}

/** `~~Ship it~~`, `~~Ship it~~ (in 1.2)` */
export function isStruck(markdown: string): boolean {
  return /^~~[^~]+~~(?:\s*[(–—-].{0,60}|\s*\S{0,4})?$/u.test(markdown.trim());
}
