import type { Severity } from '../../../model/vocabulary.js';

/** The level that a CVSS score of 0 to 10 stands for; undefined for 0 and for what is no score. */
export function severityOfScore(score: number): Severity | undefined {
  if (!(score > 0 && score <= 10)) return undefined;
  return score >= 9 ? 'critical' : score >= 7 ? 'high' : score >= 4 ? 'medium' : 'low';
}
