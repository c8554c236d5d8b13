/** A small seeded generator (mulberry32): the same numbers on every run and machine. */
export class Random {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** From 0, `below` excluded. */
  int(below: number): number {
    return Math.floor(this.next() * below);
  }

  /** Both included. */
  between(from: number, to: number): number {
    return from + this.int(to - from + 1);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.int(items.length)]!;
  }
}
