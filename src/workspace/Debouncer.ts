/** Collects items and hands them over together, once nothing more has come for `delay` milliseconds. */
export class Debouncer<T> {
  private items: T[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly delay: number,
    private readonly run: (items: T[]) => void,
  ) {}

  add(item: T): void {
    this.items.push(item);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), this.delay);
  }

  flush(): void {
    clearTimeout(this.timer);
    const items = this.items;
    this.items = [];
    if (items.length > 0) this.run(items);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.items = [];
  }
}
