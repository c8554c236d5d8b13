import type { Item } from '../markdown/ReportDocument.js';
import { withoutPictographs } from '../text/glyphs.js';
import { plainText } from '../text/plainText.js';
import { tickOf } from '../text/tick.js';

/** The words of a check without box, glyph and marks, lines joined. */
export function checkText(item: Item): string {
  const [first, ...more] = item.lines;
  const head = tickOf(item)?.rest ?? first;
  const text = [head?.text ?? '', ...more.map((line) => line.text)].join(' ');
  return withoutPictographs(plainText(text)).replaceAll(/\s+/gu, ' ').trim();
}
