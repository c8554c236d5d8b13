import type { SummaryParts } from './PackedSummary.js';

/** Reads Python files beside the work of the engine, in threads of its own. */
export interface SummaryReader {
  /** Fewer files than this the engine reads sooner itself. */
  readonly fewest: number;
  /** Whether the engine reads along: where nobody waits for its turns. */
  readonly shared: boolean;
  /**
   * Begins to read files as they are on disk.
   *
   * @param version the Python that `sys.version_info` is compared for
   * @param take called for each file that is not taken off with `next`, in any order, with its number in `paths`; without a summary where
   *   the engine has to read it itself: it is edited, or cannot be read, or the threads have failed
   * @param signal ends it: no other file is begun, and `take` is not called for those that are not
   */
  begin(
    paths: readonly string[],
    version: readonly [number, number],
    take: (file: number, summary: SummaryParts | undefined) => void,
    signal: AbortSignal,
  ): Promise<SummaryReading>;
}

export interface SummaryReading {
  /** Takes a file that none has begun off the threads, and gives its number; undefined where there is none left. */
  next(): number | undefined;
  /** Resolves when `take` was called for the last time; never rejects. */
  readonly done: Promise<void>;
}
