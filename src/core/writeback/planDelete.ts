import type { FileText } from '../files/FileAccess.js';
import { lineEndAt, nextLineStart, lineStartAt } from '../fixes/lines.js';
import type { OffsetEdit } from '../fixes/offsetEdits.js';
import type { Mention } from '../model/range.js';
import type { DefectEntry } from '../sources/fragment.js';
import { ownEntries, placedAt, type Placed } from './dataNodes.js';
import { contentEnd, linesOf } from './entryExtent.js';
import { fragmentValue } from './fragmentValue.js';
import { entryAt } from './entryAt.js';
import { Proof } from './Proof.js';
import { refused, type WritePlan } from './WritePlan.js';

/**
 * Takes an entry out of its source: an item of a list in JSON or YAML with the comments right above it, a row of a table, an item of a list in a
 * report. Everything else stays as it is and is read as before, otherwise it is refused. Never throws.
 */
export function planDelete(file: FileText, mention: Mention): WritePlan {
  const { path } = mention;
  const proof = new Proof(path, file);
  const { before } = proof;
  const index = entryAt(before, mention);
  const entry = before.defects[index];
  if (!entry) return refused(`${path} is no longer as it was read; nothing is deleted.`);
  if (proof.obstacle !== undefined) return refused(proof.obstacle);
  if (entry.form === 'section')
    return refused(
      `${entry.id} is a section of ${path}; what belongs to it only a reader can tell. Delete it by hand.`,
    );
  const others = JSON.stringify(before.defects.toSpliced(index, 1).map(meaning(proof)));
  const candidates = proof.format === 'report' ? inReport(proof, entry) : inData(proof, entry);
  const plan = proof.first(candidates, {
    says: (after) => JSON.stringify(after.defects.map(meaning(proof))) === others,
    mayChange: (changed) => changed.length === 1 && changed[0] === 'defects',
  });
  return (
    plan ?? refused(`${entry.id} cannot be taken out of ${path} without changing more; delete it by hand.`)
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
  const { text } = work;
  const { range } = entry.mention;
  const placed = placedAt(root, work.offset(range.start), work.offset(range.end), ['map']);
  const spans = placed && siblings(placed);
  if (!placed?.parent || !spans) return;
  const { parent } = placed;
  const at = spans.findIndex(({ start }) => start === (placed.entry?.keyStart ?? placed.node.start));
  const own = spans[at];
  if (!own) return;
  const end = contentEnd(text, own.start, own.end);
  const isFlow = text[parent.start] === '[' || text[parent.start] === '{';
  const [previous, next] = [spans[at - 1], spans[at + 1]];
  const lines = linesOf(text, own.start, end, format === 'json' ? /^(?:\/\/|\/\*.*\*\/\s*$)/u : /^#/u);
  if (!isFlow) {
    if (spans.length > 1 && lines) yield [{ ...lines, newText: '' }];
    // A list of nothing is written so.
    if (spans.length === 1 && parent.kind === 'list') yield [{ start: parent.start, end, newText: '[]' }];
    return;
  }
  const comma = previous && text.indexOf(',', previous.end);
  const hasComma = /^\s*,/u.test(text.slice(end));
  if (lines && (next || hasComma)) yield [{ ...lines, newText: '' }];
  else if (lines && comma !== undefined && comma >= 0 && comma < lines.start)
    yield [
      { start: comma, end: comma + 1, newText: '' },
      { ...lines, newText: '' },
    ];
  if (next) yield [{ start: own.start, end: next.start, newText: '' }];
  else if (previous) yield [{ start: previous.end, end, newText: '' }];
  else yield [{ start: own.start, end, newText: '' }];
}

function siblings({ parent }: Placed): { start: number; end: number }[] | undefined {
  if (parent?.kind === 'list') return parent.items.map(({ start, end }) => ({ start, end }));
  if (parent?.kind !== 'map') return undefined;
  return ownEntries(parent).map(({ keyStart, value }) => ({ start: keyStart, end: value.end }));
}
