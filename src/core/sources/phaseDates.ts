import type { Phase, PhaseDates } from '../model/ledger.js';
import { isoDate } from './dates.js';
import { dateSpan } from './dateSpan.js';

/** What else a source may write down as the time of a phase; undefined when it names none. */
export function datesOf(fields: {
  period?: string | undefined;
  start?: string | undefined;
  end?: string | undefined;
}): PhaseDates | undefined {
  const period = dateSpan(fields.period ?? '');
  // `Q2 2028+` has no end.
  if (period) return /\d\+/u.test(fields.period!) ? { start: period.start } : period;
  const start = isoDate(fields.start ?? '') ?? dateSpan(fields.start ?? '')?.start;
  const end = isoDate(fields.end ?? '') ?? dateSpan(fields.end ?? '')?.end;
  if (start === undefined && end === undefined) return undefined;
  // A phase that ends before it begins is a slip of the pen: neither is believed.
  if (start !== undefined && end !== undefined && start > end) return undefined;
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
}

/**
 * Gives the phases that only have weeks their days: week 1 begins on `from`, the day that the source says, or its own date. Without such a
 * day they get none.
 * @param phases changed in place
 */
export function countWeeks(phases: readonly Phase[], from: string | undefined): void {
  if (from === undefined) return;
  for (const phase of phases) {
    if (phase.dates || !phase.weeks) continue;
    const { start, end } = phase.weeks;
    // There is no week 0, and nobody plans for a century.
    if (start < 1 || end < start || end > 5200) continue;
    phase.dates = {
      start: daysAfter(from, Math.round((start - 1) * 7)),
      end: daysAfter(from, Math.round(end * 7) - 1),
      countedFrom: from,
    };
  }
}

/** @param day `YYYY-MM-DD` */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
