import { inSteps, type Steps } from '../../steps.js';
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
    const touch = (facet: TitleFacet): void => {
      if (!facet.isGone) for (const node of facet.nodes) changed(node);
    };
    const members = new Map<string, readonly IdentityNode[]>();
    yield* inSteps(this.losing, (facet) => {
      const left = facet.nodes.filter((node) => !node.isGone);
      members.set(facetKey(facet.nodes[0]!), left);
    });
    yield* inSteps(this.added, ([key, nodes]) => {
      const known = members.get(key) ?? this.facets.get(key)?.nodes ?? [];
      members.set(key, [...known, ...nodes]);
    });
    yield* inSteps(members.keys(), (key) => {
      const old = this.facets.get(key);
      if (!old) return;
      this.facets.delete(key);
      this.postings.remove(old);
      for (const other of this.finder.unlink(old)) touch(other);
    });
    const fresh: TitleFacet[] = [];
    yield* inSteps(members, ([key, nodes]) => {
      if (nodes.length === 0) return;
      const facet = new TitleFacet([...nodes].sort((a, b) => a.index - b.index));
      this.facets.set(key, facet);
      this.postings.add(facet);
      for (const node of facet.nodes) {
        this.facetOf.set(node, facet);
        changed(node);
      }
      fresh.push(facet);
    });
    const reprobed = yield* this.postings.settle(fresh);
    yield* inSteps(yield* this.finder.find(fresh, reprobed), touch);
    this.added.clear();
    this.losing.clear();
  }
}
