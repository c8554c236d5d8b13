import fs from 'node:fs';
import { nextTurn } from '../../src/core/nextTurn.js';

const now = (): number => performance.now();

const processor = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Of the thread that runs JavaScript, without those beside it, where the system tells (Linux). Right after `processor`, which brings it up to date. */
const ownThread = (): number => {
  try {
    return Number(fs.readFileSync('/proc/self/schedstat', 'latin1').split(' ')[0]) / 1e6;
  } catch {
    return NaN;
  }
};

/**
 * How long others have to wait for their turn while work goes on, in milliseconds: each stretch between two turns of the event loop counts
 * with its time on the clock or on the processor, whichever is shorter. The clock also counts what other programs do on a
 * busy machine; the processor also counts threads that run beside, such as those that read files and collect garbage.
 */
export class Turns {
  readonly stretches: number[] = [];
  /** The same stretches by the processor time of the thread that others wait for: it lacks what that thread itself waits for. */
  readonly ownStretches: number[] = [];
  private at = { clock: now(), cpu: processor(), own: ownThread() };
  private done = false;

  async during<T>(work: () => Promise<T>): Promise<T> {
    const turn = (): void => {
      this.mark();
      if (!this.done) setImmediate(turn);
    };
    await nextTurn();
    this.at = { clock: now(), cpu: processor(), own: ownThread() };
    setImmediate(turn);
    const result = await work();
    this.done = true;
    await nextTurn();
    return result;
  }

  private mark(): void {
    const at = { clock: now(), cpu: processor(), own: ownThread() };
    this.ownStretches.push(at.own - this.at.own);
    this.stretches.push(Math.min(at.clock - this.at.clock, at.cpu - this.at.cpu));
    this.at = at;
  }
}
