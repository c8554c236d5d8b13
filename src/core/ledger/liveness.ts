import type { Defect } from '../model/ledger.js';
import { isOpen } from '../model/vocabulary.js';

/** Where status and code disagree (DESIGN: evidence): *open but cleared*, *resolved but confirmed*. */
export type Disagreement = 'looks-fixed' | 'regression';

export function disagreement(defect: Pick<Defect, 'status' | 'evidence'>): Disagreement | undefined {
  if (isOpen(defect.status)) return defect.evidence === 'cleared' ? 'looks-fixed' : undefined;
  // What nobody means to fix may well be in the code.
  return defect.evidence === 'confirmed' && defect.status !== 'wont-fix' ? 'regression' : undefined;
}

/** Some code that the defect speaks of was not found again, whether its file is still there or not. */
export function hasLostAnchor({ anchors }: Pick<Defect, 'anchors'>): boolean {
  return anchors.some(({ confidence }) => confidence === 'lost');
}

/** How many defects there are of each kind that asks for a look. Open ones count as confirmed and as lost. */
export interface LivenessCounts {
  confirmed: number;
  looksFixed: number;
  regressions: number;
  lost: number;
}

export function countLiveness(defects: Iterable<Defect>): LivenessCounts {
  const counts = { confirmed: 0, looksFixed: 0, regressions: 0, lost: 0 };
  for (const defect of defects) {
    const difference = disagreement(defect);
    if (difference === 'looks-fixed') counts.looksFixed++;
    if (difference === 'regression') counts.regressions++;
    if (!isOpen(defect.status)) continue;
    if (defect.evidence === 'confirmed') counts.confirmed++;
    if (hasLostAnchor(defect)) counts.lost++;
  }
  return counts;
}
