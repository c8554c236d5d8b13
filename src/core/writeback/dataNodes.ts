import type { MapEntry, MapNode, ScalarNode, ValueNode } from '../sources/valueTree.js';

/** A value with what holds it. Offsets are those of the tree. */
export interface Placed {
  readonly node: ValueNode;
  /** The pair whose value it is. */
  readonly entry?: MapEntry;
  /** The map or list it stands in, and its place there. */
  readonly parent?: ValueNode;
  readonly index?: number;
}

/** Every value of a tree, the outer ones first. Values that come through an alias are met there, too. */
export function* placedNodes(node: ValueNode, placed: Placed = { node }): Generator<Placed> {
  yield placed;
  if (node.kind === 'list')
    for (const [index, item] of node.items.entries())
      yield* placedNodes(item, { node: item, parent: node, index });
  else if (node.kind === 'map')
    for (const [index, entry] of node.entries.entries())
      yield* placedNodes(entry.value, { node: entry.value, entry, parent: node, index });
}

/** The value that stands there, alone or with its key; of several the innermost that is wanted. */
export function placedAt(
  root: ValueNode | undefined,
  start: number,
  end: number,
  kinds: readonly ValueNode['kind'][],
): Placed | undefined {
  let found: Placed | undefined;
  if (!root) return undefined;
  for (const placed of placedNodes(root)) {
    const { node, entry } = placed;
    if (node.end !== end || !kinds.includes(node.kind)) continue;
    if (node.start === start || entry?.keyStart === start) found = placed;
  }
  return found;
}

export function scalarAt(root: ValueNode | undefined, start: number, end: number): ScalarNode | undefined {
  const node = placedAt(root, start, end, ['scalar'])?.node;
  return node?.kind === 'scalar' && node.start === start ? node : undefined;
}

/** The pairs that stand in the map itself: what merge keys bring stands elsewhere. */
export function ownEntries({ entries, start, end }: MapNode): MapEntry[] {
  return entries.filter(({ keyStart, value }) => keyStart >= start && keyStart < end && value.end <= end);
}
