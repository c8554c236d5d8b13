import { lineEndAt, lineStartAbove, lineStartAt, nextLineStart } from '../fixes/lines.js';
import type { OffsetEdit } from '../fixes/offsetEdits.js';
import { splitCells } from '../sources/report/markdown/splitCells.js';
import { glyphIn } from '../sources/report/text/glyphs.js';
import { statusOf, statusWord } from '../sources/words.js';
import { cellWritings } from './cellWritings.js';
import { reportTicks, type ReportTicks } from './reportTicks.js';
import { statusWritings } from './statusWritings.js';

const glyph = /(?:\p{So}|✓|✔|✗|✘)[\uFE0E\uFE0F]?/u;
const bullet = /^\s*(?:>\s*)*(?:(?:[-*+•]|\d{1,9}[.)])\s+)?/u;
/** More than this are no list to be turned over. */
const mostItems = 100;
const listItem = /^([\s>]*)(?:[-*+•]|\d{1,9}[.)])\s+(?!\[[ xX]?\]\s)/u;
const heading = /^#{1,6}\s/mu;

/**
 * How the item, row or line between two offsets of a report could say that it is done or not: by its checkbox, the glyph before or behind its
 * words, the cell of its state, a word in brackets, a struck text. The likeliest first.
 * @param mayInsert whether a mark may be put where there is none
 */
export function* tickWritings(
  text: string,
  start: number,
  end: number,
  done: boolean,
  mayInsert: boolean,
): Iterable<readonly OffsetEdit[]> {
  const lineEnd = Math.min(lineEndAt(text, start), Math.max(end, start));
  const ticks = reportTicks(text, done);
  const lead = bullet.exec(text.slice(start, lineEnd))![0].length;
  const from = start + lead;
  const line = text.slice(from, lineEnd);
  yield* boxEdits(line, from, done, ticks);
  if (line.includes('|')) {
    for (const cell of splitCells(text, start, lineEnd).cells)
      for (const edits of cellWritings(cell.text, done, ticks)) yield shifted(edits, cell.start);
  }
  yield* glyphEdits(line, from, done, ticks);
  yield* wordEdits(line, from, done);
  yield* ganttEdits(line, from, done);
  yield* statusBelow(text, lineEnd, done, ticks);
  if (!mayInsert || !done) return;
  yield [{ start: from, end: from, newText: ticks.hasBoxes ? '[x] ' : `${ticks.glyphs[0]!} ` }];
  yield [{ start: from, end: from, newText: ticks.hasBoxes ? `${ticks.glyphs[0]!} ` : '[x] ' }];
  yield* boxesOfList(text, start, ticks);
}

/** A list of plain bullets becomes one of boxes: with one alone, the others would be no items of it any more. */
function* boxesOfList(text: string, start: number, ticks: ReportTicks): Iterable<OffsetEdit[]> {
  const lineStart = lineStartAt(text, start);
  const own = listItem.exec(text.slice(lineStart, lineEndAt(text, start)));
  if (!own) return;
  const edits: OffsetEdit[] = [];
  const add = (at: number): boolean => {
    const line = text.slice(at, lineEndAt(text, at));
    const item = listItem.exec(line);
    if (line.trim() !== '' && !item && !/^[\s>]*\s{2}/u.test(line)) return false;
    if (item && item[1] === own[1]) {
      const place = at + item[0].length;
      edits.push({ start: place, end: place, newText: at === lineStart ? `[${ticks.box}] ` : '[ ] ' });
    }
    return edits.length <= mostItems && !(item && item[1]!.length < own[1]!.length);
  };
  for (let at = lineStart; add(at) && at > 0;) at = lineStartAbove(text, at);
  edits.reverse();
  let next = nextLineStart(text, lineEndAt(text, lineStart));
  while (next !== undefined && add(next)) next = nextLineStart(text, lineEndAt(text, next));
  yield edits;
}

/** `[ ]` and `[x]`; a glyph behind the box goes with it. */
function* boxEdits(line: string, at: number, done: boolean, ticks: ReportTicks): Iterable<OffsetEdit[]> {
  const box = /^\[([ xX✓✔~\-/]?)\](\s+|$)/u.exec(line);
  if (!box) return;
  const edit = { start: at + 1, end: at + 1 + box[1]!.length, newText: done ? ticks.box : ' ' };
  const behind = at + box[0].length;
  for (const [extra] of swaps(line.slice(box[0].length), behind, done, ticks, /^/u))
    if (extra) yield [edit, extra];
  yield [edit];
}

/** The glyph that a line begins or ends with, and the word that says the same. */
function* glyphEdits(line: string, at: number, done: boolean, ticks: ReportTicks): Iterable<OffsetEdit[]> {
  const marks = /^[*_]{0,3}/u.exec(line)![0].length;
  const words = [...wordEdits(line, at, done)].map(([edit]) => edit!);
  for (const where of [/^/u, /.*/su]) {
    for (const edits of swaps(line.slice(marks), at + marks, done, ticks, where)) {
      for (const word of words) if (word.start >= edits[0]!.end) yield [edits[0]!, word];
      yield edits;
    }
  }
}

/** Another glyph in the place of the first that follows `before`. */
function* swaps(
  line: string,
  at: number,
  done: boolean,
  ticks: ReportTicks,
  before: RegExp,
): Iterable<OffsetEdit[]> {
  const match = new RegExp(`${before.source}(${glyph.source})`, 'su').exec(line);
  const picture = match?.[1];
  if (!match || picture === undefined) return;
  const state = glyphIn(picture);
  if (state === undefined || (state === 'done') === done) return;
  const start = at + match.index + match[0].length - picture.length;
  for (const newText of ticks.glyphs) yield [{ start, end: start + picture.length, newText }];
}

/** `(done)`, ` — DONE` and ` 🔄 in progress` at the end; `~~struck~~`. */
function* wordEdits(line: string, at: number, done: boolean): Iterable<OffsetEdit[]> {
  const tail =
    /(\s*[([–—-]\s*|\s(?:\p{So}|✓|✔)\uFE0F?\s*)(\*{0,2})([\p{L}][\p{L} '’_-]{2,30}?)\2([)\]]?)\s*$/u.exec(
      line,
    );
  if (tail && statusWord(tail[3]!) && isDone(tail[3]!) !== done) {
    const start = at + tail.index + tail[1]!.length + tail[2]!.length;
    for (const { from, to, newText } of statusWritings(tail[3]!, done ? 'resolved' : 'open', {
      isProse: true,
    }))
      yield [
        {
          start: start + from,
          end: start + to,
          newText: done && newText.toLowerCase() === 'resolved' ? doneLike(tail[3]!) : newText,
        },
      ];
    if (!done)
      yield [{ start: at + tail.index, end: at + tail.index + tail[0].trimEnd().length, newText: '' }];
  }
  const struck = /~~([^~]+)~~/u.exec(line);
  if (struck && !done) {
    const start = at + struck.index;
    yield [
      { start, end: start + 2, newText: '' },
      { start: start + struck[0].length - 2, end: start + struck[0].length, newText: '' },
    ];
  }
}

function doneLike(like: string): string {
  if (!/\p{Ll}/u.test(like)) return 'DONE';
  return /^\p{Lu}/u.test(like) ? 'Done' : 'done';
}

function isDone(word: string): boolean {
  return /^(?:resolved|verified)$/u.test(statusOf(word));
}

/** `Parser :done, a1, 2026-01-05, 5d` in a Gantt chart. */
function* ganttEdits(line: string, at: number, done: boolean): Iterable<OffsetEdit[]> {
  const match = /^[^:]+:\s*((?:(?:done|active|crit)\s*,\s*)*)/u.exec(line);
  if (!match) return;
  const start = at + match[0].length - match[1]!.length;
  const end = start + match[1]!.length;
  if (done) {
    yield [{ start, end, newText: `done, ${match[1]!.replace(/active\s*,\s*/u, '')}` }];
  } else yield [{ start, end, newText: match[1]!.replace(/done\s*,\s*/u, '') }];
}

/** `**Status**: ✅ Done` below the heading that is the task. */
function* statusBelow(text: string, from: number, done: boolean, ticks: ReportTicks): Iterable<OffsetEdit[]> {
  const rest = text.slice(from, from + 2000);
  const next = heading.exec(rest);
  const body = next ? rest.slice(0, next.index) : rest;
  const label = /^[\s>*_+-]*(?:status|state)[*_]*\s*[:：][*_]*[ \t]*(\S[^\r\n]*)/imu.exec(body);
  if (!label) return;
  const start = from + label.index + label[0].length - label[1]!.length;
  for (const edits of cellWritings(label[1]!, done, ticks)) yield shifted(edits, start);
}

function shifted(edits: readonly OffsetEdit[], by: number): OffsetEdit[] {
  return edits.map(({ start, end, newText }) => ({ start: start + by, end: end + by, newText }));
}
