import type { Contradiction } from '../../model/ledger.js';
import type { Mention } from '../../model/range.js';
import type { NumberSpan } from '../../sources/fragment.js';

/** What one place says of a fact. Two claims agree while their spans overlap. */
export interface Claim {
  readonly value: string;
  readonly source: Mention;
  readonly span: NumberSpan;
  /** The day of the source, `YYYY-MM-DD`. */
  readonly date: string | undefined;
}

/**
 * Whether two sources speak of the same time. Sources of different days tell of progress, or of a plan that was
 * changed: that is no contradiction. One without a day may be of any.
 */
export function sameTime(a: Pick<Claim, 'date'>, b: Pick<Claim, 'date'>): boolean {
  return a.date === undefined || b.date === undefined || a.date === b.date;
}

/** The claims that disagree with at least one other of the same time, in linear time. */
export function disagreeing(claims: readonly Claim[]): Claim[] {
  const always = new Reach();
  const undated = new Reach();
  const byDate = new Map<string, Reach>();
  for (const { span, date } of claims) {
    always.add(span);
    if (date === undefined) undated.add(span);
    else {
      const reach = byDate.get(date);
      if (reach) reach.add(span);
      else byDate.set(date, new Reach().add(span));
    }
  }
  return claims.filter(({ span, date }) =>
    date === undefined ? always.misses(span) : undated.misses(span) || byDate.get(date)!.misses(span),
  );
}

/** Of many spans, all that is needed to know whether one of them lies apart from another. */
class Reach {
  private lowestEnd = Infinity;
  private highestStart = -Infinity;

  add({ min, max }: NumberSpan): this {
    this.lowestEnd = Math.min(this.lowestEnd, max);
    this.highestStart = Math.max(this.highestStart, min);
    return this;
  }

  misses({ min, max }: NumberSpan): boolean {
    return this.lowestEnd < min || this.highestStart > max;
  }
}

/** Pairwise, where agreeing is more than a span can say: meant for the few sources that speak of one thing. */
export function inConflict<T extends { date: string | undefined }>(
  items: readonly T[],
  conflict: (a: T, b: T) => boolean,
): T[] {
  const few = items.slice(0, maxPairwise);
  return few.filter((a) => few.some((b) => a !== b && sameTime(a, b) && conflict(a, b)));
}

const maxPairwise = 300;

/** The claims as one contradiction: each value once a source, in order of value, then of path. None when all say the same. */
export function contradictionOf(
  kind: Contradiction['kind'],
  subject: string,
  claims: readonly Claim[],
  defect?: string,
): Contradiction[] {
  const seen = new Set<string>();
  const own = claims.filter(({ value, source }) => {
    const key = `${source.path}\n${value}`;
    return !seen.has(key) && seen.add(key);
  });
  if (new Set(own.map(({ value }) => value)).size < 2) return [];
  const sorted = own.sort(
    (a, b) =>
      a.span.min - b.span.min ||
      compare(a.span.max, b.span.max) ||
      compare(a.value, b.value) ||
      compare(a.source.path, b.source.path) ||
      a.source.range.start.line - b.source.range.start.line,
  );
  return [
    {
      kind,
      subject,
      ...(defect === undefined ? {} : { defect }),
      claims: sorted.map(({ value, source }) => ({ value, source })),
    },
  ];
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
