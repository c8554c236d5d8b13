import type { Item } from '../markdown/ReportDocument.js';
import { bareText } from '../text/bareText.js';
import { tickOfItem } from './checkItems.js';

/** The words of a check without box, glyph and marks, lines joined. */
export function checkText(item: Item): string {
  const [first, ...more] = item.lines;
  const head = tickOfItem(item)?.rest ?? first;
  const text = [head?.text ?? '', ...more.map((line) => line.text)].join(' ');
  return bareText(text);
}
