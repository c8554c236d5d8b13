export interface DebounceTimes {
  /** Milliseconds without another item. */
  readonly rest: number;
  /** The same while a burst goes on: after more than `burst` items. Default: `rest` */
  readonly burstRest?: number;
  /** Default: 50 */
  readonly burst?: number;
  /** Milliseconds after the first item when they are handed over in any case. Default: never */
  readonly most?: number;
}

/** Collects items and hands them over together, once nothing more has come for a while. An item costs next to nothing. */
export class Debouncer<T> {
  private items: T[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private first = 0;
  private last = 0;

  constructor(
    private readonly times: DebounceTimes,
    private readonly run: (items: T[]) => void,
  ) {}

  add(item: T): void {
    this.last = performance.now();
    if (this.items.push(item) > 1) return;
    this.first = this.last;
    this.wait();
  }

  flush(): void {
    clearTimeout(this.timer);
    const { items } = this;
    this.items = [];
    if (items.length > 0) this.run(items);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.items = [];
  }

  /** One timer, however many items come: when it rings too early it is set anew. */
  private wait(): void {
    const { rest, burstRest = rest, burst = 50, most = Infinity } = this.times;
    const due = Math.min(this.last + (this.items.length > burst ? burstRest : rest), this.first + most);
    const left = due - performance.now();
    if (left <= 0) this.flush();
    else this.timer = setTimeout(() => this.wait(), left);
  }
}
