import type { FixPlan } from './FixPlan.js';

type FixChange = Extract<FixPlan, { kind: 'change' }>;

/** More lines than a person takes in at a glance. */
const manyLines = 40;

/** Whether a change is to be looked at before it is made: it touches several files, replaces code, or is long. */
export function needsPreview({ files, replaces }: FixChange): boolean {
  return files.length > 1 || replaces === true || changedLines({ files }) > manyLines;
}

/** Lines that are written anew or taken away. */
export function changedLines({ files }: Pick<FixChange, 'files'>): number {
  let lines = 0;
  for (const { edits } of files) {
    for (const { range, newText } of edits) {
      const written = newText.replace(/\n$/u, '').split('\n').length - (newText.trim() === '' ? 1 : 0);
      lines += Math.max(written, range.end.line - range.start.line);
    }
  }
  return lines;
}
