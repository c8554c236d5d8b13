import type { Defect, Phase } from '../../core/model/ledger.js';
import { isOpen } from '../../core/model/vocabulary.js';

/** What the code says of a defect, in words: also where status and code disagree. */
export function evidenceLabel(defect: Defect): string {
  const proofs = defect.occurrences.filter((occurrence) => occurrence.proves).length;
  const open = isOpen(defect.status);
  switch (defect.evidence) {
    case 'confirmed':
      return open ? `confirmed · ${proofs}` : `${defect.status}, but still in the code · ${proofs}`;
    case 'cleared':
      return open ? 'looks fixed' : `${defect.status} · cleared`;
    case 'located':
      return open ? `located · ${defect.occurrences.length}` : defect.status;
    case 'unlocated':
      return open ? 'not located' : defect.status;
  }
}

/** Where status and code disagree (DESIGN: evidence). */
export function disagreement(defect: Defect): 'looks-fixed' | 'regression' | undefined {
  if (isOpen(defect.status)) return defect.evidence === 'cleared' ? 'looks-fixed' : undefined;
  return defect.evidence === 'confirmed' && defect.status !== 'wont-fix' ? 'regression' : undefined;
}

export function phaseProgress(phase: Phase): { done: number; total: number } {
  return { done: phase.tasks.filter((task) => task.done).length, total: phase.tasks.length };
}

export function weeksLabel(weeks: Phase['weeks']): string | undefined {
  if (!weeks) return undefined;
  return weeks.start === weeks.end ? `week ${weeks.start}` : `weeks ${weeks.start}–${weeks.end}`;
}

/** `src/a.py:12`, one-based as editors show it. */
export function placeLabel(path: string, line: number): string {
  return `${path}:${line + 1}`;
}
