import type { LedgerBuilder } from '../../../src/core/ledger/LedgerBuilder.js';
import { CountedBlocks } from '../support/CountedBlocks.js';

type Builder = new () => LedgerBuilder;

/** Counts the work of building a ledger instead of timing it. */
export class CountedBuilder {
  private constructor(private readonly blocks: CountedBlocks<Builder>) {}

  static async create(): Promise<CountedBuilder> {
    return new CountedBuilder(
      await CountedBlocks.load<Builder>('src/core/ledger/LedgerBuilder.ts', 'LedgerBuilder'),
    );
  }

  get Builder(): Builder {
    return this.blocks.code;
  }

  dispose(): void {
    this.blocks.dispose();
  }

  work(run: () => void): number {
    this.blocks.since();
    run();
    return this.blocks.since();
  }

  /** The most blocks that ran between two steps. */
  longest(steps: Iterator<unknown>): number {
    this.blocks.since();
    let most = 0;
    for (let done: boolean | undefined = false; !done;) {
      done = steps.next().done;
      most = Math.max(most, this.blocks.since());
    }
    return most;
  }
}
