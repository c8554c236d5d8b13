import { nextTurn } from '../../src/core/nextTurn.js';

const now = (): number => performance.now();

const processor = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/**
 * How long others have to wait for their turn while work goes on, in milliseconds: each stretch between two turns of the event loop counts
 * with its time on the clock or on the processor, whichever is shorter. The clock also counts what other programs do on a
 * busy machine; the processor also counts threads that run beside, such as those that read files and collect garbage.
 */
export class Turns {
  readonly stretches: number[] = [];
  private at = { clock: now(), cpu: processor() };
  private done = false;

  async during<T>(work: () => Promise<T>): Promise<T> {
    const turn = (): void => {
      this.mark();
      if (!this.done) setImmediate(turn);
    };
    await nextTurn();
    this.at = { clock: now(), cpu: processor() };
    setImmediate(turn);
    const result = await work();
    this.done = true;
    await nextTurn();
    return result;
  }

  private mark(): void {
    const at = { clock: now(), cpu: processor() };
    this.stretches.push(Math.min(at.clock - this.at.clock, at.cpu - this.at.cpu));
    this.at = at;
  }
}
