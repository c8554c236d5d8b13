import * as l10n from '@vscode/l10n';
import { disagreement } from '../../core/ledger/liveness.js';
import type { Defect } from '../../core/model/ledger.js';
import { isOpen } from '../../core/model/vocabulary.js';
import { counted } from '../../core/text/counted.js';
import type { Grouping } from './arrangement.js';
import { evidenceLabel, evidenceWord, statusWord } from './labels.js';

/**
 * What the code says of a defect, in its row: without the number that its badge has, and without what the name of its group says already.
 *
 * @param groupBy what the rows around it have in common. Default: nothing
 */
export function rowEvidence(defect: Defect, groupBy?: Grouping): string {
  if (disagreement(defect)) return evidenceWord(defect);
  const open = isOpen(defect.status);
  if (groupBy === 'evidence') return open ? '' : statusWord(defect.status);
  if (defect.evidence === 'confirmed') return evidenceWord(defect);
  if (groupBy === 'status' && !open) return defect.evidence === 'cleared' ? l10n.t('cleared') : '';
  return evidenceLabel(defect);
}

/** The same for a screen reader, which is told the status beside it. */
export function spokenEvidence(defect: Defect): string {
  const { evidence, occurrences } = defect;
  const found = occurrences.filter(({ confidence }) => confidence !== 'lost').length;
  const proofs = occurrences.filter(({ proves }) => proves).length;
  switch (evidence) {
    case 'confirmed':
      return counted(proofs, l10n.t('confirmed in 1 place'), l10n.t('confirmed in {0} places', proofs));
    case 'located':
      return counted(found, l10n.t('located in 1 place'), l10n.t('located in {0} places', found));
    case 'cleared':
      return isOpen(defect.status) ? l10n.t('looks fixed') : l10n.t('cleared');
    case 'unlocated':
      return l10n.t('not located');
  }
}
