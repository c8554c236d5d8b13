import { folderOf } from '../../../core/files/workspacePath.js';
import type { Range } from '../../../core/model/range.js';
import { inventoryEnding } from '../../../core/sources/canBeSource.js';
import { LineIndex } from '../../../core/text/LineIndex.js';
import { repairText } from '../../../core/text/repair/repairText.js';
import type { MentionText } from './DetailsContext.js';
import { codeBlock, renderMarkdown } from './renderMarkdown.js';

/** More is not read in a view beside the code, and costs time to draw. */
const maxLength = 20_000;

/**
 * What a source says at a place: Markdown of a report, anything else as code. The row of a table keeps the head of its table. Never throws.
 *
 * @param text of the whole file, as it is; damaged characters are shown as what was meant
 * @param range in that text
 */
export function renderMention(path: string, text: string, range: Range): MentionText {
  const lines = new LineIndex(text);
  const first = range.start.line;
  const begin = lines.lineStart(first);
  const wholeEnd = range.end.character === 0 && range.end.line > first ? range.end.line - 1 : range.end.line;
  const end = lines.lineEnd(Math.min(wholeEnd, lines.lineCount - 1));
  const isCut = end - begin > maxLength;
  const written = text.slice(begin, isCut ? begin + maxLength : end);
  const shown = repairText(written)?.text ?? written;
  // As it was read: whatever is no data is Markdown.
  if (inventoryEnding.test(path) || /^\s*(?:\{|\[\s*[\]{["\d])/u.test(text.slice(0, 1000)))
    return { nodes: [codeBlock(dedent(shown))], isCut };
  const head = tableHead(text, lines, first);
  return { nodes: renderMarkdown(head + dedent(shown), folderOf(path)), isCut };
}

const divider = /^>*\|?:?-+:?(?:\|:?-+:?)*\|?$/u;

/** The lines that name the columns, where `line` is a row below them; else ''. */
function tableHead(text: string, lines: LineIndex, line: number): string {
  const at = (number: number): string => text.slice(lines.lineStart(number), lines.lineEnd(number));
  const divides = (number: number): boolean => divider.test(at(number).replaceAll(/[ \t]/gu, ''));
  if (!at(line).includes('|') || divides(line)) return '';
  for (let above = line - 1; above > 0 && at(above).includes('|'); above--) {
    if (divides(above)) return `${dedent(`${at(above - 1)}\n${at(above)}`)}\n`;
  }
  return '';
}

/** Without the indentation that all lines share. */
function dedent(text: string): string {
  const lines = text.split(/\r\n?|\n/u);
  const widths = lines.flatMap((line) => (line.trim() === '' ? [] : [/^[ \t]*/u.exec(line)![0].length]));
  const width = widths.reduce((least, each) => Math.min(least, each), Infinity);
  return Number.isFinite(width) ? lines.map((line) => line.slice(width)).join('\n') : text;
}
