import type { Severity } from '../../../model/vocabulary.js';

const levels: Record<string, Severity> = {
  C: 'critical',
  CRIT: 'critical',
  CRITICAL: 'critical',
  H: 'high',
  HIGH: 'high',
  M: 'medium',
  MED: 'medium',
  MEDIUM: 'medium',
  L: 'low',
  LOW: 'low',
  I: 'low',
  INFO: 'low',
  N: 'low',
  NC: 'low',
  QA: 'low',
};

/** The level by which audits number their findings: `H-01`, `MED-3`, `L02`; undefined for any other id, as `C1` of a part C. */
export function severityOfId(id: string): Severity | undefined {
  const prefix = /^([A-Z]{2,8}(?=[-_\d])|[A-Z](?=[-_]|0\d))[-_]?\d{1,3}$/iu.exec(id)?.[1]?.toUpperCase();
  return prefix !== undefined && Object.hasOwn(levels, prefix) ? levels[prefix] : undefined;
}
