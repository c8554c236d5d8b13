import { fieldNamed } from '../fields/fieldNames.js';
import { splitLabels } from '../fields/splitLabels.js';
import type { Item, List, Paragraph, Span } from '../markdown/ReportDocument.js';
import { tickOfLine } from '../text/tick.js';

/** The lines of a paragraph as a list, where each begins with a box, or several with a status glyph, for want of bullets. */
export function tickedLines({ lines, start, end }: Paragraph): List | undefined {
  const ticks = lines.map(tickOfLine);
  const boxed = ticks.every((tick) => tick?.box);
  if (!boxed && (lines.length < 2 || !ticks.every((tick) => tick) || lines.some(isFigure))) return undefined;
  const items = lines.map((line): Item => ({ start: line.start, end: line.end, lines: [line], blocks: [] }));
  return { kind: 'list', ordered: false, start, end, items };
}

function isFigure(line: Span): boolean {
  return (
    /\d\s*%|\d\s*\/\s*\d/u.test(line.text) ||
    splitLabels(line).some(({ label }) => fieldNamed(label) !== undefined)
  );
}
