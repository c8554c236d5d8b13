interface Style {
  count: number;
  highest: number;
  width: number;
}

/**
 * An id that is free, in the style of those that are there: the prefix that most of them have, with the number after the highest, as wide as
 * theirs. `DEFECT-1` where none ends in a number.
 * @param ids of the inventory, in its order; of prefixes that are used alike the last one counts
 * @param taken every id of the ledger
 */
export function nextId(ids: readonly string[], taken: Iterable<string>): string {
  const styles = new Map<string, Style>();
  for (const id of ids) {
    const [, prefix, digits] = /^(.*?)(\d{1,9})$/su.exec(id) ?? [];
    if (prefix === undefined || digits === undefined) continue;
    const style = styles.get(prefix) ?? { count: 0, highest: 0, width: 1 };
    styles.set(prefix, style);
    style.count += 1;
    if (Number(digits) >= style.highest) [style.highest, style.width] = [Number(digits), digits.length];
  }
  const all = new Set([...taken, ...ids]);
  let [prefix, best]: [string, Style] = ['DEFECT-', { count: 0, highest: 0, width: 1 }];
  for (const [each, style] of styles) if (style.count >= best.count) [prefix, best] = [each, style];
  return freeId(prefix, best.highest + 1, best.width, all);
}

/** An id for a copy: the next free number after the id's own, or `-2` behind one that has none. */
export function copyId(id: string, taken: Iterable<string>): string {
  const [, prefix, digits] = /^(.*?)(\d{1,9})$/su.exec(id) ?? [];
  if (prefix === undefined || digits === undefined) return freeId(`${id}-`, 2, 1, new Set(taken));
  return freeId(prefix, Number(digits) + 1, digits.length, new Set(taken));
}

function freeId(prefix: string, from: number, width: number, taken: ReadonlySet<string>): string {
  for (let n = from; ; n++) {
    const id = prefix + String(n).padStart(width, '0');
    if (!taken.has(id)) return id;
  }
}
