import type { ListNode, ValueNode } from '../valueTree.js';
import type { Change } from './Change.js';
import type { DefectList } from './DefectLists.js';
import type { Excerpt, Kept, Run } from './Excerpt.js';

/** A list after the change. */
export interface ListNow extends Omit<DefectList, 'first'> {
  readonly before: DefectList;
  /** Of each item of the excerpt, in order: the run that it begins; undefined for one that was read. */
  readonly read: readonly (Run | undefined)[];
}

/**
 * The lists as they are now. Undefined where one is not found in the excerpt as it has to be: what stands next to a change is no item of the
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
    const [start, last] = [change.now(list.start), change.now(list.end - 1)];
    if (start === undefined || last === undefined) return undefined;
    const node = listAt(root, start, excerpt);
    const now = node && excerpt.toWhole(node.end) === last + 1 ? listNow(node, each, excerpt) : undefined;
    if (!now) return undefined;
    found.push({ ...now, start, end: last + 1, before: list });
  }
  return found;
}

function listNow(
  { items: nodes }: ListNode,
  { list, runs }: Kept,
  excerpt: Excerpt,
): Pick<ListNow, 'items' | 'read'> | undefined {
  const more = runs.reduce((sum, { first, last }) => sum + last - first, 0);
  const items = new Int32Array(2 * (nodes.length + more));
  const read: (Run | undefined)[] = [];
  let to = 0;
  let next = 0;
  for (const node of nodes) {
    const [start, end] = [excerpt.toWhole(node.start), excerpt.toWhole(node.end)];
    const run = runs[next];
    const at = run ? 2 * run.first : 0;
    if (!run || start !== list.items[at]! + run.stretch.offset) {
      read.push(undefined);
      items[to++] = start;
      items[to++] = end;
      continue;
    }
    if (end !== list.items[at + 1]! + run.stretch.offset) return undefined;
    read.push(run);
    next++;
    for (let i = at; i <= 2 * run.last + 1; i++) items[to++] = list.items[i]! + run.stretch.offset;
  }
  return next === runs.length ? { items, read } : undefined;
}

function listAt(root: ValueNode, start: number, excerpt: Excerpt): ListNode | undefined {
  for (let at: ValueNode | undefined = root; at && at.kind !== 'scalar';) {
    if (at.kind === 'list' && excerpt.toWhole(at.start) === start) return at;
    const below: readonly ValueNode[] = at.kind === 'list' ? at.items : at.entries.map(({ value }) => value);
    at = below.find((value) => excerpt.toWhole(value.start) <= start && start < excerpt.toWhole(value.end));
  }
  return undefined;
}
