import fs from 'node:fs';
import { nextTurn } from '../../src/core/nextTurn.js';

const now = (): number => performance.now();

const processor = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/**
 * Of the thread that runs JavaScript, where the system tells (Linux): how long it ran, and how long it could have run while every core had
 * other work, in milliseconds. Right after `processor`, which brings it up to date.
 */
const ownThread = (): { ran: number; queued: number } => {
  try {
    const [ran, queued] = fs.readFileSync('/proc/self/schedstat', 'latin1').split(' ').map(Number);
    return { ran: ran! / 1e6, queued: queued! / 1e6 };
  } catch {
    return { ran: NaN, queued: NaN };
  }
};

/** Of one stretch, in milliseconds. */
export interface Stretch {
  /**
   * How long others had to wait because of it: what the thread did and what it waited for itself, such as a collection of garbage, without the time
   * in which it only waited for a core. Where the system does not tell, the clock or the processor, whichever is shorter.
   */
  readonly blocked: number;
  /** By the clock: also what other programs, and our own threads and programs, did in its place on a machine with few cores. */
  readonly clock: number;
  /** By the processor time of that thread alone; NaN where the system does not tell. */
  readonly ran: number;
}

/** How long others have to wait for their turn while work goes on: the stretches between turns of the event loop. */
export class Turns {
  readonly stretches: Stretch[] = [];
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
    const clock = at.clock - this.at.clock;
    const ran = at.own.ran - this.at.own.ran;
    const queued = at.own.queued - this.at.own.queued;
    // The two clocks of the system are not read in the same moment.
    const blocked = Number.isNaN(queued)
      ? Math.min(clock, at.cpu - this.at.cpu)
      : Math.max(0, clock - queued);
    this.stretches.push({ blocked, clock, ran });
    this.at = at;
  }
}
