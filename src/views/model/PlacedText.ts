/** Keys of the items of a list by their texts: the text, with `#2` behind the second of the same text. In the order of the list. */
export class PlacedText<T> {
  private static readonly known = new WeakMap<readonly unknown[], PlacedText<unknown>>();
  private readonly byKey = new Map<string, T>();

  private constructor(items: readonly T[], textOf: (item: T) => string) {
    const counts = new Map<string, number>();
    for (const item of items) {
      const text = textOf(item);
      let n = counts.get(text) ?? 0;
      let key: string;
      do key = ++n === 1 ? text : `${text}#${n}`;
      while (this.byKey.has(key));
      counts.set(text, n);
      this.byKey.set(key, item);
    }
  }

  /** Lists of the ledger never change, so that each is looked through once. `textOf`: the same for the same list. */
  static of<T>(items: readonly T[], textOf: (item: T) => string): PlacedText<T> {
    let placed = this.known.get(items) as PlacedText<T> | undefined;
    if (!placed) this.known.set(items, (placed = new PlacedText(items, textOf)));
    return placed;
  }

  get keys(): string[] {
    return [...this.byKey.keys()];
  }

  get(key: string): T | undefined {
    return this.byKey.get(key);
  }

  get entries(): [key: string, item: T][] {
    return [...this.byKey];
  }
}
