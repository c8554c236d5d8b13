import type { Defect } from '../../model/ledger.js';
import type { Status } from '../../model/vocabulary.js';
import type { FixOffer } from './FixOffer.js';
import { statusOffer } from './statusOffer.js';
import { testSkeletonOffers } from './testSkeletonOffers.js';

/** What goes with the fixes of a defect: a test to be written for each test id that there is none of, and its status. */
export function bundleOffers(defect: Defect, status: Status): FixOffer[] {
  return [...testSkeletonOffers(defect), statusOffer(defect, status)];
}
