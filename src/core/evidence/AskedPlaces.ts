import type { Mention } from '../model/range.js';

interface AtPlace {
  readonly anchor: { readonly source: Mention };
}

/** The places that one question is asked from. Mostly there is one, and no map is made. */
export class AskedPlaces<T extends AtPlace> {
  private only: T | undefined;
  /** By `hashOf`: those whose places have it. */
  private byHash: Map<number, T | T[]> | undefined;
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** One of them, the same while it is there. Undefined when there is none. */
  get first(): T | undefined {
    const first = this.byHash ? this.byHash.values().next().value : this.only;
    return Array.isArray(first) ? first[0] : first;
  }

  all(): Iterable<T> {
    return this.byHash ? ([...this.byHash.values()].flat() as T[]) : this.only ? [this.only] : [];
  }

  at(source: Mention): T | undefined {
    const known = this.byHash ? this.byHash.get(hashOf(source)) : this.only;
    if (known === undefined) return undefined;
    if (Array.isArray(known)) return known.find(({ anchor }) => isSamePlace(anchor.source, source));
    return isSamePlace(known.anchor.source, source) ? known : undefined;
  }

  /** Nothing else is at its place. */
  add(asked: T): void {
    this.count++;
    if (this.byHash) this.put(this.byHash, asked);
    else if (!this.only) this.only = asked;
    else {
      this.byHash = new Map([[hashOf(this.only.anchor.source), this.only]]);
      this.only = undefined;
      this.put(this.byHash, asked);
    }
  }

  /** To be called while its anchor is the one that it was added with. */
  delete(asked: T): void {
    this.count--;
    if (!this.byHash) {
      this.only = undefined;
      return;
    }
    const hash = hashOf(asked.anchor.source);
    const known = this.byHash.get(hash);
    const left = Array.isArray(known) ? known.filter((each) => each !== asked) : [];
    if (left.length === 0) this.byHash.delete(hash);
    else this.byHash.set(hash, left);
  }

  private put(byHash: Map<number, T | T[]>, asked: T): void {
    const hash = hashOf(asked.anchor.source);
    const known = byHash.get(hash);
    if (known === undefined) byHash.set(hash, asked);
    else byHash.set(hash, Array.isArray(known) ? [...known, asked] : [known, asked]);
  }
}

/** A small integer, since to make a text of every place takes longer than to look it up. */
function hashOf({ range: { start } }: Mention): number {
  return (start.line * 1024 + start.character) & 0x3fff_ffff;
}

export function placeKey({ path, range: { start, end } }: Mention): string {
  return `${start.line}:${start.character}-${end.line}:${end.character} ${path}`;
}

function isSamePlace({ path, range: { start, end } }: Mention, other: Mention): boolean {
  const { start: from, end: to } = other.range;
  return (
    start.line === from.line &&
    start.character === from.character &&
    end.line === to.line &&
    end.character === to.character &&
    path === other.path
  );
}
