import * as l10n from '@vscode/l10n';
import type { FileText } from '../files/FileAccess.js';
import { lineEndAt, lineEndOf, lineStartAt } from '../fixes/lines.js';
import type { OffsetEdit } from '../fixes/offsetEdits.js';
import type { Mention } from '../model/range.js';
import { contentEnd, linesOf } from './entryExtent.js';
import { fragmentValue } from './fragmentValue.js';
import { entryAt } from './entryAt.js';
import { Proof } from './Proof.js';
import { refused, type WritePlan } from './WritePlan.js';

/**
 * An entry once more right behind itself, under another id: an item of a list in JSON or YAML, a row of a table or an item of a list in a report that
 * has an id of its own. What does not read back as just that is refused. Never throws.
 */
export function planDuplicate(source: FileText | Proof, mention: Mention, id: string): WritePlan {
  const { path } = mention;
  const proof = Proof.of(path, source);
  const { before, work, format } = proof;
  const index = entryAt(before, mention);
  const entry = before.defects[index];
  if (!entry) return refused(l10n.t('{0} is no longer as it was read; nothing was changed.', path));
  if (proof.obstacle !== undefined) return refused(proof.obstacle);
  if (before.defects.some((other) => other.id === id))
    return refused(l10n.t('{0} has a defect {1} already.', path, id));
  const place = entry.fieldRanges.id;
  if (entry.form === 'section' || !place)
    return refused(l10n.t('{0} stands in {1} in a way that cannot be copied by itself.', entry.id, path));
  const { text } = work;
  const start = work.offset(mention.range.start);
  const end = contentEnd(text, start, work.offset(mention.range.end));
  const at = text.indexOf(entry.id, work.offset(place.start));
  if (at < start || at + entry.id.length > end)
    return refused(l10n.t('{0} has no id of its own in {1}.', entry.id, path));
  const copy = (from: number, to: number): string =>
    text.slice(from, at) + id + text.slice(at + entry.id.length, to);
  const said = fragmentValue(before).defects as { id: string }[];
  const expected = JSON.stringify(said.toSpliced(index + 1, 0, { ...said[index]!, id }));
  const plan = proof.first(edits(text, start, end, format, copy), {
    says: (after) => JSON.stringify(fragmentValue(after).defects) === expected,
    mayChange: (changed) => changed.length === 1 && changed[0] === 'defects',
    mayRepeatProblems: true,
  });
  return (
    plan ??
    refused(
      l10n.t('{0} cannot be copied in {1} in the way it is written; nothing was changed.', entry.id, path),
    )
  );
}

function* edits(
  text: string,
  start: number,
  end: number,
  format: Proof['format'],
  copy: (from: number, to: number) => string,
): Iterable<OffsetEdit[]> {
  const lineStart = lineStartAt(text, start);
  const lines = linesOf(text, start, end, /^(?!)/u);
  const lineEnd = lineEndAt(text, end);
  const inserted = (at: number, newText: string): OffsetEdit[] => [{ start: at, end: at, newText }];
  if (format !== 'json' && lines) yield inserted(lineEnd, lineEndOf(text) + copy(lineStart, end));
  if (format === 'report') return;
  if (lines) yield inserted(end, `,${lineEndOf(text)}${copy(lineStart, end)}`);
  yield inserted(end, `, ${copy(start, end)}`);
}
