import type { DefectField } from '../fragment.js';

/** The fields of a defect by number: lists by field are quicker than objects with keys that only the run knows. */
export const FIELD = {
  id: 0,
  title: 1,
  kind: 2,
  priority: 3,
  severity: 4,
  status: 5,
  rawStatus: 6,
  category: 7,
  description: 8,
  rootCause: 9,
  impact: 10,
  effort: 11,
  timeline: 12,
  owner: 13,
  gapPercent: 14,
  current: 15,
  target: 16,
  fixOptions: 17,
  checklist: 18,
  dependsOn: 19,
  details: 20,
} as const satisfies Record<DefectField, number>;

export type FieldNumber = (typeof FIELD)[DefectField];
