import { standsAlone } from './standsAlone.js';

/** An id in a text. Offsets are UTF-16 code units, the end exclusive. */
export interface IdPlace {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** What the ids are like that have one first word: `RAFT` of `RAFT-1` and `#RAFT_2`. */
interface Shape {
  /** What stands before the first word, and after the last. */
  readonly leads: string[];
  readonly tails: string[];
  /** Of the id that has most. */
  words: number;
  length: number;
}

/** No id that a person would write is longer; what is, is not recognised. */
const maxLength = 100;
const maxWords = 16;
/** Different leads, and tails, of ids with one first word: more would no longer be style. */
const maxDresses = 4;
const word = /[\p{L}\p{N}_]+/gu;

/**
 * Finds the ids of defects in texts, as they are written: whole words only, of two that begin at one place the longer one. Linear in the
 * text, however many ids there are: each word is looked up, no id is searched for.
 */
export class IdIndex {
  private readonly ids = new Set<string>();
  private readonly shapes = new Map<string, Shape>();
  private sorted: { key: string; id: string }[] | undefined;

  constructor(ids: Iterable<string>) {
    for (const id of ids) this.add(id);
  }

  get size(): number {
    return this.ids.size;
  }

  has(id: string): boolean {
    return this.ids.has(id);
  }

  [Symbol.iterator](): Iterator<string> {
    return this.ids[Symbol.iterator]();
  }

  /** All of them, from left to right; none overlaps another. */
  find(text: string): IdPlace[] {
    const found: IdPlace[] = [];
    if (this.ids.size === 0) return found;
    const words = [...text.matchAll(word)].map(
      ({ index, 0: { length } }) => [index, index + length] as const,
    );
    let done = 0;
    for (let i = 0; i < words.length; i++) {
      const [start, end] = words[i]!;
      const shape = start < done ? undefined : this.shapes.get(text.slice(start, end));
      const place = shape && this.longest(text, words, i, shape, done);
      if (!place) continue;
      found.push(place);
      done = place.end;
    }
    return found;
  }

  /** The id that the offset is in, or at the end of. */
  at(text: string, offset: number): IdPlace | undefined {
    return this.find(text).find(({ start, end }) => start <= offset && offset <= end);
  }

  /** The ids that begin so, in the order of letters. `anyCase`: capitals do not count. Default: they do. */
  startingWith(prefix: string, { anyCase = false }: { anyCase?: boolean } = {}): string[] {
    this.sorted ??= [...this.ids]
      .map((id) => ({ key: id.toLowerCase(), id }))
      .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
    const { sorted } = this;
    const wanted = prefix.toLowerCase();
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.key < wanted) low = middle + 1;
      else high = middle;
    }
    const found: string[] = [];
    for (; low < sorted.length && sorted[low]!.key.startsWith(wanted); low++) {
      const { id } = sorted[low]!;
      if (anyCase || id.startsWith(prefix)) found.push(id);
    }
    return found;
  }

  private add(id: string): void {
    const words = id.length > maxLength || /\s{2}|[\n\r]/u.test(id) ? [] : [...id.matchAll(word)];
    const [first, last] = [words[0], words.at(-1)];
    if (!first || !last || words.length > maxWords) return;
    let shape = this.shapes.get(first[0]);
    if (!shape) this.shapes.set(first[0], (shape = { leads: [], tails: [], words: 0, length: 0 }));
    const isKnown = [
      keep(shape.leads, id.slice(0, first.index)),
      keep(shape.tails, id.slice(last.index + last[0].length)),
    ];
    if (isKnown.includes(false)) return;
    shape.words = Math.max(shape.words, words.length);
    shape.length = Math.max(shape.length, id.length);
    this.ids.add(id);
  }

  private longest(
    text: string,
    words: readonly (readonly [number, number])[],
    at: number,
    { leads, tails, words: most, length }: Shape,
    from: number,
  ): IdPlace | undefined {
    for (let last = Math.min(at + most, words.length) - 1; last >= at; last--) {
      for (const lead of leads) {
        const start = words[at]![0] - lead.length;
        if (start < from || words[last]![1] - start > length || !text.startsWith(lead, start)) continue;
        for (const tail of tails) {
          const end = words[last]![1] + tail.length;
          const id = text.slice(start, end);
          if (this.ids.has(id) && standsAlone(text, start, end)) return { id, start, end };
        }
      }
    }
    return undefined;
  }
}

/** The longer ones come first. False when there are too many others. */
function keep(list: string[], one: string): boolean {
  if (list.includes(one)) return true;
  if (list.length >= maxDresses) return false;
  list.push(one);
  list.sort((a, b) => b.length - a.length);
  return true;
}
