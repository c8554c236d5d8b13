import * as l10n from '@vscode/l10n';
import type { FileText } from '../files/FileAccess.js';
import { lineEndAt, lineStartAbove } from '../fixes/lines.js';
import type { OffsetEdit } from '../fixes/offsetEdits.js';
import type { Mention } from '../model/range.js';
import type { DefectEntry } from '../sources/fragment.js';
import { placedAt } from './dataNodes.js';
import { contentEnd } from './entryExtent.js';
import { entryAt } from './entryAt.js';
import { otherEntries } from './otherEntries.js';
import { Proof } from './Proof.js';
import { removals } from './removals.js';
import { extentInReport } from './sectionExtent.js';
import { refused, stale, type WritePlan } from './WritePlan.js';

/**
 * Takes an entry out of its source: an item of a list in JSON or YAML with the comments right above it, a row of a table, an item of a list or a
 * section of a report with its body. Everything else stays as it is and is read as before, otherwise it is refused. Never throws.
 */
export function planDelete(source: FileText | Proof, mention: Mention): WritePlan {
  const { path } = mention;
  const proof = Proof.of(path, source);
  const { before } = proof;
  const index = entryAt(before, mention);
  const entry = before.defects[index];
  if (!entry) return stale(path);
  if (proof.obstacle !== undefined) return refused(proof.obstacle);
  const candidates = proof.format === 'report' ? inReport(proof, entry) : inData(proof, entry);
  const plan = proof.first(candidates, {
    says: (after) => after.defects.length === before.defects.length - 1,
    recounts: true,
    compared: { before: otherEntries(before, index), after: (after) => otherEntries(after) },
    mayChange: () => false,
  });
  return plan ?? refused(refusal(entry, path));
}

function refusal({ id, form }: DefectEntry, path: string): string {
  return form === 'section'
    ? l10n.t('The section of {0} in {1} tells of other things, too; delete it by hand.', id, path)
    : l10n.t('{0} cannot be taken out of {1} without changing more; delete it by hand.', id, path);
}

function* inReport(proof: Proof, entry: DefectEntry): Iterable<OffsetEdit[]> {
  const { text } = proof.work;
  const { start, end } = extentInReport(proof, entry);
  // At the end of the text the empty lines above it separate nothing any more.
  if (entry.form === 'section' && end >= text.length && start > 0) {
    const above = contentEnd(text, 0, start);
    yield [{ start: lineEndAt(text, above), end: text.length, newText: lastLineEnd(text, start) }];
  }
  yield [{ start, end, newText: '' }];
}

function lastLineEnd(text: string, start: number): string {
  const above = lineStartAbove(text, start);
  return text.slice(lineEndAt(text, above), start);
}

function* inData({ root, work, format }: Proof, entry: DefectEntry): Iterable<OffsetEdit[]> {
  const { range } = entry.mention;
  const placed = placedAt(root, work.offset(range.start), work.offset(range.end), ['map']);
  if (!placed?.parent) return;
  const { parent, node } = placed;
  const comment = format === 'json' ? /^(?:\/\/|\/\*.*\*\/\s*$)/u : /^#/u;
  yield* removals({ text: work.text, parent, start: placed.entry?.keyStart ?? node.start, comment });
}
