/**
 * The words of the ledger, in display order. Plain constants without zod, so that the entry bundle can use
 * them without loading the schemas.
 */
export const DEFECT_KINDS = ['defect', 'gap', 'risk', 'action'] as const;
export const PRIORITIES = ['P0', 'P1', 'P2', 'P3', 'P4'] as const;
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
export const STATUSES = ['open', 'in-progress', 'blocked', 'resolved', 'verified', 'wont-fix'] as const;
export const EVIDENCE_STATES = ['confirmed', 'located', 'cleared', 'unlocated'] as const;
export const CONFIDENCES = ['exact', 'moved', 'similar', 'lost'] as const;
export const ECOSYSTEMS = ['pypi', 'npm', 'cargo', 'go', 'maven'] as const;
export const TEMPLATE_MODES = ['create', 'merge', 'insert'] as const;
/** How far a source says that a phase is. */
export const PHASE_STATES = ['planned', 'in-progress', 'done'] as const;
export const SOURCE_KINDS = ['inventory', 'report', 'templates'] as const;
export const PROBLEM_SEVERITIES = ['error', 'warning', 'information'] as const;

export const CONTRADICTION_KINDS = [
  'readiness',
  'total',
  'suite',
  'status',
  'severity',
  'phase-of-task',
  'phase-count',
  'phase-order',
] as const;

export type DefectKind = (typeof DEFECT_KINDS)[number];
export type Priority = (typeof PRIORITIES)[number];
export type Severity = (typeof SEVERITIES)[number];
export type Status = (typeof STATUSES)[number];
export type EvidenceState = (typeof EVIDENCE_STATES)[number];
export type Confidence = (typeof CONFIDENCES)[number];
export type Ecosystem = (typeof ECOSYSTEMS)[number];
export type TemplateMode = (typeof TEMPLATE_MODES)[number];
export type PhaseState = (typeof PHASE_STATES)[number];
export type SourceKind = (typeof SOURCE_KINDS)[number];
export type ContradictionKind = (typeof CONTRADICTION_KINDS)[number];
export type ProblemSeverity = (typeof PROBLEM_SEVERITIES)[number];

/** Work remains: the statuses that count as open in badges, diagnostics and `check`. */
export function isOpen(status: Status): boolean {
  return status === 'open' || status === 'in-progress' || status === 'blocked';
}
