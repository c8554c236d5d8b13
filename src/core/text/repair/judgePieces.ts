import type { CodePage } from './codePages.js';
import type { Known } from './guessLost.js';
import { LOST, PICTURES } from './scanPieces.js';

/** A piece for itself: `sure` is nothing that a person writes, `likely` might be, `faint` says nothing without others. */
export type Strength = 'sure' | 'likely' | 'faint';

/** So many in a row are sure if one of them is odd; more are in any case. */
const SURE_ROW = 2;

/** How sure it is of each piece that it is damage. */
export function strengthsOf(text: string, page: CodePage, pieces: readonly Known[]): Strength[] {
  const strengths = pieces.map((piece, at) => {
    const strength = strengthOf(text, page, piece);
    const alone = piece.lead >= 0xe0 || !touchesStray(text, page, piece, pieces[at - 1], pieces[at + 1]);
    return strength === 'sure' && !alone ? 'likely' : strength;
  });
  strengthenRows(page, pieces, strengths);
  return strengths;
}

function strengthOf(text: string, page: CodePage, piece: Known): Strength {
  const { lead, tail, codePoint, lossy } = piece;
  if (lossy && lead < 0xe0) return isBlankAfterFigure(text, piece) ? 'likely' : 'faint';
  if (lead >= 0xf0)
    return page.byteOf[text.charCodeAt(piece.start)] === lead && isPicture(piece) ? 'sure' : 'likely';
  if (lead >= 0xe0) {
    if (lead === 0xef) return isSpecial(codePoint) ? 'sure' : 'likely';
    const odd = has(tail, lossy ? page.trailing : page.closing);
    return lead === 0xe2 && odd && isSign(codePoint) ? 'sure' : 'likely';
  }
  if (codePoint < 0xa0) return 'likely';
  // Within a word neither a capital nor a mathematical sign is at home.
  if (lead <= 0xc5 && isBetweenSmallLetters(text, piece)) return 'sure';
  if (lead <= 0xc3) return has(tail, page.closing) || isBlankAfterFigure(text, piece) ? 'sure' : 'likely';
  const everyday = lead <= 0xc5 || (!page.losesLead && (lead === 0xce || lead === 0xcf));
  const sure = everyday && has(tail, page.trailing) && !/\p{Lu}/u.test(text[piece.start - 1] ?? '');
  return sure ? 'sure' : 'likely';
}

/** Some byte whose character is none of those. */
function has(tail: readonly number[], ordinary: ReadonlySet<number>): boolean {
  return tail.some((byte) => byte !== LOST && !ordinary.has(byte));
}

function isPicture({ tail, codePoint }: Known): boolean {
  return tail[0] === PICTURES || /[\p{S}\p{Emoji_Component}]/u.test(String.fromCodePoint(codePoint));
}

function isSpecial(codePoint: number): boolean {
  return codePoint === 0xfe0f || codePoint === 0xfeff || codePoint === 0xfffd;
}

/** Of U+2000 to U+2FFF: punctuation, arrows, mathematics, lines, dingbats. The rest are rare scripts. */
function isSign(codePoint: number): boolean {
  return codePoint < 0x2c00 || (codePoint >= 0x2e00 && codePoint < 0x2e80);
}

/** A no-break space that the page made of two characters, after no letter: capitals end so in no language. */
function isBlankAfterFigure(text: string, { codePoint, start }: Known): boolean {
  return codePoint === 0xa0 && /[\p{N}\p{P}]/u.test(text[start - 1] ?? '');
}

/** Beside a character that the page would have damaged too but did not, as in a table of the page itself. */
function touchesStray(
  text: string,
  { byteOf }: CodePage,
  { start, end }: Known,
  left: Known | undefined,
  right: Known | undefined,
): boolean {
  const isOfPage = (at: number): boolean => (byteOf[text.charCodeAt(at)] ?? 0) > 0;
  return (left?.end !== start && isOfPage(start - 1)) || (right?.start !== end && isOfPage(end));
}

function isBetweenSmallLetters(text: string, { start, end }: Known): boolean {
  return /[a-z]/u.test(text[start - 1] ?? '') && /[a-z]/u.test(text[end] ?? '');
}

/** Several pieces without a gap do not come about by chance, unless all of them are mathematics or closing marks. */
function strengthenRows(page: CodePage, pieces: readonly Known[], strengths: Strength[]): void {
  for (let from = 0; from < pieces.length;) {
    let to = from + 1;
    while (pieces[to]?.start === pieces[to - 1]!.end) to++;
    const row = pieces.slice(from, to);
    const firm = row.filter(
      (piece, at) => strengths[from + at] !== 'faint' && !lacksLead(page, piece),
    ).length;
    // Nearly every letter of Mac Roman with an accent is a continuation byte, and every curly quote a lead.
    const odd = !page.losesLead && row.some((piece) => has(piece.tail, page.trailing));
    if (firm > SURE_ROW || (firm === SURE_ROW && odd)) strengths.fill('sure', from, to);
    from = to;
  }
}

/** Of Mac Roman only, where any other piece is whole. */
function lacksLead(page: CodePage, { lossy }: Known): boolean {
  return page.losesLead && lossy;
}
