import { alignSame } from './ledger/alignSame.js';
import type { Ledger } from './model/ledger.js';
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
  const { gone, fresh } = alignSame(before.defects, after.defects);
  const now = new Map(fresh.map((i) => [after.defects[i]!.id, after.defects[i]!]));
  return gone.flatMap((i) => {
    const known = before.defects[i]!;
    const { id, status, evidence } = now.get(known.id) ?? known;
    if (known.status === status && known.evidence === evidence) return [];
    return [`${id}: ${known.status}, ${known.evidence} -> ${status}, ${evidence}`];
  });
}
