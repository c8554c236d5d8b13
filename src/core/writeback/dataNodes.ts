import {
  eachEntry,
  eachItem,
  type MapEntry,
  type MapNode,
  type ScalarNode,
  type ValueNode,
} from '../sources/valueTree.js';

/** A value with what holds it. Offsets are those of the tree. */
export interface Placed {
  readonly node: ValueNode;
  /** The pair whose value it is. */
  readonly entry?: MapEntry;
  /** The map or list it stands in. */
  readonly parent?: ValueNode;
}

/** Every value of a tree, the outer ones first. Values that come through an alias are met there, too. */
export function* placedNodes(
  node: ValueNode,
  goesInto: (part: Placed) => boolean = () => true,
  placed: Placed = { node },
): Generator<Placed> {
  yield placed;
  for (const part of partsOf(node)) if (goesInto(part)) yield* placedNodes(part.node, goesInto, part);
}

function partsOf(node: ValueNode): Placed[] {
  const parts: Placed[] = [];
  if (node.kind === 'list') for (const item of eachItem(node)) parts.push({ node: item, parent: node });
  else if (node.kind === 'map')
    for (const entry of eachEntry(node)) parts.push({ node: entry.value, entry, parent: node });
  return parts;
}

/** The value that stands there, alone or with its key; of several the innermost that is wanted. */
export function placedAt(
  root: ValueNode | undefined,
  start: number,
  end: number,
  kinds: readonly ValueNode['kind'][],
): Placed | undefined {
  if (!root) return undefined;
  const last = (nodes: Iterable<Placed>): Placed | undefined => {
    let found: Placed | undefined;
    for (const placed of nodes) {
      const { node, entry } = placed;
      if (node.end !== end || !kinds.includes(node.kind)) continue;
      if (node.start === start || entry?.keyStart === start) found = placed;
    }
    return found;
  };
  const holds = ({ node, entry }: Placed): boolean =>
    Math.min(node.start, entry?.keyStart ?? node.start) <= start && end <= node.end;
  return last(placedNodes(root, holds)) ?? last(placedNodes(root));
}

export function scalarAt(root: ValueNode | undefined, start: number, end: number): ScalarNode | undefined {
  const node = placedAt(root, start, end, ['scalar'])?.node;
  return node?.kind === 'scalar' && node.start === start ? node : undefined;
}

/** The pairs that stand in the map itself: what merge keys bring stands elsewhere. */
export function ownEntries({ entries, start, end }: MapNode): MapEntry[] {
  return entries.filter(({ keyStart, value }) => keyStart >= start && keyStart < end && value.end <= end);
}
