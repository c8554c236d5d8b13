import { compileGlob } from '../../files/glob.js';
import { workspacePath } from '../../files/workspacePath.js';

/** The files that a project has its type checker look at, as its configuration says it: paths and globs from its folder. */
export interface CheckScope {
  /** Empty: all. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** Whether a file is looked at: each path and glob stands for all that lies below what it matches (pyright's `include`, `exclude` and `ignore`). */
export function scopeTest({ include, exclude }: CheckScope): (path: string) => boolean {
  const isIncluded = include.length === 0 ? () => true : anyOf(include);
  const isExcluded = anyOf(exclude);
  return (path) => isIncluded(path) && !isExcluded(path);
}

function anyOf(written: readonly string[]): (path: string) => boolean {
  const tests = written.flatMap((each) => {
    if (/^\.?\/?$/u.test(each)) return [() => true];
    const below = workspacePath(each.replace(/\/+$/u, ''));
    return below === undefined ? [] : [compileGlob(`${below}/**`)];
  });
  return (path) => tests.some((test) => test(path));
}
