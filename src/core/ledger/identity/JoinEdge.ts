import type { IdentityNode } from './IdentityNode.js';

/** Why two entries are one defect, as the views say it. */
export type JoinReason =
  | 'same id'
  | 'same anchor'
  | 'same file and title'
  | 'same title and gap'
  | 'same title and priority'
  | 'same title'
  | 'row and its detail'
  | 'merged by you';

/** What the edge rests on: an id and an anchor may join what a title may not. */
export type JoinBasis = 'id' | 'anchor' | 'title';

/** A wish to join two entries; whether it comes true is up to `EntryGrouping`. */
export interface JoinEdge {
  readonly a: IdentityNode;
  readonly b: IdentityNode;
  /** The stronger is tried first (`levels`). */
  readonly strength: number;
  readonly basis: JoinBasis;
  readonly reason: JoinReason;
}

/**
 * How strong a reason is, whole numbers; between two of one level the more alike titles are tried first. The same
 * gap percent beats the same title: "Chaos" with 10% is the "Chaos tests" of 10%, not another "Chaos" without a gap.
 */
export const levels = {
  id: 90,
  anchor: 80,
  equalGap: 70,
  equalFile: 68,
  containedGap: 67,
  equalPriority: 66,
  equalInSource: 65,
  containedFile: 64,
  closeGap: 57,
  closeFile: 56,
  detail: 54,
  containedPriority: 52,
  closePriority: 51,
  equal: 50,
  parallel: 40,
} as const;

export function strongestFirst(x: JoinEdge, y: JoinEdge): number {
  return (
    y.strength - x.strength ||
    Math.min(x.a.index, x.b.index) - Math.min(y.a.index, y.b.index) ||
    Math.max(x.a.index, x.b.index) - Math.max(y.a.index, y.b.index)
  );
}
