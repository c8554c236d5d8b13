import assert from 'node:assert/strict';
import inspector from 'node:inspector';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import * as esbuild from 'esbuild';
import { root } from './sharedReports.js';

const scriptName = 'counted.js';

/** One export of a source file, bundled with all it imports, and how often each block of that code ran (V8's own coverage). */
export class CountedBlocks<T> {
  private constructor(
    private readonly session: inspector.Session,
    readonly code: T,
  ) {}

  /** `entry`: relative to the project's root. */
  static async load<T>(entry: string, name: string): Promise<CountedBlocks<T>> {
    const built = await esbuild.build({
      absWorkingDir: root,
      entryPoints: [entry],
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
    const code = `((require) => { ${built.outputFiles[0]!.text}; return counted.${name}; })`;
    const load = vm.runInThisContext(code, { filename: scriptName }) as (require: NodeJS.Require) => T;
    return new CountedBlocks(session, load(createRequire(path.join(root, 'package.json'))));
  }

  dispose(): void {
    this.session.post('Profiler.stopPreciseCoverage');
    this.session.disconnect();
  }

  /** How many blocks ran since the last time. */
  since(): number {
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
