/** One end of an interval. Versions are compared by the ecosystem's own order. */
export interface Bound {
  version: string;
  included: boolean;
}

/** Without a bound: open to that side. */
export interface Interval {
  low?: Bound;
  high?: Bound;
}

/** The versions that a specifier allows: all that lie in one of the intervals. */
export interface VersionSet {
  intervals: readonly Interval[];
  compare: (a: string, b: string) => number;
}

/** `same`: every version allowed is an expected one. `different`: none is. `open`: some are. */
export type PinRelation = 'same' | 'different' | 'open';

export function relationOf(allowed: VersionSet, expected: VersionSet): PinRelation {
  const common = intersection(allowed, expected);
  if (common.intervals.length === 0) return 'different';
  return isSubset(allowed, expected) ? 'same' : 'open';
}

export function intersection(a: VersionSet, b: VersionSet): VersionSet {
  const { compare } = a;
  const intervals = a.intervals.flatMap((x) =>
    b.intervals
      .map((y) => ({ ...higherLow(x, y, compare), ...lowerHigh(x, y, compare) }))
      .filter((interval) => !isEmpty(interval, compare)),
  );
  return { intervals, compare };
}

function isSubset(inner: VersionSet, outer: VersionSet): boolean {
  const { compare } = inner;
  const joined = joinTouching(outer);
  return inner.intervals.every(
    (interval) =>
      isEmpty(interval, compare) ||
      joined.some((around) => {
        const cut = { ...higherLow(interval, around, compare), ...lowerHigh(interval, around, compare) };
        return sameBound(cut.low, interval.low, compare) && sameBound(cut.high, interval.high, compare);
      }),
  );
}

/** `[1,2)` and `[2,3)` are `[1,3)`: what lies across both lies in the set. */
function joinTouching({ intervals, compare }: VersionSet): Interval[] {
  const sorted = intervals
    .filter((interval) => !isEmpty(interval, compare))
    .sort((a, b) => (a.low ? (b.low ? compare(a.low.version, b.low.version) : 1) : b.low ? -1 : 0));
  const joined: Interval[] = [];
  for (const next of sorted) {
    const last = joined.at(-1);
    if (!last || !touches(last.high, next.low, compare)) {
      joined.push({ ...next });
    } else if (!next.high) {
      delete last.high;
    } else if (last.high) {
      const order = compare(next.high.version, last.high.version);
      if (order > 0 || (order === 0 && next.high.included)) last.high = next.high;
    }
  }
  return joined;
}

function touches(high: Bound | undefined, low: Bound | undefined, compare: VersionSet['compare']): boolean {
  if (!high || !low) return true;
  const order = compare(low.version, high.version);
  return order < 0 || (order === 0 && (low.included || high.included));
}

function isEmpty({ low, high }: Interval, compare: VersionSet['compare']): boolean {
  if (!low || !high) return false;
  const order = compare(low.version, high.version);
  return order > 0 || (order === 0 && !(low.included && high.included));
}

function higherLow(x: Interval, y: Interval, compare: VersionSet['compare']): Pick<Interval, 'low'> {
  if (!x.low || !y.low) return x.low ? { low: x.low } : y.low ? { low: y.low } : {};
  const order = compare(x.low.version, y.low.version);
  return { low: order > 0 || (order === 0 && !x.low.included) ? x.low : y.low };
}

function lowerHigh(x: Interval, y: Interval, compare: VersionSet['compare']): Pick<Interval, 'high'> {
  if (!x.high || !y.high) return x.high ? { high: x.high } : y.high ? { high: y.high } : {};
  const order = compare(x.high.version, y.high.version);
  return { high: order < 0 || (order === 0 && !x.high.included) ? x.high : y.high };
}

function sameBound(a: Bound | undefined, b: Bound | undefined, compare: VersionSet['compare']): boolean {
  if (!a || !b) return a === b;
  return a.included === b.included && compare(a.version, b.version) === 0;
}

/** The interval that an operator and a version stand for; undefined for an operator that is none of the five. */
export function comparatorInterval(operator: string, version: string): Interval | undefined {
  switch (operator) {
    case '>':
      return { low: { version, included: false } };
    case '>=':
      return { low: { version, included: true } };
    case '<':
      return { high: { version, included: false } };
    case '<=':
      return { high: { version, included: true } };
    case '':
    case '=':
    case '==':
      return { low: { version, included: true }, high: { version, included: true } };
    default:
      return undefined;
  }
}
