import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { SummaryParts } from '../../core/evidence/imports/summary/PackedSummary.js';
import type { SummaryReader, SummaryReading } from '../../core/evidence/imports/summary/SummaryReader.js';
import { nextTurn } from '../../core/nextTurn.js';
import type { Logger } from '../../core/files/FileAccess.js';
import type { SummaryBatch, SummaryTask } from './readSummaries.js';

/** A thread takes a while to start: it has to have so many files to read for itself. */
const filesPerThread = 400;
const mostThreads = 3;

export interface SummaryThreadsOptions {
  readonly fewest: number;
  readonly shared: boolean;
  /** Default: nobody hears why a thread failed. */
  readonly log?: Pick<Logger, 'warn'>;
}

/** Reads Python files on disk in threads, which end when all is read. */
export class SummaryThreads implements SummaryReader {
  readonly fewest: number;
  readonly shared: boolean;

  /**
   * @param root the absolute path of the folder
   * @param script the absolute path of what a thread runs (`src/lazy/summaryWorker.ts`, built)
   */
  constructor(
    private readonly root: string,
    private readonly script: string,
    private readonly options: SummaryThreadsOptions,
  ) {
    this.fewest = options.fewest;
    this.shared = options.shared;
  }

  begin(
    paths: readonly string[],
    version: readonly [number, number],
    take: (file: number, summary: SummaryParts | undefined) => void,
    signal: AbortSignal,
  ): Promise<SummaryReading> {
    const next = new Int32Array(new SharedArrayBuffer(4));
    const task: SummaryTask = { root: this.root, paths, version, next };
    const given = new Uint8Array(paths.length);
    const give = (file: number, summary: SummaryParts | undefined): void => {
      if (given[file] === 1) return;
      given[file] = 1;
      take(file, summary);
    };
    signal.addEventListener('abort', () => Atomics.store(next, 0, paths.length), { once: true });
    const done = this.runAll(task, (batch) => giveAll(batch, give)).then(() => {
      // What a thread that failed had begun, or none came to.
      if (!signal.aborted) for (const file of paths.keys()) give(file, undefined);
    });
    const takeOff = (): number | undefined => {
      const file = Atomics.add(next, 0, 1);
      if (file >= paths.length) return undefined;
      given[file] = 1;
      return file;
    };
    return Promise.resolve({ next: takeOff, done });
  }

  private async runAll(task: SummaryTask, onBatch: (batch: SummaryBatch) => void): Promise<void> {
    const running: Promise<void>[] = [];
    for (let count = threadsFor(task.paths.length); count > 0; count--) {
      running.push(this.runThread(task, onBatch));
      // To start one takes a while by itself.
      await nextTurn();
    }
    await Promise.all(running);
  }

  /** Resolves when the thread has ended, however it did: the engine reads what is missing. */
  private runThread(task: SummaryTask, onBatch: (batch: SummaryBatch) => void): Promise<void> {
    return new Promise((resolve) => {
      const fail = (error: unknown): void => {
        this.options.log?.warn(`A thread that reads Python files failed: ${String(error)}`);
        resolve();
      };
      try {
        const worker = new Worker(this.script, { workerData: task, execArgv: [] });
        worker.on('message', onBatch);
        worker.on('error', fail);
        worker.on('exit', () => resolve());
      } catch (error) {
        fail(error);
      }
    });
  }
}

function threadsFor(files: number): number {
  const most = Math.min(mostThreads, availableParallelism() - 1);
  return Math.max(1, Math.min(most, Math.ceil(files / filesPerThread)));
}

function giveAll(
  { first, words, bases, cells }: SummaryBatch,
  give: (file: number, summary: SummaryParts | undefined) => void,
): void {
  for (const [i, each] of words.entries())
    give(first + i, each === undefined ? undefined : { words: each, cells, base: bases[i]! });
}
