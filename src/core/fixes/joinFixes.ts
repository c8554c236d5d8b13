import { LineIndex } from '../text/LineIndex.js';
import { composeEdits } from './composeEdits.js';
import type { FileFix } from './FixPlan.js';
import type { OffsetEdit } from './offsetEdits.js';

/** Both as one fix of the text that was there before the first; `second` was planned on what the first leaves. */
export function joinFixes(first: FileFix, second: FileFix): FileFix {
  const { path, kind, before } = first;
  const edits = composeEdits(offsets(first), offsets(second), before.length);
  const lines = new LineIndex(before);
  return {
    path,
    kind,
    before,
    edits: edits.map(({ start, end, newText }) => ({ range: lines.range(start, end), newText })),
    after: second.after,
  };
}

function offsets({ before, edits }: FileFix): OffsetEdit[] {
  const lines = new LineIndex(before);
  return edits.map(({ range, newText }) => ({
    start: lines.offset(range.start),
    end: lines.offset(range.end),
    newText,
  }));
}
