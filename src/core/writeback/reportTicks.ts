import { splitCells } from '../sources/report/markdown/splitCells.js';
import { leadingGlyph } from '../sources/report/text/glyphs.js';
import { statusOf, statusWord } from '../sources/words.js';
import { byCount, count } from './Vocabulary.js';

/** How a report ticks what is done, or what is not. The most frequent first, then what is usual. */
export interface ReportTicks {
  /** Inside of a checkbox that is ticked. */
  readonly box: string;
  readonly hasBoxes: boolean;
  readonly glyphs: readonly string[];
  /** Of cells. */
  readonly words: readonly string[];
}

/** What ticks; warnings and coloured circles rank or remark as often. */
const ticking = /^[✅✔✓☑🗹❌✗✘☐⬜◻▢🔲☒⏳⌛🔄🚧🔜]/u;

const usual = { true: ['✅', '✔', '✓', '☑'], false: ['❌', '⏳', '⬜', '☐'] } as const;

/** Of the whole text, by a quick look over its lines. */
export function reportTicks(text: string, done: boolean): ReportTicks {
  const boxes = new Map<string, number>();
  const glyphs = new Map<string, number>();
  const words = new Map<string, number>();
  let hasBoxes = false;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/gu)) {
    const rest = /^\s*(?:(?:[-*+•]|\d{1,9}[.)])\s+)?(.*)$/u.exec(line)![1]!;
    const box = /^(?:- )?\[([ xX✓✔])\]/u.exec(rest);
    if (box) hasBoxes = true;
    if (box && box[1] !== ' ') count(boxes, box[1]!);
    const cells = rest.startsWith('|') ? splitCells(text, index, index + line.length).cells : [];
    for (const part of [rest, ...cells.map((cell) => cell.text)]) {
      const glyph = leadingGlyph(part);
      // Of a cell that says in words how far it is, they decide.
      const word = part === rest || !glyph ? '' : part.slice(glyph.length).trim();
      if (
        glyph &&
        (word === '' || isWord(word, done)) &&
        ticking.test(glyph.glyph) &&
        (glyph.state === 'done') === done
      )
        count(glyphs, part.slice(0, glyph.length).replaceAll(/[*_\s]/gu, ''));
    }
    for (const { text: cell } of cells) {
      const word = cell.slice(leadingGlyph(cell)?.length ?? 0).replaceAll(/^[*_]+|[*_]+$/gu, '');
      if (statusWord(word) && /^\p{L}[\p{L} _-]{1,20}$/u.test(word) && isWord(word, done)) count(words, word);
    }
  }
  return {
    box: byCount(boxes)[0] ?? 'x',
    hasBoxes,
    glyphs: [...new Set([...byCount(glyphs), ...usual[`${done}`]])],
    words: byCount(words),
  };
}

function isWord(word: string, done: boolean): boolean {
  const status = statusOf(word);
  return done ? status === 'resolved' : status === 'open';
}
