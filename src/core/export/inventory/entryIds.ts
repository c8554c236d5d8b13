import { withNewlines } from './entryValues.js';

interface Named {
  readonly id: string;
  readonly title: string;
}

export interface EntryId {
  readonly id: string;
  /** The inventory has this entry already. */
  readonly isThere: boolean;
}

/**
 * The ids under which entries of the ledger are written, by their ids in the ledger. An id stays what it is, since it joins
 * the entry with its mentions elsewhere; one with spaces gets dashes, and a number where that is another entry's id.
 *
 * @param there the ids of the inventory with their titles
 * @param others every id of the ledger
 */
export function entryIds(
  entries: readonly Named[],
  there: ReadonlyMap<string, string>,
  others: Iterable<string>,
): Map<string, EntryId> {
  const taken = new Set([...others, ...there.keys()]);
  const ids = new Map<string, EntryId>();
  for (const { id, title } of entries) {
    const valid = validId(id);
    if (valid === id) {
      ids.set(id, { id, isThere: there.has(id) });
      continue;
    }
    let free = valid;
    for (let n = 2; taken.has(free) && there.get(free) !== withNewlines(title); n++) free = `${valid}-${n}`;
    ids.set(id, { id: free, isThere: there.has(free) });
    taken.add(free);
  }
  return ids;
}

/** An id as the native inventory wants it: without spaces. */
export function validId(id: string): string {
  return id.trim().replaceAll(/\s+/gu, '-') || 'entry';
}
