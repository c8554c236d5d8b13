import assert from 'node:assert/strict';
import inspector from 'node:inspector';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import * as esbuild from 'esbuild';
import type { LedgerBuilder } from '../../../src/core/ledger/LedgerBuilder.js';
import { root } from '../support/sharedReports.js';

type Builder = new () => LedgerBuilder;

/** Counts the work of building a ledger instead of timing it: how often each block of code ran (V8's own coverage). */
export class CountedBuilder {
  private constructor(
    private readonly session: inspector.Session,
    readonly Builder: Builder,
  ) {}

  static async create(): Promise<CountedBuilder> {
    const built = await esbuild.build({
      absWorkingDir: root,
      entryPoints: ['src/core/ledger/LedgerBuilder.ts'],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'counted',
      mainFields: ['module', 'main'],
      platform: 'node',
      logLevel: 'warning',
    });
    const session = new inspector.Session();
    session.connect();
    session.post('Profiler.enable');
    // Before the code is compiled: what was compiled without it counts calls, but no blocks.
    session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    const code = `((require) => { ${built.outputFiles[0]!.text}; return counted.LedgerBuilder; })`;
    const load = vm.runInThisContext(code, { filename: scriptName }) as (require: NodeJS.Require) => Builder;
    return new CountedBuilder(session, load(createRequire(path.join(root, 'package.json'))));
  }

  dispose(): void {
    this.session.post('Profiler.stopPreciseCoverage');
    this.session.disconnect();
  }

  work(run: () => void): number {
    this.blocks();
    run();
    return this.blocks();
  }

  /** The most blocks that ran between two steps. */
  longest(steps: Iterator<unknown>): number {
    this.blocks();
    let most = 0;
    for (let done: boolean | undefined = false; !done;) {
      done = steps.next().done;
      most = Math.max(most, this.blocks());
    }
    return most;
  }

  /** How many blocks ran since the last time. */
  private blocks(): number {
    let count: number | undefined;
    this.session.post('Profiler.takePreciseCoverage', (error, answer) => {
      assert.equal(error, null);
      const script = answer.result.find(({ url }) => url === scriptName);
      count = 0;
      for (const { ranges } of script?.functions ?? []) for (const range of ranges) count += range.count;
    });
    assert.ok(count !== undefined, 'the inspector answers at once');
    return count;
  }
}

const scriptName = 'counted-builder.js';
