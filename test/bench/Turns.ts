import fs from 'node:fs';
import { performance } from 'node:perf_hooks';
import { nextTurn } from '../../src/core/nextTurn.js';

const processor = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** What the system says of the thread that runs JavaScript (Linux). */
class OwnThread {
  private readonly bytes = Buffer.alloc(128);
  private readonly file = open('/proc/self/schedstat');

  /** How long it ran, and how long it could have run while every core had other work, in milliseconds. Right after `processor`, which brings it up to date. */
  read(): { ran: number; queued: number } {
    if (this.file === undefined) return { ran: NaN, queued: NaN };
    const length = fs.readSync(this.file, this.bytes, 0, this.bytes.length, 0);
    const [ran, queued] = this.bytes.toString('latin1', 0, length).split(' ').map(Number);
    return { ran: ran! / 1e6, queued: queued! / 1e6 };
  }
}

function open(file: string): number | undefined {
  try {
    return fs.openSync(file, 'r');
  } catch {
    return undefined;
  }
}

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

/** In so little nothing was done: the next turn is waited for, so that measuring does not keep a core from threads and programs that work beside. */
const nothing = 0.1;

/** How long others have to wait for their turn while work goes on: the stretches between turns of the event loop, without the time in which it had nothing to do. */
export class Turns {
  readonly stretches: Stretch[] = [];
  private readonly thread = new OwnThread();
  private at = this.now();
  private done = false;

  async during<T>(work: () => Promise<T>): Promise<T> {
    const turn = (): void => {
      const { clock } = this.mark();
      if (this.done) return;
      if (clock < nothing) setTimeout(turn, 1);
      else setImmediate(turn);
    };
    await nextTurn();
    this.at = this.now();
    setImmediate(turn);
    const result = await work();
    this.done = true;
    this.mark();
    return result;
  }

  private now(): { clock: number; idle: number; cpu: number; ran: number; queued: number } {
    const cpu = processor();
    const { idle } = performance.eventLoopUtilization();
    return { clock: performance.now(), idle, cpu, ...this.thread.read() };
  }

  private mark(): Stretch {
    const before = this.at;
    const at = (this.at = this.now());
    const clock = at.clock - before.clock - (at.idle - before.idle);
    const ran = at.ran - before.ran;
    const queued = at.queued - before.queued;
    // The two clocks of the system are not read in the same moment.
    const blocked = Number.isNaN(queued) ? Math.min(clock, at.cpu - before.cpu) : Math.max(0, clock - queued);
    const stretch = { blocked, clock, ran };
    this.stretches.push(stretch);
    return stretch;
  }
}
