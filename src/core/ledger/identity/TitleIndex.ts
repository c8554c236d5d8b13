import { inStepsFor, type Steps } from '../../steps.js';
import { FacetFinder, type TitleWork } from './FacetFinder.js';
import type { IdentityNode } from './IdentityNode.js';
import { Postings } from './Postings.js';
import { facetKey, TitleFacet } from './TitleFacet.js';

/**
 * Which titles may be of one defect, kept up to date: a change of some entries compares only the titles that share a rare word
 * with theirs. What is found is what a comparison of all would find.
 */
export class TitleIndex {
  private readonly facets = new Map<string, TitleFacet>();
  private readonly facetOf = new Map<IdentityNode, TitleFacet>();
  private readonly postings = new Postings();
  private readonly finder: FacetFinder;
  /** By key, the entries that come to a facet. */
  private readonly added = new Map<string, IdentityNode[]>();
  private readonly losing = new Set<TitleFacet>();

  constructor(work?: TitleWork) {
    this.finder = new FacetFinder(work);
  }

  of(node: IdentityNode): TitleFacet | undefined {
    return this.facetOf.get(node);
  }

  add(node: IdentityNode): void {
    if (node.isSplit || node.title.words.length === 0) return;
    const key = facetKey(node);
    const list = this.added.get(key);
    if (list) list.push(node);
    else this.added.set(key, [node]);
  }

  /** `node.isGone` is set. */
  remove(node: IdentityNode): void {
    const facet = this.facetOf.get(node);
    if (!facet) return;
    this.losing.add(facet);
    this.facetOf.delete(node);
  }

  /** Takes in what was added and removed. `changed` is called with the entries whose edges by title may be others than before. */
  *refresh(changed: (node: IdentityNode) => void): Steps {
    const members = new Map<string, readonly IdentityNode[]>();
    const refreshing: Refreshing = { index: this, members, fresh: [], changed };
    yield* inStepsFor(this.losing, members, leave);
    yield* inStepsFor(this.added, refreshing, TitleIndex.come);
    yield* inStepsFor(members.keys(), refreshing, TitleIndex.takeAway);
    yield* inStepsFor(members, refreshing, TitleIndex.make);
    const { fresh } = refreshing;
    const reprobed = yield* this.postings.settle(fresh);
    yield* inStepsFor(yield* this.finder.find(fresh, reprobed), changed, touch);
    this.added.clear();
    this.losing.clear();
  }

  private static come(
    this: void,
    { index, members }: Refreshing,
    [key, nodes]: [string, readonly IdentityNode[]],
  ): void {
    const known = members.get(key) ?? index.facets.get(key)?.nodes;
    members.set(key, known ? [...known, ...nodes] : nodes);
  }

  private static takeAway(this: void, { index, changed }: Refreshing, key: string): void {
    const old = index.facets.get(key);
    if (!old) return;
    index.facets.delete(key);
    index.postings.remove(old);
    for (const other of index.finder.unlink(old)) touch(changed, other);
  }

  private static make(
    this: void,
    { index, fresh, changed }: Refreshing,
    [key, nodes]: [string, readonly IdentityNode[]],
  ): void {
    if (nodes.length === 0) return;
    const inOrder = nodes.length === 1 ? nodes : [...nodes].sort((a, b) => a.index - b.index);
    const facet = new TitleFacet(inOrder, key);
    index.facets.set(key, facet);
    index.postings.add(facet);
    for (const node of inOrder) {
      index.facetOf.set(node, facet);
      changed(node);
    }
    fresh.push(facet);
  }
}

interface Refreshing {
  readonly index: TitleIndex;
  /** By key, the entries of the facets that change. */
  readonly members: Map<string, readonly IdentityNode[]>;
  readonly fresh: TitleFacet[];
  readonly changed: (node: IdentityNode) => void;
}

function leave(members: Refreshing['members'], { key, nodes }: TitleFacet): void {
  members.set(
    key,
    nodes.filter((node) => !node.isGone),
  );
}

function touch(changed: (node: IdentityNode) => void, facet: TitleFacet): void {
  if (!facet.isGone) for (const node of facet.nodes) changed(node);
}
