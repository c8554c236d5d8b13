import { ENTRY_FORMS } from '../../sources/fragment.js';
import { inSteps, inStepsFor, LIGHT, sortedInSteps, type Steps } from '../../steps.js';
import { EntryGrouping } from './EntryGrouping.js';
import type { IdentityDecisions } from './IdentityDecisions.js';
import type { IdentityNode, IdentitySource, JoinEdge, JoinReason } from './IdentityNode.js';
import { strongestFirst } from './levels.js';
import { parallelEdges, parallelSets, type ParallelSets } from './parallelEdges.js';
import type { TitleFacet } from './TitleFacet.js';
import { edgesOfFacets } from './titleEdges.js';
import type { TitleIndex } from './TitleIndex.js';

/** The entries of one defect, the best first, with why each was joined to the first. */
export interface Joined {
  readonly entries: readonly IdentityNode[];
  readonly reasons: readonly (JoinReason | undefined)[];
}

/**
 * Joins entries anew, with all that edges tie to them: the strongest edge first, then what lies side by side, last what a person
 * decided.
 */
export class Regrouping {
  /** Sets that lie side by side, by source and by entry: of these, all or none are looked at again. */
  private readonly parallel = new Map<IdentitySource, readonly ParallelSets[]>();
  private readonly beside = new Map<IdentityNode, ParallelSets[]>();
  /** The lists of a person, of the entries that there are. */
  private merged: readonly (readonly IdentityNode[])[] = [];
  private readonly mergedWith = new Map<IdentityNode, readonly IdentityNode[]>();

  constructor(private readonly titles: TitleIndex) {}

  /** @returns the entries that the decisions of before or of now are about */
  decide(merged: IdentityDecisions['merged'], nodes: readonly IdentityNode[]): IdentityNode[] {
    const before = this.merged.flat().filter((node) => !node.isGone);
    const wanted = new Set(merged.flat());
    const byKey = new Map<string, IdentityNode>();
    if (wanted.size > 0) for (const node of nodes) if (wanted.has(node.key)) byKey.set(node.key, node);
    this.merged = merged.map((keys) => keys.flatMap((key) => byKey.get(key) ?? []));
    this.mergedWith.clear();
    for (const list of this.merged) {
      for (const node of list) this.mergedWith.set(node, [...(this.mergedWith.get(node) ?? []), ...list]);
    }
    return [...before, ...this.merged.flat()];
  }

  /** @param touched sources that were read anew or are gone */
  *regroup(dirty: ReadonlySet<IdentityNode>, touched: ReadonlySet<IdentitySource>): Steps<Joined[]> {
    const alone = yield* this.aloneIn(dirty, touched);
    if (alone) return alone;
    const all = new Set<IdentityNode>();
    yield* this.reach(dirty, all);
    for (const source of touched) yield* this.reach(membersOf(this.parallel.get(source) ?? []), all);
    const inSets = new Set<IdentityNode>();
    for (;;) {
      const joinable: IdentityNode[] = [];
      yield* inSteps(all, (node) => {
        node.core = undefined;
        if (this.canJoin(node) || inSets.has(node)) joinable.push(node);
      });
      const nodes = yield* sortedInSteps(joinable, (a, b) => a.index - b.index);
      const grouping = new EntryGrouping(nodes);
      const edges = yield* sortedInSteps(yield* this.edgesOf(nodes), strongestFirst);
      yield* inSteps(edges, (edge) => void grouping.unite(edge));
      yield* inSteps(yield* grouping.result(), (members) => {
        if (members.length > 1) for (const node of members) node.core = members[0]!;
      });
      const bySource = yield* this.parallelOf(all);
      const pairs = [...bySource.values()].flat();
      const concerned = pairs.filter((pair) => membersOf([pair]).some((node) => all.has(node)));
      const missing = membersOf(concerned).filter((node) => !inSets.has(node));
      if (missing.length === 0) {
        this.remember(bySource, touched);
        return yield* this.finish(all, nodes, concerned, grouping);
      }
      for (const node of missing) inSets.add(node);
      yield* this.reach(missing, all);
    }
  }

  /** Where all are new and nothing ties any of them to another, as in one inventory that gives each entry an id: each by itself. */
  private *aloneIn(
    dirty: ReadonlySet<IdentityNode>,
    touched: ReadonlySet<IdentitySource>,
  ): Steps<Joined[] | undefined> {
    const joined: Joined[] = [];
    const sources = new Set(touched);
    yield* inStepsFor(dirty, { regrouping: this, sources, joined }, Regrouping.takeAlone, LIGHT);
    if (joined.length < dirty.size) return undefined;
    for (const source of sources)
      if (this.parallel.has(source) || (yield* parallelSets(source)).length > 0) return undefined;
    return joined;
  }

  private static takeAlone(this: void, { regrouping, sources, joined }: Alone, node: IdentityNode): void {
    if (node.group !== undefined || node.isGone) return;
    if (regrouping.canJoin(node) || regrouping.beside.has(node)) return;
    sources.add(node.source);
    joined.push({ entries: [node], reasons: noReason });
  }

  /** The sets side by side in the sources of `nodes`. */
  private *parallelOf(nodes: ReadonlySet<IdentityNode>): Steps<Map<IdentitySource, ParallelSets[]>> {
    const sources = new Set<IdentitySource>();
    yield* inSteps(nodes, ({ source }) => void sources.add(source));
    const found = new Map<IdentitySource, ParallelSets[]>();
    for (const source of sources) found.set(source, yield* parallelSets(source));
    return found;
  }

  private remember(
    found: ReadonlyMap<IdentitySource, ParallelSets[]>,
    touched: ReadonlySet<IdentitySource>,
  ): void {
    for (const source of new Set([...found.keys(), ...touched])) {
      for (const node of membersOf(this.parallel.get(source) ?? [])) this.beside.delete(node);
      this.parallel.delete(source);
      const pairs = found.get(source) ?? [];
      if (pairs.length === 0) continue;
      this.parallel.set(source, pairs);
      for (const pair of pairs) {
        for (const node of membersOf([pair])) {
          const known = this.beside.get(node);
          if (known) known.push(pair);
          else this.beside.set(node, [pair]);
        }
      }
    }
  }

  private *finish(
    all: ReadonlySet<IdentityNode>,
    nodes: readonly IdentityNode[],
    pairs: readonly ParallelSets[],
    grouping: EntryGrouping,
  ): Steps<Joined[]> {
    const edges = yield* sortedInSteps(parallelEdges(pairs), strongestFirst);
    yield* inSteps(edges, (edge) => void grouping.unite(edge));
    // Last, so that what a person saw as two defects is joined whole.
    for (const [first, ...others] of this.merged) {
      if (!first || !all.has(first)) continue;
      for (const other of others)
        grouping.force({ a: first, b: other, strength: 100, basis: 'id', reason: 'merged by you' });
    }
    const joinable = new Set(nodes);
    const result: Joined[] = [];
    yield* inSteps(all, (node) => {
      if (!joinable.has(node)) result.push({ entries: [node], reasons: noReason });
    });
    yield* inSteps(yield* grouping.result(), (members) => {
      const entries = members.sort(bestFirst);
      const edges = entries.length > 1 ? grouping.edgesFrom(entries[0]!) : undefined;
      result.push({ entries, reasons: entries.map((node) => edges?.get(node)?.reason) });
    });
    return result;
  }

  /** Adds to `all` the entries and whatever an edge, a group of before or a decision ties to them. */
  private *reach(from: Iterable<IdentityNode>, all: Set<IdentityNode>): Steps {
    const open: IdentityNode[] = [];
    const facets = new Set<TitleFacet>();
    const walked = new Set<ParallelSets>();
    const add = (node: IdentityNode): void => {
      if (node.isGone || all.has(node)) return;
      all.add(node);
      open.push(node);
    };
    yield* inSteps(from, add);
    yield* inSteps(taken(open), (node) => {
      for (const { a, b } of node.links ?? []) add(a === node ? b : a);
      for (const other of node.group?.entries ?? []) add(other);
      for (const other of this.mergedWith.get(node) ?? []) add(other);
      for (const pair of this.beside.get(node) ?? []) {
        if (walked.has(pair)) continue;
        walked.add(pair);
        for (const other of membersOf([pair])) add(other);
      }
      const facet = this.titles.of(node);
      if (!facet || facets.has(facet)) return;
      facets.add(facet);
      const { linked } = facet;
      if (linked.length === 0 && !facet.joinsItself) return;
      for (const each of [facet, ...linked]) for (const other of each.nodes) add(other);
    });
  }

  private canJoin(node: IdentityNode): boolean {
    if (node.links !== undefined && node.links.length > 0) return true;
    if (this.mergedWith.has(node)) return true;
    const facet = this.titles.of(node);
    return facet !== undefined && (facet.joinsItself || facet.isLinked);
  }

  private *edgesOf(nodes: readonly IdentityNode[]): Steps<JoinEdge[]> {
    const edges: JoinEdge[] = [];
    const facets = new Set<TitleFacet>();
    yield* inSteps(nodes, (node) => {
      for (const edge of node.links ?? []) if (edge.a === node) edges.push(edge);
      const facet = this.titles.of(node);
      if (facet) facets.add(facet);
    });
    for (const edge of yield* edgesOfFacets(facets)) edges.push(edge);
    return edges;
  }
}

interface Alone {
  readonly regrouping: Regrouping;
  readonly sources: Set<IdentitySource>;
  readonly joined: Joined[];
}

const noReason = [undefined] as const;

/** Takes the last one away until there is none. */
function* taken<T>(items: T[]): Generator<T> {
  for (let item = items.pop(); item !== undefined; item = items.pop()) yield item;
}

function membersOf(pairs: readonly ParallelSets[]): IdentityNode[] {
  return pairs.flatMap(({ left, right }) => [...left, ...right]);
}

/** The rank of the source, then what the entry is in it, then how much it says. */
function bestFirst(a: IdentityNode, b: IdentityNode): number {
  return (
    b.fragment.rank - a.fragment.rank ||
    ENTRY_FORMS.indexOf(a.form) - ENTRY_FORMS.indexOf(b.form) ||
    b.richness - a.richness ||
    a.index - b.index
  );
}
