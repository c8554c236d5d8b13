import { lineEndAt } from '../fixes/lines.js';
import type { OffsetEdit } from '../fixes/offsetEdits.js';
import { splitCells } from '../sources/report/markdown/splitCells.js';
import { severityOf } from '../sources/words.js';
import { cleanTitle } from '../sources/report/text/cleanTitle.js';
import { glyphIn } from '../sources/report/text/glyphs.js';
import { emptyCell } from './clearedField.js';
import { newColumn } from './newColumn.js';
import { newLabel } from './newLabel.js';
import { tickWritings } from './tickWritings.js';
import type { FieldTask } from './FieldTask.js';
import { valueWritings } from './valueWritings.js';

/** Edits of a report that could set a field of an entry: the value where it stands, an empty cell of its row, or its tick. */
export function* fieldInReport(task: FieldTask): Iterable<readonly OffsetEdit[]> {
  const { proof, entry, field, value, vocabulary } = task;
  const { text } = proof.work;
  const range = entry.fieldRanges[field];
  const start = proof.work.offset(entry.mention.range.start);
  const end = proof.work.offset(entry.mention.range.end);
  if (range) {
    const from = withGlyph(text, proof.work.offset(range.start), field);
    const to = proof.work.offset(range.end);
    const place = field === 'title' ? titleWithin(text, from, to, entry.title) : { start: from, end: to };
    if (!place) return;
    const old = text.slice(place.start, place.end);
    for (const writing of valueWritings(old, field, value, true, vocabulary))
      yield [{ start: place.start + writing.from, end: place.start + writing.to, newText: writing.newText }];
    return;
  }
  if (entry.form === 'row') {
    for (const cell of splitCells(text, start, end).cells) {
      if (!emptyCell.test(cell.text)) continue;
      for (const { newText } of valueWritings('Xx', field, value, true, vocabulary))
        yield [
          cell.text === ''
            ? filled(text, cell.start, newText)
            : { start: cell.start, end: cell.end, newText },
        ];
    }
  }
  if (field === 'status' && (value === 'open' || value === 'resolved'))
    yield* tickWritings(text, start, end, value === 'resolved', false);
  if (field === 'severity' && entry.form === 'item') yield* levelBehindTitle(task, start);
  if (entry.form === 'row') yield* newColumn(task);
  else yield* newLabel(task);
}

/** `**Code quality**: ✅ LOW RISK`: the level stands in the same line, and so does the new one. */
function* levelBehindTitle(
  { proof, entry, value, vocabulary }: FieldTask,
  start: number,
): Iterable<readonly OffsetEdit[]> {
  if (entry.severity === undefined) return;
  const { text } = proof.work;
  const line = text.slice(start, lineEndAt(text, start));
  const from = line.indexOf(entry.title) + entry.title.length;
  if (from < entry.title.length) return;
  for (const word of line.slice(from).matchAll(/[\p{L}\p{N}]+/gu)) {
    if (severityOf(word[0]) !== entry.severity) continue;
    const at = start + from + word.index;
    for (const { from: head, to, newText } of valueWritings(word[0], 'severity', value, true, vocabulary))
      yield [{ start: at + head, end: at + to, newText }];
  }
}

/** `✅ RESOLVED` in a heading: the words stand at the range, the picture before them says the same. */
function withGlyph(text: string, at: number, field: string): number {
  if (field !== 'status') return at;
  const before = /(\S+?)\s*$/u.exec(text.slice(Math.max(0, at - 6), at))?.[1];
  if (before === undefined || glyphIn(before) === undefined) return at;
  const picture = /(?:\p{So}|✓|✔|✗|✘)[\uFE0E\uFE0F]?\s*$/u.exec(text.slice(Math.max(0, at - 6), at));
  return picture ? at - picture[0].length : at;
}

/** The words of a title without the number, the id and the marks around them. */
function titleWithin(
  text: string,
  start: number,
  end: number,
  title: string,
): { start: number; end: number } | undefined {
  const span = text.slice(start, end);
  const at = span.indexOf(title);
  if (at < 0) return markedTitle(span, start, title);
  if (span.includes(title, at + 1)) return undefined;
  return cleanTitle(span).title === title || span === title
    ? { start: start + at, end: start + at + title.length }
    : undefined;
}

/** A title with marks in it, `Clock \`now\` runs back`, that ends the stretch. */
function markedTitle(span: string, start: number, title: string): { start: number; end: number } | undefined {
  const plain = (text: string): string => text.replaceAll(/\\(?=[^\p{L}\p{N}\s])|[`*_]/gu, '').trim();
  const wanted = plain(title);
  const words = [...span.slice(0, 400).matchAll(/(?<![^\s|])\S/gu)];
  const at = words.find(({ index }) => plain(span.slice(index)) === wanted)?.index;
  return at === undefined ? undefined : { start: start + at, end: start + span.trimEnd().length };
}

/** An empty cell keeps a blank on each side, the ones that are there where it has two. */
function filled(text: string, bar: number, value: string): OffsetEdit {
  const blanks = /[ \t]*$/u.exec(text.slice(Math.max(0, bar - 200), bar))![0].length;
  if (blanks > 1) return { start: bar - 1, end: bar - 1, newText: value };
  return { start: bar, end: bar, newText: `${blanks === 0 ? ' ' : ''}${value} ` };
}
