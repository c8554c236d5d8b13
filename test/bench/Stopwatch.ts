import { performance } from 'node:perf_hooks';

/**
 * How long something took, in milliseconds: by the processor, whose time includes what the engine compiles and collects beside the work, or by the clock,
 * which includes what other programs do. It was no longer than either.
 */
export class Stopwatch {
  private readonly clock = performance.now();
  private readonly before = process.cpuUsage();

  get processor(): number {
    const { user, system } = process.cpuUsage(this.before);
    return (user + system) / 1000;
  }

  get time(): number {
    return Math.min(this.processor, performance.now() - this.clock);
  }
}

export function spent(work: () => void): number {
  const watch = new Stopwatch();
  work();
  return watch.time;
}
