import { anchorFile } from './anchorKeys.js';
import type { IdentityNode } from './IdentityNode.js';
import type { Likeness } from './titleLikeness.js';
import type { TitleFacts, TitleJoin } from './titleRules.js';
import type { ComparedTitle } from './titleWords.js';

/** A word, or a whole title, with the facets that have it. */
export interface Posting {
  readonly key: string;
  readonly isDistinctive: boolean;
  readonly isNumeric: boolean;
  /** Those that are gone among them, until there are too many of these. */
  members: TitleFacet[];
  /** Those of `members` that are not told by a written id: all that one with such an id can meet. */
  loose: TitleFacet[];
  /** How many of `members` are not gone. */
  spread: number;
  /** The spread before the change at hand; -1: not touched by it. */
  before: number;
  mark: number;
}

/** Two facets that the rules may join. `a` stands first. */
export interface FacetLink {
  readonly a: TitleFacet;
  readonly b: TitleFacet;
  readonly likeness: Likeness;
  readonly join: TitleJoin | undefined;
}

/**
 * The entries that the title rules cannot tell apart: the same words, gap percent and priority. What a hundred reports say in the
 * same way is compared once. When an entry comes or goes it becomes another facet.
 */
export class TitleFacet {
  readonly title: ComparedTitle;
  readonly facts: TitleFacts;
  /** The one set that all its entries are of; undefined when there are several. */
  readonly onlySet: number | undefined;
  /** Where its words and its whole title are posted: the title last. */
  keys: readonly Posting[] = [];
  /** The rarest of these, by which it looks for others. */
  probes: readonly Posting[] = [];
  /** What it found by its probes, and who found it by theirs. */
  found: Map<TitleFacet, FacetLink> | undefined = undefined;
  foundBy: Set<TitleFacet> | undefined = undefined;
  /** How many of its words are distinctive, and how many hold a digit. */
  distinctive = 0;
  numeric = 0;
  isGone = false;
  /** It is new and looks for others just now. */
  isFresh = false;
  mark = 0;
  private bySet: Map<number, IdentityNode[]> | undefined = undefined;
  private byFile: Map<string, IdentityNode[]> | undefined = undefined;

  /** `nodes` in order, not empty; `key`: their `facetKey`. */
  constructor(
    readonly nodes: readonly IdentityNode[],
    readonly key: string,
  ) {
    const [first] = nodes;
    this.title = first!.title;
    this.facts = factsOf(first!);
    this.onlySet = nodes.every(({ set }) => set === first!.set) ? first!.set : undefined;
  }

  /** Its entries may be one another's. */
  get joinsItself(): boolean {
    return this.onlySet === undefined && !this.facts.hasId;
  }

  get isLinked(): boolean {
    return (this.found?.size ?? 0) > 0 || (this.foundBy?.size ?? 0) > 0;
  }

  get linked(): TitleFacet[] {
    if (!this.isLinked) return [];
    return [...new Set([...(this.found?.keys() ?? []), ...(this.foundBy ?? [])])];
  }

  linkTo(other: TitleFacet): FacetLink | undefined {
    return this.found?.get(other) ?? other.found?.get(this);
  }

  /** Of each set of siblings the entries in it; with two or more it is not told which one another source means. */
  get sets(): ReadonlyMap<number, readonly IdentityNode[]> {
    return (this.bySet ??= collect(this.nodes, ({ set }) => [set]));
  }

  /** By the files that their anchors name. */
  get files(): ReadonlyMap<string, readonly IdentityNode[]> {
    return (this.byFile ??= collect(
      this.nodes,
      ({ entry }) => new Set(entry.anchors.flatMap((anchor) => anchorFile(anchor) ?? [])),
    ));
  }
}

export function factsOf({ entry, ownId, title }: IdentityNode): TitleFacts {
  const { gapPercent, priority, kind } = entry;
  const { words, distinctive } = title;
  return { gapPercent, priority, isRisk: kind === 'risk', hasId: ownId !== undefined, words, distinctive };
}

/** What the title rules see of an entry. */
export function facetKey({ title, entry, ownId }: IdentityNode): string {
  const { gapPercent, priority, kind } = entry;
  return `${title.sorted} ${gapPercent} ${priority} ${kind === 'risk'} ${ownId !== undefined}`;
}

/** One entry a set: those that stand alone in theirs. */
export function aloneInSet(facet: TitleFacet): IdentityNode[] {
  return [...facet.sets.values()].flatMap((siblings) => (siblings.length === 1 ? siblings : []));
}

function collect<K>(
  nodes: readonly IdentityNode[],
  keysOf: (node: IdentityNode) => Iterable<K>,
): Map<K, IdentityNode[]> {
  const map = new Map<K, IdentityNode[]>();
  for (const node of nodes) {
    for (const key of keysOf(node)) {
      const list = map.get(key);
      if (list) list.push(node);
      else map.set(key, [node]);
    }
  }
  return map;
}
