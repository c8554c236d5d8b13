import { nextTurn } from './nextTurn.js';

export interface BreatherHost {
  /** Milliseconds that only grow. Default: `performance.now`. */
  readonly now?: () => number;
  /** Resolves when the event loop has turned. Default: `nextTurn`. */
  readonly turn?: () => Promise<void>;
}

/**
 * Lets the event loop turn when work has gone on for a while, so that whoever shares it (typing, other extensions, the command
 * line's signals) is not kept waiting. All work of one engine shares one breather: it is their sum that others wait for.
 */
export class Breather {
  readonly now: () => number;
  private readonly turn: () => Promise<void>;
  private since: number;
  private readonly waiting: (() => void)[] = [];

  /**
   * `interval`: how many milliseconds of work go by in one turn; what is done between two checks comes on top, and so do a collection of
   * garbage and what others answer in that turn. Default: 2, for stretches under 8. 0: a turn each time.
   */
  constructor(
    private readonly interval = 2,
    { now = () => performance.now(), turn = nextTurn }: BreatherHost = {},
  ) {
    this.now = now;
    this.turn = turn;
    this.since = now();
  }

  /** True when the next piece of work should wait for a turn: for loops whose pieces are too small to await each. */
  get due(): boolean {
    return this.now() - this.since >= this.interval;
  }

  /** To be awaited between two pieces of work. */
  async breathe(): Promise<void> {
    if (this.due) await this.next(false);
  }

  /** The next turn for what takes milliseconds by itself, such as to start a program: before those who wait, whether or not it is due. */
  rest(): Promise<void> {
    return this.next(true);
  }

  private next(first: boolean): Promise<void> {
    return new Promise((resolve) => {
      if (first) this.waiting.unshift(resolve);
      else this.waiting.push(resolve);
      if (this.waiting.length === 1) void this.release();
    });
  }

  /** One a turn: what those who wait do next would add up otherwise. */
  private async release(): Promise<void> {
    while (this.waiting.length > 0) {
      await this.turn();
      this.since = this.now();
      this.waiting.shift()!();
    }
  }
}
