import { statusOf } from '../../words.js';
import { glyphIn } from '../text/glyphs.js';
import { plainText } from '../text/plainText.js';

/** `✅ Done`, `Complete for now; more later`, `[x]`, `yes`, `100%`: what a cell says first counts. */
export function cellSaysDone(cell: string): boolean {
  const glyph = glyphIn(cell);
  if (glyph) return glyph === 'done';
  const text = plainText(cell).trim();
  if (/^(?:(?:- )?\[[xX]\]|(?:yes|y|true|pass|100\s*%)(?!\p{L}))/iu.test(text)) return true;
  return /^(?:resolved|verified)$/u.test(statusOf(text.split(/[;.,(]/u)[0]!));
}
