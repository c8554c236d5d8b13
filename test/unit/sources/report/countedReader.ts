import type { FileText } from '../../../../src/core/files/FileAccess.js';
import type { Fragment } from '../../../../src/core/sources/fragment.js';
import { CountedBlocks } from '../../support/CountedBlocks.js';

type ReadSource = (path: string, file: FileText) => Fragment;

/**
 * Counts the work of reading instead of timing it: how often each block of code ran (markdown-it included), and how
 * many characters and items built-in functions went over. `work` is the count for a text, read as a Markdown report unless told otherwise.
 */
export class CountedReader {
  private constructor(private readonly blocks: CountedBlocks<ReadSource>) {}

  static async create(): Promise<CountedReader> {
    return new CountedReader(
      await CountedBlocks.load<ReadSource>('src/core/sources/readSource.ts', 'readSource'),
    );
  }

  dispose(): void {
    this.blocks.dispose();
  }

  work(text: string, path = 'docs/x.md'): number {
    this.blocks.since();
    const { steps, restore } = watchBuiltins();
    try {
      this.blocks.code(path, { text, encoding: 'utf-8' });
    } finally {
      restore();
    }
    return this.blocks.since() + steps();
  }
}

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
