import * as l10n from '@vscode/l10n';
import type { FileText } from '../files/FileAccess.js';
import { lineEndAt, lineEndOf, lineStartAt } from '../fixes/lines.js';
import type { OffsetEdit } from '../fixes/offsetEdits.js';
import type { Mention } from '../model/range.js';
import type { DefectEntry, Fragment } from '../sources/fragment.js';
import { copyInReport } from './copyInReport.js';
import { contentEnd, linesOf } from './entryExtent.js';
import { fragmentValue } from './fragmentValue.js';
import { entryAt } from './entryAt.js';
import { otherEntries } from './otherEntries.js';
import { Proof } from './Proof.js';
import { refused, stale, type WritePlan } from './WritePlan.js';

/**
 * An entry once more right behind itself, under another id: an item of a list in JSON or YAML; a row of a table, an item of a list or a section of a
 * report. An entry of a report that has no id of its own is copied as it is, where the id cannot be written before its title: then the copy's id is
 * made of its title, too. What does not read back as just that is refused. Never throws.
 */
export function planDuplicate(source: FileText | Proof, mention: Mention, id: string): WritePlan {
  const { path } = mention;
  const proof = Proof.of(path, source);
  const { before } = proof;
  const index = entryAt(before, mention);
  const entry = before.defects[index];
  if (!entry) return stale(path);
  if (proof.obstacle !== undefined) return refused(proof.obstacle);
  if (before.defects.some((other) => other.id === id))
    return refused(l10n.t('{0} has a defect {1} already.', path, id));
  if (proof.format !== 'report' && !entry.fieldRanges.id)
    return refused(l10n.t('{0} has no id of its own in {1}.', entry.id, path));
  const wanted = meaning(before, entry);
  const copies = (isRight: (id: string) => boolean): WritePlan | undefined =>
    proof.first(proof.format === 'report' ? copyInReport(proof, entry, id) : copyInData(proof, entry, id), {
      says: (after) => {
        const copy = after.defects[index + 1];
        return (
          after.defects.length === before.defects.length + 1 &&
          copy !== undefined &&
          isRight(copy.id) &&
          meaning(after, copy) === wanted
        );
      },
      recounts: true,
      mayRepeatProblems: true,
      compared: { before: otherEntries(before), after: (after) => otherEntries(after, index + 1) },
      mayChange: () => false,
    });
  return (
    copies((copy) => copy === id) ??
    (entry.hasOwnId ? undefined : copies(() => true)) ??
    refused(
      l10n.t('{0} cannot be copied in {1} in the way it is written; nothing was changed.', entry.id, path),
    )
  );
}

/** What an entry says, without where and under which id. */
function meaning(fragment: Fragment, entry: DefectEntry): string {
  const alone = { ...entry, id: '', hasOwnId: true };
  const rest = { phases: [], criteria: [], templates: [] };
  return JSON.stringify(fragmentValue({ ...fragment, ...rest, defects: [alone] }).defects);
}

function* copyInData({ work, format }: Proof, entry: DefectEntry, id: string): Iterable<OffsetEdit[]> {
  const { text } = work;
  const { range } = entry.mention;
  const start = work.offset(range.start);
  const end = contentEnd(text, start, work.offset(range.end));
  const at = text.indexOf(entry.id, work.offset(entry.fieldRanges.id!.start));
  if (at < start || at + entry.id.length > end) return;
  const copy = (from: number, to: number): string =>
    text.slice(from, at) + id + text.slice(at + entry.id.length, to);
  const lineStart = lineStartAt(text, start);
  const lines = linesOf(text, start, end, /^(?!)/u);
  const lineEnd = lineEndAt(text, end);
  const inserted = (at: number, newText: string): OffsetEdit[] => [{ start: at, end: at, newText }];
  if (format !== 'json' && lines) yield inserted(lineEnd, lineEndOf(text) + copy(lineStart, end));
  if (lines) yield inserted(end, `,${lineEndOf(text)}${copy(lineStart, end)}`);
  yield inserted(end, `, ${copy(start, end)}`);
}
