import { inSteps, type Steps } from '../../steps.js';
import type { IdentityNode, IdentitySource, JoinEdge } from './IdentityNode.js';

interface Group {
  members: number[];
  sets: Set<number>;
  /** The written id in each source that gives one. */
  ids: Map<IdentitySource, string>;
  gaps: Set<number>;
}

/**
 * Joins entries under what may never be: two of one set of siblings in one group, also not through a third entry; by
 * title, two written ids or two gap percents; two ids that one source wrote. Every edge that came true is kept: the edges of a group are a tree.
 */
export class EntryGrouping {
  /** One that stays (ARCHITECTURE.md, "Code that stays compiled"). */
  static readonly lasting = new EntryGrouping([]);

  private readonly parent: number[];
  /** Of those that were joined or asked for; most entries stay alone. */
  private readonly groups: (Group | undefined)[];
  private readonly edges = new Map<IdentityNode, JoinEdge[]>();

  /** `nodes` in order. */
  constructor(private readonly nodes: readonly IdentityNode[]) {
    this.parent = nodes.map((node, i) => (node.place = i));
    this.groups = nodes.map(() => undefined);
  }

  /** False when a rule forbids it. */
  unite(edge: JoinEdge): boolean {
    const [a, b] = this.bySize(edge);
    if (a === b) return true;
    const larger = this.group(a);
    const smaller = this.group(b);
    for (const set of smaller.sets) if (larger.sets.has(set)) return false;
    for (const [source, id] of smaller.ids) if ((larger.ids.get(source) ?? id) !== id) return false;
    if (edge.basis === 'title') {
      if (smaller.ids.size > 0 && larger.ids.size > 0) return false;
      for (const gap of smaller.gaps) if (larger.gaps.size > 0 && !larger.gaps.has(gap)) return false;
    }
    this.join(a, b, edge);
    return true;
  }

  /** Whatever the rules say. */
  force(edge: JoinEdge): void {
    const [a, b] = this.bySize(edge);
    if (a !== b) this.join(a, b, edge);
  }

  /** The groups of now, the entries in order. */
  *result(): Steps<IdentityNode[][]> {
    const { parent, groups, nodes } = this;
    const result: IdentityNode[][] = [];
    yield* inSteps(nodes, (node) => {
      if (parent[node.place] !== node.place) return;
      const members = groups[node.place]?.members.sort((a, b) => a - b);
      result.push(members ? members.map((i) => nodes[i]!) : [node]);
    });
    return result;
  }

  /** For each entry of `first`'s group the edge that leads to it from `first`. */
  edgesFrom(first: IdentityNode): Map<IdentityNode, JoinEdge> {
    const found = new Map<IdentityNode, JoinEdge>();
    const open = [first];
    for (let node = open.pop(); node; node = open.pop()) {
      for (const edge of this.edges.get(node) ?? []) {
        const other = edge.a === node ? edge.b : edge.a;
        if (other === first || found.has(other)) continue;
        found.set(other, edge);
        open.push(other);
      }
    }
    return found;
  }

  private bySize({ a, b }: JoinEdge): [larger: number, smaller: number] {
    const [x, y] = [this.root(a.place), this.root(b.place)];
    return this.sizeOf(x) >= this.sizeOf(y) ? [x, y] : [y, x];
  }

  private sizeOf(root: number): number {
    return this.groups[root]?.members.length ?? 1;
  }

  private group(root: number): Group {
    return (this.groups[root] ??= alone(this.nodes[root]!));
  }

  private join(larger: number, smaller: number, edge: JoinEdge): void {
    const into = this.group(larger);
    const from = this.group(smaller);
    for (const member of from.members) into.members.push(member);
    for (const set of from.sets) into.sets.add(set);
    for (const [source, id] of from.ids) into.ids.set(source, id);
    for (const gap of from.gaps) into.gaps.add(gap);
    this.groups[smaller] = undefined;
    this.parent[smaller] = larger;
    for (const node of [edge.a, edge.b]) {
      const edges = this.edges.get(node);
      if (edges) edges.push(edge);
      else this.edges.set(node, [edge]);
    }
  }

  private root(index: number): number {
    let root = index;
    while (this.parent[root] !== root) root = this.parent[root]!;
    for (let at = index; at !== root;) {
      const next = this.parent[at]!;
      this.parent[at] = root;
      at = next;
    }
    return root;
  }
}

function alone({ place, set, ownId, entry, source }: IdentityNode): Group {
  return {
    members: [place],
    sets: new Set([set]),
    ids: new Map(ownId === undefined ? [] : [[source, ownId]]),
    gaps: new Set(entry.gapPercent === undefined ? [] : [entry.gapPercent]),
  };
}
