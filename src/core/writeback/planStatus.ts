import type { FileText } from '../files/FileAccess.js';
import { toTextEdits, type OffsetEdit } from '../fixes/offsetEdits.js';
import type { Mention, TextEdit } from '../model/range.js';
import type { Status } from '../model/vocabulary.js';
import type { DefectEntry, Fragment } from '../sources/fragment.js';
import { readSource } from '../sources/readSource.js';
import { applyEdits } from '../text/applyEdits.js';
import { LineIndex } from '../text/LineIndex.js';
import { insertedStatus } from './insertedStatus.js';
import { statusWritings } from './statusWritings.js';

export type WritePlan =
  { kind: 'change'; edits: TextEdit[] } | { kind: 'nothing' } | { kind: 'refused'; reason: string };

/**
 * The smallest edit of a source that gives one of its entries another status, in the writing that is there: `FAILING_TEST` becomes
 * `IN_PROGRESS`, `❌ Open` becomes `🔄 In progress`. What does not read back as just that is refused. Never throws.
 * @param file the source's text of now
 * @param mention where the entry stands in it
 */
export function planStatus(file: FileText, mention: Mention, status: Status): WritePlan {
  const { path } = mention;
  const before = readSource(path, file);
  const index = before.defects.findIndex(({ mention: { range } }) => sameRange(range, mention.range));
  const entry = before.defects[index];
  if (!entry || before.broken)
    return { kind: 'refused', reason: `${path} is no longer as it was read; its status is left as it is.` };
  if (entry.status === status) return { kind: 'nothing' };
  for (const candidate of candidates(file.text, entry, status, before.source.kind === 'report')) {
    const edits = toTextEdits(file.text, [candidate]);
    const after = readSource(path, { ...file, text: applyEdits(file.text, edits) });
    if (after.defects[index]?.status === status && isOtherwiseSame(before, after, index))
      return { kind: 'change', edits };
  }
  return {
    kind: 'refused',
    reason: `${path} has no place for the status of ${entry.id}; it is left as it is.`,
  };
}

function* candidates(
  text: string,
  entry: DefectEntry,
  status: Status,
  isProse: boolean,
): Iterable<OffsetEdit> {
  const range = entry.fieldRanges.status;
  const lines = new LineIndex(text);
  if (!range) {
    const inserted = insertedStatus(
      text,
      entry.mention.path,
      lines.offset(entry.mention.range.start),
      status,
    );
    if (inserted) yield inserted;
    return;
  }
  const [start, end] = [lines.offset(range.start), lines.offset(range.end)];
  for (const { from, to, newText } of statusWritings(text.slice(start, end), status, isProse))
    yield { start: start + from, end: start + to, newText };
}

/** Apart from that status and from where things stand. */
function isOtherwiseSame(before: Fragment, after: Fragment, index: number): boolean {
  return meaning(before, index) === meaning(after, index);
}

const places = new Set(['range', 'fieldRanges', 'mention', 'source', 'mentions', 'siblings']);

function meaning({ defects, ...rest }: Fragment, index: number): string {
  const told = defects.map((entry, i) => {
    const { rawStatus: _, status: __, ...others } = entry;
    return i === index ? others : entry;
  });
  return JSON.stringify({ told, rest }, (key, value: unknown) => (places.has(key) ? undefined : value));
}

function sameRange(a: Mention['range'], b: Mention['range']): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
