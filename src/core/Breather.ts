/**
 * Lets the event loop turn when work has gone on for a while, so that whoever shares it (other extensions, the command line's
 * signals) is not kept waiting. Works in every host that has `setTimeout`.
 */
export class Breather {
  private since = performance.now();

  /** `interval`: how many milliseconds of work go by in one turn. Default: 25. */
  constructor(private readonly interval = 25) {}

  /** To be awaited between two pieces of work. */
  async breathe(): Promise<void> {
    if (performance.now() - this.since < this.interval) return;
    await new Promise<void>((resolve) => setTimeout(resolve));
    this.since = performance.now();
  }
}
