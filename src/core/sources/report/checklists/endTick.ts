import type { Span } from '../markdown/ReportDocument.js';
import { glyphIn, mayHoldPicture, type GlyphState } from '../text/glyphs.js';

const behind =
  /\s*(?:[-–—:(]\s*)?([✅✔✓☑❌✗✘✖☐⬜🔲⏳⌛🔄🚧🟢🟡🟠🔴])\uFE0F?(?:\s*\*{0,2}(?:done|completed?|shipped|fixed|implemented|in progress|wip|pending|planned|not started|todo|blocked|partial(?:ly)?|next)\*{0,2})?\s*\)?(?:\s*\([^()]{1,50}\))?$/iu;

/** The status glyph that a line ends with: `Walls ✅`, `Roof — 🔄 in progress`. `rest`: the words before it. */
export function endTick(line: Span): { state: GlyphState; rest: Span } | undefined {
  const from = Math.max(0, line.text.length - 100);
  const tail = line.text.slice(from);
  const match = mayHoldPicture(tail) ? behind.exec(tail) : null;
  const state = match && glyphIn(match[1]!);
  if (!match || !state || from + match.index === 0) return undefined;
  const text = line.text.slice(0, from + match.index);
  return { state, rest: { start: line.start, end: line.start + text.length, text } };
}
