import assert from 'node:assert/strict';
import inspector from 'node:inspector';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import * as esbuild from 'esbuild';
import type { FileText } from '../../../../src/core/files/FileAccess.js';
import type { Fragment } from '../../../../src/core/sources/fragment.js';
import { root } from '../../support/sharedReports.js';

type ReadSource = (path: string, file: FileText) => Fragment;

/**
 * Counts the work of reading instead of timing it: how often each block of code ran (V8's own coverage, markdown-it included), and how
 * many characters and items built-in functions went over. `work` is the count for a text, read as a Markdown report unless told otherwise.
 */
export class CountedReader {
  private constructor(
    private readonly session: inspector.Session,
    private readonly readSource: ReadSource,
  ) {}

  static async create(): Promise<CountedReader> {
    const built = await esbuild.build({
      absWorkingDir: root,
      entryPoints: ['src/core/sources/readSource.ts'],
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
    const code = `((require) => { ${built.outputFiles[0]!.text}; return counted.readSource; })`;
    const load = vm.runInThisContext(code, { filename: scriptName }) as (
      require: NodeJS.Require,
    ) => ReadSource;
    return new CountedReader(session, load(createRequire(path.join(root, 'package.json'))));
  }

  dispose(): void {
    this.session.post('Profiler.stopPreciseCoverage');
    this.session.disconnect();
  }

  work(text: string, path = 'docs/x.md'): number {
    this.blocks();
    const { steps, restore } = watchBuiltins();
    try {
      this.readSource(path, { text, encoding: 'utf-8' });
    } finally {
      restore();
    }
    return this.blocks() + steps();
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

const scriptName = 'counted-reader.js';

/** Built-in functions that go over a text or a list, as far as the reader calls them. */
function watchBuiltins(): { steps: () => number; restore: () => void } {
  let steps = 0;
  const undo: (() => void)[] = [];
  const wrap = <T extends object>(
    target: T,
    name: keyof T & string,
    count: (self: unknown, result: unknown, before: number, from: unknown) => number,
  ): void => {
    const original = target[name] as (...given: unknown[]) => unknown;
    const watched = function (this: unknown, ...given: unknown[]): unknown {
      const before = this instanceof RegExp ? this.lastIndex : 0;
      const result = original.apply(this, given);
      steps += count(
        this ?? given[0],
        this instanceof RegExp ? [result, given[0]] : result,
        before,
        given[1],
      );
      return result;
    };
    target[name] = watched as T[typeof name];
    undo.push(() => (target[name] = original as T[typeof name]));
  };
  // `test`, `replace`, `matchAll` and `split` all come down to `exec`.
  wrap(RegExp.prototype, 'exec', (self, of, before) => {
    const [match, text] = of as [RegExpExecArray | null, unknown];
    const from = (self as RegExp).global || (self as RegExp).sticky ? before : 0;
    const to = match ? match.index + match[0].length : (self as RegExp).sticky ? from : String(text).length;
    return Math.max(1, to - from);
  });
  const length = (self: unknown): number => String(self).length;
  for (const name of ['trim', 'trimStart', 'trimEnd', 'toLowerCase', 'repeat'] as const)
    wrap(String.prototype, name, length);
  const found = (self: unknown, at: unknown, from = 0): number =>
    (typeof at === 'number' && at >= 0 ? at + 1 : (self as { length: number }).length) - from;
  wrap(String.prototype, 'indexOf', (self, at, _, from) => Math.max(1, found(self, at, from as number)));
  wrap(String.prototype, 'lastIndexOf', (self, at) => found(self, at));
  wrap(String.prototype, 'includes', length);
  const items = (self: unknown): number => (self as unknown[]).length;
  for (const name of ['includes', 'indexOf', 'join', 'shift'] as const) wrap(Array.prototype, name, items);
  for (const name of ['slice', 'concat'] as const) wrap(Array.prototype, name, (_, result) => items(result));
  return {
    steps: () => steps,
    restore: () => {
      for (const back of undo) back();
    },
  };
}
