import { disagreement } from '../../core/ledger/liveness.js';
import { openPlaces } from '../../core/ledger/openPlaces.js';
import type { Defect } from '../../core/model/ledger.js';
import { isOpen, PRIORITIES, SEVERITIES } from '../../core/model/vocabulary.js';
import type { KeyedLedger } from './KeyedLedger.js';

/** In the order in which they are listed. */
export const PICK_GROUPS = ['file', 'confirmed', 'regressions', 'open', 'closed'] as const;
export type PickGroup = (typeof PICK_GROUPS)[number];

export interface DefectPick {
  readonly defect: Defect;
  /** The folder's Uri. */
  readonly key: string;
}

/**
 * All defects, each in one group: those with an open occurrence in the active file, then what the code proves, what was called
 * fixed and is not, the others that are open, the closed. Within a group what is confirmed first, then by priority and severity.
 *
 * @param active the file of the active editor, in the folder of that key
 */
export function defectPicks(
  ledgers: readonly KeyedLedger[],
  active?: { readonly key: string; readonly path: string },
): Map<PickGroup, DefectPick[]> {
  const groups = new Map<PickGroup, DefectPick[]>(PICK_GROUPS.map((group) => [group, []]));
  for (const { key, ledger } of ledgers) {
    const here = new Set(
      active?.key === key ? openPlaces(ledger, active.path).map(({ defect }) => defect) : [],
    );
    for (const defect of ledger.defects)
      groups.get(here.has(defect) ? 'file' : groupOf(defect))!.push({ defect, key });
  }
  for (const picks of groups.values()) picks.sort((a, b) => rank(a.defect) - rank(b.defect));
  return groups;
}

function groupOf(defect: Defect): PickGroup {
  if (disagreement(defect) === 'regression') return 'regressions';
  if (!isOpen(defect.status)) return 'closed';
  return defect.evidence === 'confirmed' ? 'confirmed' : 'open';
}

/** What is not said comes last. */
function rank({ evidence, priority, severity }: Defect): number {
  const first = priority === undefined ? PRIORITIES.length : PRIORITIES.indexOf(priority);
  const second = severity === undefined ? SEVERITIES.length : SEVERITIES.indexOf(severity);
  const found = evidence === 'confirmed' ? 0 : 1;
  return (found * (PRIORITIES.length + 1) + first) * (SEVERITIES.length + 1) + second;
}
