import { formatPatch, structuredPatch } from 'diff';
import type { FileFix } from './FixPlan.js';

/** The fixes as a unified diff with three lines of context, as `git apply` and `patch -p1` take it. Empty when nothing changes. */
export function unifiedDiff(fixes: readonly FileFix[]): string {
  const patches = fixes
    .filter(({ kind, before, after }) => kind === 'create' || before !== after)
    .map(({ path, kind, before, after }) => {
      const creates = kind === 'create';
      const patch = structuredPatch(
        creates ? '/dev/null' : `a/${path}`,
        `b/${path}`,
        before,
        after,
        undefined,
        undefined,
        { context: 3 },
      );
      // The form of git, since an empty file has no hunk that would tell of it.
      return creates
        ? { ...patch, isGit: true, isCreate: true, newMode: '100644' }
        : { ...patch, isGit: true };
    });
  // Blanks and carriage returns at the end belong to the last line.
  return patches.map((patch) => formatPatch(patch).replace(/\n+$/u, '\n')).join('');
}
