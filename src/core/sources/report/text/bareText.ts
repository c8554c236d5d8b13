import { withoutPictographs } from './glyphs.js';
import { oneLine } from './oneLine.js';
import { plainText } from './plainText.js';

/** The words of a piece of Markdown in one line: neither marks nor pictures. */
export function bareText(markdown: string): string {
  const plain = plainText(markdown);
  const bare = withoutPictographs(plain);
  return bare === plain ? plain : oneLine(bare);
}
