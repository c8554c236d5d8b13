import type { Defect, Ledger } from '../../model/ledger.js';
import type { FixOffer } from './FixOffer.js';
import { missingFunctionOffers } from './missingFunctionOffers.js';
import { pinOffers } from './pinOffers.js';
import { templateOffers } from './templateOffers.js';

/** Everything that is there to fix the defect with: what to do about one occurrence only is not part of it. */
export function defectFixes(ledger: Pick<Ledger, 'templates'>, defect: Defect): FixOffer[] {
  return [...templateOffers(ledger, defect), ...missingFunctionOffers(defect), ...pinOffers(defect)];
}
