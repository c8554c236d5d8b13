import type { LineCommit } from '../../core/history/History.js';

/** The output of `git blame --porcelain`: for each line, in order, the commit that last changed it. Times are those of the committer. */
export function readBlame(output: string): LineCommit[] {
  const times = new Map<string, number>();
  const lines: string[] = [];
  let commit = '';
  for (const line of output.split('\n')) {
    // What is quoted of the file begins with a tab, so nothing in it is taken for a header.
    if (line.startsWith('\t')) continue;
    const header = /^([\da-f]{40}|[\da-f]{64}) \d+ (\d+)(?: \d+)?$/u.exec(line);
    if (header) {
      commit = header[1]!;
      lines[Number(header[2]) - 1] = commit;
    } else if (line.startsWith('committer-time ')) {
      times.set(commit, Number(line.slice('committer-time '.length)));
    }
  }
  return Array.from(lines, (of = '') => ({ commit: of, time: times.get(of) ?? 0 }));
}
