import { anchorFile } from './anchorKeys.js';
import type { ComparedTitle, IdentityNode } from './IdentityNode.js';
import type { TitleFacts } from './titleRules.js';

/**
 * The entries that the title rules cannot tell apart: the same words, gap percent and priority. What a hundred reports say in the
 * same way is compared once.
 */
export interface TitleFacet {
  readonly index: number;
  readonly title: ComparedTitle;
  readonly facts: TitleFacts;
  readonly nodes: IdentityNode[];
  /** Of each set of siblings the entries in it; with two or more it is not told which one another source means. */
  readonly sets: Map<number, IdentityNode[]>;
  /** The one set that all its entries are of; undefined when there are several. */
  onlySet: number | undefined;
}

export function titleFacets(nodes: readonly IdentityNode[]): TitleFacet[] {
  const facets = new Map<string, TitleFacet>();
  for (const node of nodes) {
    if (node.isSplit || node.title.words.length === 0) continue;
    const { gapPercent, priority, kind } = node.entry;
    const hasId = node.ownId !== undefined;
    const key = `${node.title.sorted} ${gapPercent} ${priority} ${kind === 'risk'} ${hasId}`;
    let facet = facets.get(key);
    if (!facet) {
      const { words, distinctive } = node.title;
      const facts = { gapPercent, priority, isRisk: kind === 'risk', hasId, words, distinctive };
      facet = { index: facets.size, title: node.title, facts, nodes: [], sets: new Map(), onlySet: node.set };
      facets.set(key, facet);
    }
    facet.nodes.push(node);
    if (facet.onlySet !== node.set) facet.onlySet = undefined;
    const siblings = facet.sets.get(node.set);
    if (siblings) siblings.push(node);
    else facet.sets.set(node.set, [node]);
  }
  return [...facets.values()];
}

/** One entry a set: those that stand alone in theirs. */
export function aloneInSet(facet: TitleFacet): IdentityNode[] {
  return [...facet.sets.values()].flatMap((siblings) => (siblings.length === 1 ? siblings : []));
}

export function filesOf(nodes: readonly IdentityNode[]): Map<string, IdentityNode[]> {
  const files = new Map<string, IdentityNode[]>();
  for (const node of nodes) {
    for (const file of new Set(node.entry.anchors.map(anchorFile))) {
      if (file === undefined) continue;
      const list = files.get(file);
      if (list) list.push(node);
      else files.set(file, [node]);
    }
  }
  return files;
}
