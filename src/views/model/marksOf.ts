import { disagreement, hasLostAnchor } from '../../core/ledger/liveness.js';
import type { Defect } from '../../core/model/ledger.js';
import { isOpen } from '../../core/model/vocabulary.js';
import { isFixable } from './isFixable.js';

/** `is:open`: work remains; `is:looks-fixed` and `is:regression`: status and code disagree; every status and evidence; `is:lost`, `is:fixable`. */
export function marksOf(defect: Defect): string[] {
  const marks = [
    isOpen(defect.status) ? 'open' : 'done',
    defect.status,
    defect.evidence,
    disagreement(defect),
    hasLostAnchor(defect) ? 'lost' : undefined,
    isFixable(defect) ? 'fixable' : undefined,
  ];
  return [...new Set(marks.filter((mark) => mark !== undefined))];
}
