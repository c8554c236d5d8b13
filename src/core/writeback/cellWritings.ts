import type { OffsetEdit } from '../fixes/offsetEdits.js';
import { glyphIn, leadingGlyph } from '../sources/report/text/glyphs.js';
import { cased } from '../text/dressed.js';
import type { ReportTicks } from './reportTicks.js';
import { statusWritings } from './statusWritings.js';

const opposite: Record<string, string> = { yes: 'no', y: 'n', true: 'false', pass: 'fail', met: 'unmet' };

/** How the cell that says whether something is done could say the other, by offsets in it. */
export function* cellWritings(cell: string, done: boolean, ticks: ReportTicks): Iterable<OffsetEdit[]> {
  const box = /^((?:- )?\[)([ xX✓✔]?)\]/u.exec(cell);
  if (box) {
    const start = box[1]!.length;
    yield [{ start, end: start + box[2]!.length, newText: done ? ticks.box : ' ' }];
    return;
  }
  for (const [a, b] of Object.entries(opposite)) {
    const word = new RegExp(`^\\**(${done ? b : a})(?!\\p{L})`, 'iu').exec(cell);
    if (!word) continue;
    const end = word[0].length;
    yield [{ start: end - word[1]!.length, end, newText: cased(done ? a : b, word[1]!) }];
  }
  if (/^(?:|[-–—]+|tbd|n\/a)$/iu.test(cell)) {
    if (done)
      for (const newText of [...ticks.glyphs, 'Done']) yield [{ start: 0, end: cell.length, newText }];
    return;
  }
  const words = [...ticks.words, ...(done ? [cased('Done', cell)] : [])];
  const style = { isProse: true, vocabulary: { words, glyphs: ticks.glyphs } };
  const lead = leadingGlyph(cell);
  const trailing = lead ? null : /^(.*?)\s*((?:\p{So}|✓|✔|✗|✘)[\uFE0E\uFE0F]?)\s*$/u.exec(cell);
  if (trailing && glyphIn(trailing[2]!) !== undefined) {
    const start = cell.lastIndexOf(trailing[2]!);
    for (const newText of ticks.glyphs) {
      const picture = { start, end: start + trailing[2]!.length, newText };
      for (const { from, to, newText: said } of statusWritings(
        trailing[1]!,
        done ? 'resolved' : 'open',
        style,
      ))
        yield [{ start: from, end: to, newText: said }, picture];
      yield [picture];
    }
    return;
  }
  for (const { from, to, newText } of statusWritings(cell, done ? 'resolved' : 'open', style))
    yield [{ start: from, end: to, newText }];
}
