import type { DefectEntry, Fragment } from '../../sources/fragment.js';
import { EntryGrouping } from './EntryGrouping.js';
import { finalIds } from './finalIds.js';
import type { IdentityDecisions } from './IdentityDecisions.js';
import { identityNodes, type IdentityNode } from './IdentityNode.js';
import { strongestFirst } from './JoinEdge.js';
import { parallelEdges } from './parallelEdges.js';
import { anchorEdges, idEdges } from './sourceEdges.js';
import { titleEdges } from './titleEdges.js';
import { ENTRY_FORMS } from '../../sources/fragment.js';

/** An entry in its defect, with the reason it was joined to the others; the first has none. */
export interface JoinedEntry {
  readonly entry: DefectEntry;
  readonly fragment: Fragment;
  /** `path#id`: what the decisions of a person name it by. */
  readonly key: string;
  readonly joinedBy?: string;
}

/** The entries of one defect, the most trusted first, under the defect's final id. */
export interface DefectGroup {
  readonly id: string;
  readonly entries: readonly JoinedEntry[];
}

/**
 * Which entries are one defect (READING.md, "One ledger out of many reports"): the same written id, else the same target of an
 * anchor, else alike titles with the same figures. Entries of one set of siblings are never one, unless a person says so.
 * The order of the groups is that of their first entries. `ranked`: see `rankFragments`.
 */
export function groupDefects(ranked: readonly Fragment[], decisions: IdentityDecisions): DefectGroup[] {
  const nodes = identityNodes(ranked, new Set(decisions.split));
  const grouping = new EntryGrouping(nodes);
  const edges = [...idEdges(nodes), ...anchorEdges(nodes), ...titleEdges(nodes)].sort(strongestFirst);
  for (const edge of edges) grouping.unite(edge);
  for (const edge of parallelEdges(nodes, grouping).sort(strongestFirst)) grouping.unite(edge);
  // Last, so that what a person saw as two defects is joined whole.
  forceMerged(nodes, decisions.merged, grouping);
  const groups = grouping.result().map((members) => members.sort(bestFirst));
  const ids = finalIds(groups);
  return groups.map((members, i) => ({ id: ids[i]!, entries: joined(members, grouping) }));
}

/** The most trusted source first; the order does not depend on the order in which sources are read. */
export function rankFragments(fragments: readonly Fragment[]): Fragment[] {
  return [...fragments].sort(
    (a, b) => b.rank - a.rank || (a.source.path < b.source.path ? -1 : a.source.path > b.source.path ? 1 : 0),
  );
}

function forceMerged(
  nodes: readonly IdentityNode[],
  merged: IdentityDecisions['merged'],
  grouping: EntryGrouping,
): void {
  if (merged.length === 0) return;
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  for (const keys of merged) {
    const [first, ...others] = keys.flatMap((key) => byKey.get(key) ?? []);
    for (const other of others)
      grouping.force({ a: first!, b: other, strength: 100, basis: 'id', reason: 'merged by you' });
  }
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

function joined(members: readonly IdentityNode[], grouping: EntryGrouping): JoinedEntry[] {
  const edges = members.length > 1 ? grouping.edgesFrom(members[0]!) : undefined;
  return members.map((node) => {
    const { entry, fragment, key } = node;
    const edge = edges?.get(node);
    return { entry, fragment, key, ...(edge ? { joinedBy: edge.reason } : {}) };
  });
}
