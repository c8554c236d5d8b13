import { withoutPictographs } from '../text/glyphs.js';
import { plainText } from '../text/plainText.js';

/** The head of a column of scores. */
export const scoreHead =
  /^(?:score|readiness|completion|complete|progress|percent(?:age)?|rating|%|(?:current )?readiness ?%?|% complete|completeness)$/iu;

/** `95%`, `8/10`, `4.5/5`. */
export function percentOf(cell: string): number | undefined {
  const text = withoutPictographs(plainText(cell)).trim();
  const percent = /^~?(\d{1,3}(?:\.\d+)?)\s*%/u.exec(text);
  if (percent) return Number(percent[1]);
  const share = /^(\d{1,3}(?:\.\d+)?)\s*\/\s*(5|10|100)\b/u.exec(text);
  return share ? Math.round((Number(share[1]) / Number(share[2])) * 1000) / 10 : undefined;
}
