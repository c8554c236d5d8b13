import type { DefectEntry, Fragment } from '../../sources/fragment.js';
import { atOnce, inSteps, inStepsFor, LIGHT, type Steps } from '../../steps.js';
import { IdentityNode, identitySource, type IdentitySource } from './IdentityNode.js';
import { isMoved, saysTheSame, sameToRules } from './sameValue.js';
import { UniqueNames } from './UniqueNames.js';

/** Numbers for sets of siblings, each given once. */
export class SetNumbers {
  private next = 0;
  take(): number {
    return this.next++;
  }
}

/** The entries of each source, those of the first source first; for the rules, each by itself. */
export function identityNodes(ranked: readonly Fragment[], split: ReadonlySet<string>): IdentityNode[] {
  const numbers = new SetNumbers();
  const nodes = ranked.flatMap((fragment) => atOnce(readNodes(identitySource(fragment), split, numbers)));
  for (const [i, node] of nodes.entries()) node.index = i;
  return nodes;
}

/**
 * The entries of `source.fragment`, of which `source.nodes` may be an older state.
 * @param changed is called with those of them that stay and say something new, or say what they said further down or up
 */
export function* readNodes(
  source: IdentitySource,
  split: ReadonlySet<string>,
  numbers: SetNumbers,
  changed: (node: IdentityNode, isMoved: boolean) => void = () => undefined,
): Steps<IdentityNode[]> {
  const {
    defects,
    source: { path },
  } = source.fragment;
  const sets = new Map<string, number>();
  for (const { entry, set } of source.nodes) sets.set(entry.siblings, set);
  const keys: string[] = [];
  source.repeats = false;
  const naming = { source, names: new UniqueNames(), prefix: `${path}#`, keys };
  yield* inStepsFor(defects, naming, nameEntry, LIGHT);
  const kept = yield* keptNodes(source, keys, split);
  const nodes: IdentityNode[] = [];
  yield* inStepsFor(defects, { source, split, numbers, changed, sets, keys, kept, nodes }, readNode);
  return nodes;
}

interface Naming {
  readonly source: IdentitySource;
  readonly names: UniqueNames;
  readonly prefix: string;
  readonly keys: string[];
}

function nameEntry({ source, names, prefix, keys }: Naming, { id }: DefectEntry): void {
  const name = names.take(id);
  if (name !== id) source.repeats = true;
  keys.push(prefix + name);
}

interface Reading {
  readonly source: IdentitySource;
  readonly split: ReadonlySet<string>;
  readonly numbers: SetNumbers;
  readonly changed: (node: IdentityNode, moved: boolean) => void;
  readonly sets: Map<string, number>;
  readonly keys: readonly string[];
  readonly kept: readonly (IdentityNode | undefined)[];
  readonly nodes: IdentityNode[];
}

function readNode(
  { source, split, numbers, changed, sets, keys, kept, nodes }: Reading,
  entry: DefectEntry,
): void {
  const at = nodes.length;
  const key = keys[at]!;
  const known = at < kept.length ? kept[at] : undefined;
  // Of what says the same nothing is made anew. The entry of now is taken all the same: its fields may stand elsewhere.
  if (known) {
    const before = known.entry;
    known.entry = entry;
    nodes.push(known);
    if (before === entry) return;
    const moved = isMoved(before, entry);
    if (moved || !saysTheSame(before, entry, known.group!.entries.length === 1)) changed(known, moved);
    return;
  }
  let set = sets.get(entry.siblings);
  if (set === undefined) sets.set(entry.siblings, (set = numbers.take()));
  nodes.push(new IdentityNode(entry, source, key, set, split.size > 0 && split.has(key)));
}

/** By the index of the entry, the node of before that still serves: the same to the rules, and in the same order as the others. */
function* keptNodes(
  { nodes, fragment: { defects } }: IdentitySource,
  keys: readonly string[],
  split: ReadonlySet<string>,
): Steps<(IdentityNode | undefined)[]> {
  if (nodes.length === 0) return [];
  const byKey = new Map(nodes.map((node, at) => [node.key, at]));
  const places: number[] = [];
  yield* inSteps(defects, (entry) => {
    const key = keys[places.length]!;
    const at = byKey.get(key);
    const isKept =
      at !== undefined && nodes[at]!.isSplit === split.has(key) && sameToRules(nodes[at]!.entry, entry);
    places.push(isKept ? at : -1);
  });
  const inOrder = longestRise(places);
  return places.map((at, i) => (inOrder.has(i) ? nodes[at] : undefined));
}

/** The indexes of a longest rising run through `values`, leaving out negative ones. */
function longestRise(values: readonly number[]): Set<number> {
  const ends: number[] = [];
  const before = values.map((value, i) => {
    if (value < 0) return -1;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[ends[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    ends[low] = i;
    return low > 0 ? ends[low - 1]! : -1;
  });
  const run = new Set<number>();
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i]!) run.add(i);
  return run;
}
