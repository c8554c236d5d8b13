import type { Item, Span } from '../markdown/ReportDocument.js';
import { leadingGlyph, type GlyphState } from './glyphs.js';

export interface Tick {
  /** A real checkbox `[ ]`; otherwise a status glyph. */
  box: boolean;
  state: GlyphState;
  /** The words after it. */
  rest: Span;
}

/** The checkbox or status glyph that an item begins with. */
export function tickOf(item: Item): Tick | undefined {
  const line = item.lines[0];
  return line && tickOfLine(line);
}

export function tickOfLine(line: Span): Tick | undefined {
  const box = line.text.startsWith('[') ? /^\[([ xX✓✔~\-/]?)\](?:\s+|$)/u.exec(line.text) : null;
  if (box) {
    const state = box[1]!.trim() === '' ? 'open' : /[x✓✔]/iu.test(box[1]!) ? 'done' : 'partial';
    // `- [x] ✅ Done`: the box rules.
    const glyph = leadingGlyph(line.text.slice(box[0].length));
    return { box: true, state, rest: after(line, box[0].length + (glyph?.length ?? 0)) };
  }
  const glyph = leadingGlyph(line.text);
  return glyph && { box: false, state: glyph.state, rest: after(line, glyph.length) };
}

function after(line: Span, length: number): Span {
  return { start: line.start + length, end: line.end, text: line.text.slice(length) };
}
