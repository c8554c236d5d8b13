import { disagreement, hasLostAnchor } from '../core/ledger/liveness.js';
import type { Defect, Ledger } from '../core/model/ledger.js';
import { isOpen } from '../core/model/vocabulary.js';

/** What `check --fail-on` can be told to fail on. */
export const FAIL_ON = ['confirmed', 'regression', 'lost'] as const;
export type FailOn = (typeof FAIL_ON)[number];

const tests: Record<FailOn, (defect: Defect) => boolean> = {
  confirmed: (defect) => isOpen(defect.status) && defect.evidence === 'confirmed',
  regression: (defect) => disagreement(defect) === 'regression',
  lost: (defect) => isOpen(defect.status) && hasLostAnchor(defect),
};

/** The defects that one of the reasons is true of. */
export function failing({ defects }: Ledger, reasons: readonly FailOn[]): Defect[] {
  return defects.filter((defect) => reasons.some((reason) => tests[reason](defect)));
}
