import * as l10n from '@vscode/l10n';
import { disagreement } from '../../../core/ledger/liveness.js';
import type { Defect } from '../../../core/model/ledger.js';
import { isOpen, type EvidenceState, type Severity } from '../../../core/model/vocabulary.js';
import { evidenceLabel, severityWord } from '../labels.js';
import type { Badge, IconName, Tone } from './DetailsView.js';
import { statusLabel } from './fieldsOf.js';

const severityMarks: Record<Severity, readonly [IconName, Tone]> = {
  critical: ['flame', 'error'],
  high: ['error', 'error'],
  medium: ['warning', 'warning'],
  low: ['info', 'info'],
};

/** The icons are those of the tree: shape and word, so that no colour carries the meaning alone. */
export function badgesOf(defect: Defect): Badge[] {
  const { priority, severity, status, rawStatus } = defect;
  const badges: Badge[] = [];
  if (priority)
    badges.push({
      name: l10n.t('Priority'),
      text: priority,
      icon: 'circle',
      tone: priority === 'P0' ? 'error' : 'plain',
    });
  if (severity) {
    const [icon, tone] = severityMarks[severity];
    badges.push({ name: l10n.t('Severity'), text: severityWord(severity), icon, tone });
  }
  const open = isOpen(status);
  badges.push({
    name: l10n.t('Status'),
    text: statusLabel(status, rawStatus),
    icon: open ? 'circle' : 'check',
    tone: open ? 'plain' : 'good',
  });
  const [icon, tone] = evidenceMark(defect);
  badges.push({ name: l10n.t('Evidence'), text: evidenceLabel(defect), icon, tone });
  return badges;
}

export function evidenceMark(defect: Pick<Defect, 'status' | 'evidence'>): readonly [IconName, Tone] {
  if (disagreement(defect) === 'regression') return ['again', 'error'];
  return stateMarks[defect.evidence];
}

export const stateMarks: Record<EvidenceState, readonly [IconName, Tone]> = {
  confirmed: ['error', 'error'],
  located: ['pin', 'plain'],
  cleared: ['check', 'good'],
  unlocated: ['question', 'plain'],
};
