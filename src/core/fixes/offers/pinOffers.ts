import * as l10n from '@vscode/l10n';
import type { Defect } from '../../model/ledger.js';
import { planDependencyPin } from '../dependencies/planDependencyPin.js';
import type { FixOffer } from './FixOffer.js';

/** The fix of a defect whose packages are pinned otherwise than they should be. */
export function pinOffers(defect: Defect): FixOffer[] {
  const names = defect.anchors.flatMap((anchor) =>
    anchor.kind === 'dependency' && anchor.state === 'confirmed' ? [anchor.name] : [],
  );
  if (names.length === 0) return [];
  const title = l10n.t('Pin {0} as {1} asks for', [...new Set(names)].join(', '), defect.id);
  return [{ title, kind: 'pin', plan: (files) => planDependencyPin(defect, files) }];
}
