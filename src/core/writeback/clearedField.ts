import { lineEndAt, lineStartAt, nextLineStart } from '../fixes/lines.js';
import type { OffsetEdit } from '../fixes/offsetEdits.js';
import { splitCells } from '../sources/report/markdown/splitCells.js';
import { ownEntries } from './dataNodes.js';
import { contentEnd } from './entryExtent.js';
import { mapOf } from './fieldInData.js';
import type { FieldPlace } from './FieldTask.js';
import { labelBefore } from './labelLine.js';
import { removals } from './removals.js';
import { byCount, count } from './Vocabulary.js';

/** What a table writes where it has nothing to say. */
export const emptyCell = /^(?:|[-–—]+|n\/?a|none|tbd|tba|\?)$/iu;

/** Edits that could make an entry say a field no more; the likeliest first. */
export function clearedField(place: FieldPlace): Iterable<readonly OffsetEdit[]> {
  return place.proof.format === 'report' ? inReport(place) : inData(place);
}

/** The pair goes, with what is behind it on its line; comments above it stay. */
function* inData(place: FieldPlace): Iterable<OffsetEdit[]> {
  const { proof, entry, field } = place;
  const range = entry.fieldRanges[field];
  const map = mapOf(place);
  if (!range || !map) return;
  const start = proof.work.offset(range.start);
  const pair = ownEntries(map).find(
    ({ value, keyEnd }) => value.start === start || (keyEnd <= start && start < value.end),
  );
  if (pair) yield* removals({ text: proof.work.text, parent: map, start: pair.keyStart, comment: /^(?!)/u });
}

function* inReport({ proof, entry, field }: FieldPlace): Iterable<OffsetEdit[]> {
  const range = entry.fieldRanges[field];
  if (!range) return;
  const { text } = proof.work;
  const start = proof.work.offset(range.start);
  const end = contentEnd(text, start, proof.work.offset(range.end));
  if (entry.form === 'row') {
    const cell = cellAround(text, start);
    if (!cell) return;
    for (const newText of placeholders({ proof, entry, field })) yield [{ ...cell, newText }];
    return;
  }
  const label = labelBefore(text, start);
  if (!label) return;
  const lineEnd = lineEndAt(text, end);
  const isAlone = label.lead.trim() === '' || /^[\s>]*(?:[-*+•]\s*)?$/u.test(label.lead);
  if (isAlone && /^[\s\\*_]*$/u.test(text.slice(end, lineEnd))) {
    yield [{ start: label.lineStart, end: nextLineStart(text, lineEnd) ?? text.length, newText: '' }];
    // The last line of a paragraph leaves no line end behind.
    if (label.lineStart > 0)
      yield [{ start: contentEnd(text, 0, label.lineStart), end: lineEnd, newText: '' }];
  }
  // One of several on a line, with what parts it from the next, or from the one before.
  const behind = /^[ \t]*(?:[|·•,;][ \t]*)?/u.exec(text.slice(end, lineEnd))![0];
  if (behind !== '') yield [{ start: label.start, end: end + behind.length, newText: '' }];
  const before = /[ \t]*(?:[|·•,;][ \t]*)?$/u.exec(text.slice(label.lineStart, label.start))![0];
  yield [{ start: label.start - before.length, end, newText: '' }];
}

function cellAround(text: string, at: number): { start: number; end: number } | undefined {
  const lineStart = lineStartAt(text, at);
  const { cells } = splitCells(text, lineStart, lineEndAt(text, at));
  const cell = cells.find(({ start, end }) => start <= at && at <= end);
  return cell && { start: cell.start, end: cell.end };
}

/** As other rows of the table have the column empty, the most frequent first. */
function* placeholders({ proof: { before, work }, entry, field }: FieldPlace): Iterable<string> {
  const { text } = work;
  const column = columnOf(text, work.offset(entry.fieldRanges[field]!.start));
  const counts = new Map<string, number>();
  for (const other of before.defects) {
    if (other.siblings !== entry.siblings || other === entry) continue;
    const at = work.offset(other.mention.range.start);
    const cell = splitCells(text, lineStartAt(text, at), lineEndAt(text, at)).cells[column];
    if (cell && emptyCell.test(cell.text)) count(counts, cell.text);
  }
  yield* byCount(counts);
  yield* ['', '-', '—', 'N/A', 'TBD'];
}

function columnOf(text: string, at: number): number {
  const { cells } = splitCells(text, lineStartAt(text, at), lineEndAt(text, at));
  return cells.findIndex(({ start, end }) => start <= at && at <= end);
}
