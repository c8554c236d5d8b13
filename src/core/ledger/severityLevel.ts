import type { Defect } from '../model/ledger.js';

/** The three steps that an editor has colours for: error, warning, information. */
export const SEVERITY_LEVELS = ['high', 'medium', 'low'] as const;
export type SeverityLevel = (typeof SEVERITY_LEVELS)[number];

/** A defect without a severity is treated as low. */
export function severityLevel({ severity }: Pick<Defect, 'severity'>): SeverityLevel {
  return severity === 'critical' ? 'high' : (severity ?? 'low');
}

export function worseLevel(a: SeverityLevel, b: SeverityLevel): SeverityLevel {
  return SEVERITY_LEVELS.indexOf(a) <= SEVERITY_LEVELS.indexOf(b) ? a : b;
}
