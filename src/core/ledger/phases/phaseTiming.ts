import type { Phase } from '../../model/ledger.js';

export type PhaseTime = 'past' | 'current' | 'future';

/** Where a phase stands on a day, and which of the two says so: the source's own words, or its dates. */
export interface PhaseTiming {
  readonly time: PhaseTime;
  readonly by: 'word' | 'dates';
}

/**
 * Past, current or future on `today`. A phase that the source calls done is past whatever its dates; one that it calls begun is not in the
 * future. Undefined where neither words nor dates settle it: nothing is guessed.
 * @param today `YYYY-MM-DD`; undefined: dates say nothing
 */
export function phaseTiming(
  { dates, state }: Pick<Phase, 'dates' | 'state'>,
  today: string | undefined,
): PhaseTiming | undefined {
  if (state === 'done') return { time: 'past', by: 'word' };
  const time = dates && today !== undefined ? byDates(dates, today) : undefined;
  if (state === 'in-progress' && (time === undefined || time === 'future'))
    return { time: 'current', by: 'word' };
  if (time !== undefined) return { time, by: 'dates' };
  return state === 'planned' ? { time: 'future', by: 'word' } : undefined;
}

function byDates({ start, end }: NonNullable<Phase['dates']>, today: string): PhaseTime | undefined {
  if (end !== undefined && end < today) return 'past';
  if (start !== undefined && today < start) return 'future';
  return start !== undefined && end !== undefined ? 'current' : undefined;
}
