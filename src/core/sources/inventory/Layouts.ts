import type { MapCursor } from './MapCursor.js';

interface Layout<T> {
  keys: readonly string[];
  nulls: readonly boolean[];
  answer: T;
}

/** More different ones are asked for each time. */
const mostLayouts = 8;

/**
 * What the keys of a mapping say, and which of their values are null: worked out once for all mappings of a text that have the same
 * keys in the same order.
 */
export class Layouts<T> {
  private readonly known: Layout<T>[] = [];

  /** `answer` may look at nothing but the keys, and at which values are null. */
  constructor(private readonly answer: (entries: MapCursor) => T) {}

  of(entries: MapCursor): T {
    const { known } = this;
    for (let i = 0; i < known.length; i++) if (isLaidOut(entries, known[i]!)) return known[i]!.answer;
    const answer = this.answer(entries);
    const { keys } = entries;
    if (known.length === mostLayouts) known.pop();
    known.push({ keys, nulls: keys.map((_, i) => entries.isNull(i)), answer });
    return answer;
  }
}

function isLaidOut<T>(entries: MapCursor, { keys, nulls }: Layout<T>): boolean {
  if (entries.count !== keys.length) return false;
  for (let i = 0; i < keys.length; i++)
    if (entries.key(i) !== keys[i] || entries.isNull(i) !== nulls[i]) return false;
  return true;
}
