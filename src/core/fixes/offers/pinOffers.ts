import type { Defect } from '../../model/ledger.js';
import { planDependencyPin } from '../dependencies/planDependencyPin.js';
import type { FixOffer } from './FixOffer.js';

/** The fix of a defect whose packages are pinned otherwise than they should be. */
export function pinOffers(defect: Defect): FixOffer[] {
  const names = defect.anchors.flatMap((anchor) =>
    anchor.kind === 'dependency' && anchor.state === 'confirmed' ? [anchor.name] : [],
  );
  if (names.length === 0) return [];
  const title = `Pin ${[...new Set(names)].join(', ')} as ${defect.id} asks for`;
  return [{ title, kind: 'pin', plan: (files) => planDependencyPin(defect, files) }];
}
