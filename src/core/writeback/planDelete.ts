import * as l10n from '@vscode/l10n';
import type { FileText } from '../files/FileAccess.js';
import { lineEndAt, nextLineStart, lineStartAt } from '../fixes/lines.js';
import type { OffsetEdit } from '../fixes/offsetEdits.js';
import type { Mention } from '../model/range.js';
import type { DefectEntry } from '../sources/fragment.js';
import { placedAt } from './dataNodes.js';
import { contentEnd } from './entryExtent.js';
import { fragmentValue } from './fragmentValue.js';
import { entryAt } from './entryAt.js';
import { Proof } from './Proof.js';
import { removals } from './removals.js';
import { refused, type WritePlan } from './WritePlan.js';

/**
 * Takes an entry out of its source: an item of a list in JSON or YAML with the comments right above it, a row of a table, an item of a list in a
 * report. Everything else stays as it is and is read as before, otherwise it is refused. Never throws.
 */
export function planDelete(source: FileText | Proof, mention: Mention): WritePlan {
  const { path } = mention;
  const proof = Proof.of(path, source);
  const { before } = proof;
  const index = entryAt(before, mention);
  const entry = before.defects[index];
  if (!entry) return refused(l10n.t('{0} is no longer as it was read; nothing was changed.', path));
  if (proof.obstacle !== undefined) return refused(proof.obstacle);
  if (entry.form === 'section')
    return refused(
      l10n.t(
        '{0} is a section of {1}; what belongs to it only a reader can tell. Delete it by hand.',
        entry.id,
        path,
      ),
    );
  const others = JSON.stringify(before.defects.toSpliced(index, 1).map(meaning(proof)));
  const candidates = proof.format === 'report' ? inReport(proof, entry) : inData(proof, entry);
  const plan = proof.first(candidates, {
    says: (after) => JSON.stringify(after.defects.map(meaning(proof))) === others,
    mayChange: (changed) => changed.length === 1 && changed[0] === 'defects',
  });
  return (
    plan ??
    refused(
      l10n.t('{0} cannot be taken out of {1} without changing more; delete it by hand.', entry.id, path),
    )
  );
}

/** What an entry says, without where. */
function meaning({ before }: Proof): (entry: DefectEntry) => unknown {
  return (entry) =>
    fragmentValue({ ...before, defects: [entry], phases: [], criteria: [], templates: [] }).defects;
}

function* inReport({ work }: Proof, entry: DefectEntry): Iterable<OffsetEdit[]> {
  const { text } = work;
  const { range } = entry.mention;
  const start = lineStartAt(text, work.offset(range.start));
  const lineEnd = lineEndAt(text, contentEnd(text, start, work.offset(range.end)));
  yield [{ start, end: nextLineStart(text, lineEnd) ?? text.length, newText: '' }];
}

function* inData({ root, work, format }: Proof, entry: DefectEntry): Iterable<OffsetEdit[]> {
  const { range } = entry.mention;
  const placed = placedAt(root, work.offset(range.start), work.offset(range.end), ['map']);
  if (!placed?.parent) return;
  const { parent, node } = placed;
  const comment = format === 'json' ? /^(?:\/\/|\/\*.*\*\/\s*$)/u : /^#/u;
  yield* removals({ text: work.text, parent, start: placed.entry?.keyStart ?? node.start, comment });
}
