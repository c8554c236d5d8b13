/** What is left of two lists without the same objects at their beginnings and at their ends. */
export interface ChangedPart<T> {
  /** How many they begin with in common. */
  readonly start: number;
  readonly before: readonly T[];
  readonly after: readonly T[];
}

export function changedPart<T>(before: readonly T[], after: readonly T[]): ChangedPart<T> {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return {
    start,
    before: before.slice(start, before.length - end),
    after: after.slice(start, after.length - end),
  };
}

/** The objects that only one of the lists holds. */
export function withoutSame<T>(
  before: readonly T[],
  after: readonly T[],
): { before: readonly T[]; after: readonly T[] } {
  const part = changedPart(before, after);
  const [old, now] = [new Set(part.before), new Set(part.after)];
  return {
    before: part.before.filter((item) => !now.has(item)),
    after: part.after.filter((item) => !old.has(item)),
  };
}
