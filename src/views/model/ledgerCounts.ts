import * as l10n from '@vscode/l10n';
import { counted } from '../../core/text/counted.js';
import { disagreement } from '../../core/ledger/liveness.js';
import type { Ledger } from '../../core/model/ledger.js';
import { isOpen } from '../../core/model/vocabulary.js';

/** Defects by what they ask for. */
export interface LedgerCounts {
  readonly all: number;
  readonly open: number;
  /** Open, and the code proves it. */
  readonly confirmed: number;
  /** Called resolved, and still in the code. */
  readonly regressions: number;
}

export function ledgerCounts({ defects }: Pick<Ledger, 'defects'>): LedgerCounts {
  const counts = { all: defects.length, open: 0, confirmed: 0, regressions: 0 };
  for (const defect of defects) {
    if (disagreement(defect) === 'regression') counts.regressions++;
    if (!isOpen(defect.status)) continue;
    counts.open++;
    if (defect.evidence === 'confirmed') counts.confirmed++;
  }
  return counts;
}

export function sumCounts(counts: readonly LedgerCounts[]): LedgerCounts {
  const sum = (of: (each: LedgerCounts) => number): number =>
    counts.reduce((total, each) => total + of(each), 0);
  return {
    all: sum(({ all }) => all),
    open: sum(({ open }) => open),
    confirmed: sum(({ confirmed }) => confirmed),
    regressions: sum(({ regressions }) => regressions),
  };
}

/** `12 open · 3 confirmed · 1 regression`: what is not there is left out, but for the open ones. */
export function countsLabel(counts: LedgerCounts): string {
  return countParts(counts).join(' · ');
}

/** The same for a screen reader. */
export function spokenCounts(counts: LedgerCounts): string {
  return l10n.t('Defect Ledger: {0}', countParts(counts).join(', '));
}

function countParts({ open, confirmed, regressions }: LedgerCounts): string[] {
  return [
    l10n.t('{0} open', open),
    ...(confirmed > 0 ? [l10n.t('{0} confirmed', confirmed)] : []),
    ...(regressions > 0
      ? [counted(regressions, l10n.t('{0} regression', regressions), l10n.t('{0} regressions', regressions))]
      : []),
  ];
}
