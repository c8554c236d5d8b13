import type { JoinEdge } from './IdentityNode.js';

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
