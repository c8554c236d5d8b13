import { changedPart } from './ledger/changedPart.js';
import type { Defect, Ledger } from './model/ledger.js';
import { EVIDENCE_STATES, type EvidenceState } from './model/vocabulary.js';

/** The ledger in a line, for the log. */
export function summary({ defects, phases, criteria, problems }: Ledger): string {
  const count = (state: EvidenceState): number =>
    defects.filter((defect) => defect.evidence === state).length;
  const evidence = EVIDENCE_STATES.map((state) => `${count(state)} ${state}`).join(', ');
  return `${defects.length} defects (${evidence}), ${phases.length} phases, ${criteria.length} criteria, ${problems.length} problems`;
}

/** What became of the defects that were there before, for the log. */
export function transitions(before: Ledger | undefined, after: Ledger): string[] {
  if (!before) return [];
  const part = changedPart(before.defects, after.defects);
  const now = new Map<string, Defect>(part.after.map((defect) => [defect.id, defect]));
  return part.before.flatMap((known) => {
    const { id, status, evidence } = now.get(known.id) ?? known;
    if (known.status === status && known.evidence === evidence) return [];
    return [`${id}: ${known.status}, ${known.evidence} -> ${status}, ${evidence}`];
  });
}
