import type { ListNode, ValueNode } from '../valueTree.js';
import type { Change } from './Change.js';
import type { DefectList } from './DefectLists.js';
import type { Excerpt, Kept } from './Excerpt.js';

/** A list after the change. */
export interface ListNow extends Kept, Omit<DefectList, 'first'> {
  /** Of the items kept in front of the change and behind it those that the excerpt has: one of each at most. */
  readonly heads: number;
  readonly tails: number;
  /** How many items the excerpt has. */
  readonly read: number;
}

/**
 * The lists as they are now. Undefined where one is not found in the excerpt as it has to be: what stands next to the change is no item of the
 * list any more, so that nothing is known of what was left out.
 * @param root of the excerpt
 */
export function listsNow(
  root: ValueNode,
  kept: readonly Kept[],
  excerpt: Excerpt,
  change: Change,
): ListNow[] | undefined {
  const found: ListNow[] = [];
  for (const each of kept) {
    const { list } = each;
    const start = list.start >= change.end ? list.start + change.offset : list.start;
    const end = list.end > change.start ? list.end + change.offset : list.end;
    const node = listAt(root, start, excerpt);
    const now = node && excerpt.toWhole(node.end) === end ? listNow(node, each, excerpt, change) : undefined;
    if (!now) return undefined;
    found.push({ ...each, ...now, start, end });
  }
  return found;
}

function listNow(
  node: ListNode,
  { list, head, tail }: Kept,
  excerpt: Excerpt,
  { offset }: Change,
): Pick<ListNow, 'items' | 'heads' | 'tails' | 'read'> | undefined {
  const behind = list.items.length / 2 - tail;
  const [heads, tails] = [Math.min(head, 1), Math.min(behind, 1)];
  const read = node.items.length;
  const fresh = read - heads - tails;
  if (fresh < 0) return undefined;
  const items = new Int32Array(2 * (head + fresh + behind));
  items.set(list.items.subarray(0, 2 * head));
  for (let i = 2 * tail, to = 2 * (head + fresh); i < list.items.length; i++)
    items[to++] = list.items[i]! + offset;
  for (const [i, item] of node.items.entries()) {
    const at = 2 * (head - heads + i);
    const [from, to] = [excerpt.toWhole(item.start), excerpt.toWhole(item.end)];
    const isKept = i < heads || i >= heads + fresh;
    if (isKept && (items[at] !== from || items[at + 1] !== to)) return undefined;
    items[at] = from;
    items[at + 1] = to;
  }
  return { items, heads, tails, read };
}

function listAt(root: ValueNode, start: number, excerpt: Excerpt): ListNode | undefined {
  for (let at: ValueNode | undefined = root; at && at.kind !== 'scalar';) {
    if (at.kind === 'list' && excerpt.toWhole(at.start) === start) return at;
    const below: readonly ValueNode[] = at.kind === 'list' ? at.items : at.entries.map(({ value }) => value);
    at = below.find((value) => excerpt.toWhole(value.start) <= start && start < excerpt.toWhole(value.end));
  }
  return undefined;
}
