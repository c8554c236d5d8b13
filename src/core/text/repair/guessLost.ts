import { chooseBoxLine, type Row } from './boxLines.js';
import { NO_BREAK_SPACE, type CodePage } from './codePages.js';
import { isPictographic, isRare, SOME_PICTURE, ZERO_WIDTH_JOINER } from './commonCharacters.js';
import { candidatesFor, type Candidate } from './lostBytes.js';
import { PICTURES, type Piece, type Scan } from './scanPieces.js';

/** The scan with a character for every piece that has lost bytes; pieces for which there is none are strays. */
export function guessLost(text: string, page: CodePage, scan: Scan): KnownScan {
  const pieces: Known[] = [];
  let { strays } = scan;
  let doubtful = 0;
  let last = 0;
  for (let at = 0, first = 0; at < scan.pieces.length; at++) {
    const piece = scan.pieces[at]!;
    if (scan.pieces[at - 1]?.end !== piece.start) {
      first = at;
      last = at;
      while (scan.pieces[last + 1]?.start === scan.pieces[last]!.end) last++;
    }
    const left = pieces.at(-1)?.end === piece.start ? pieces.at(-1) : undefined;
    const row = {
      left,
      right: at < last ? scan.pieces[at + 1] : undefined,
      first: scan.pieces[first]!,
      last: scan.pieces[last]!,
    };
    const known = isKnown(piece) ? piece : guess(text, page, piece, row, scan.pieces[at + 1]);
    if (known) pieces.push(known);
    if (known?.rare) doubtful++;
    if (!known) strays += piece.end - piece.start;
  }
  return { pieces, strays, doubtful, end: Math.max(scan.end, pieces.at(-1)?.end ?? 0) };
}

export type Known = Piece & { codePoint: number };

export interface KnownScan {
  pieces: Known[];
  strays: number;
  /** How many guesses came to a character that hardly anybody writes. */
  doubtful: number;
  /** Where the text goes on behind the last piece. */
  end: number;
}

function isKnown(piece: Piece): piece is Known {
  return piece.codePoint !== undefined;
}

function guess(
  text: string,
  page: CodePage,
  piece: Piece,
  row: Row,
  next: Piece | undefined,
): Known | undefined {
  const blank = text[piece.end] === ' ';
  const all = candidatesFor(page, piece.lead, piece.tail);
  if (all.length === 0) return undefinedPicture(piece);
  const fitting = all.filter(({ codePoint, endsInBlank }) => {
    if (codePoint === NO_BREAK_SPACE) return blank || atLineEnd(text, piece.end);
    return piece.tail.length > 0 || !endsInBlank || blank || atLineEnd(text, piece.end);
  });
  const selected = next !== undefined && next.start - piece.end <= (blank ? 1 : 0) && selectsVariant(next);
  const chosen =
    (selected ? fitting.find((candidate) => candidate.takesSelector) : undefined) ??
    joiner(fitting, row) ??
    chooseBoxLine(fitting, piece, row, blank && next?.start === piece.end + 1 ? next : undefined) ??
    letterOfCase(fitting, text, piece, row) ??
    fitting[0];
  if (chosen === undefined) return undefinedPicture(piece);
  const end = chosen.endsInBlank && takesBlank(text, piece.end, chosen.codePoint) ? piece.end + 1 : piece.end;
  const { codePoint, rank } = chosen;
  return { ...piece, end, codePoint, rare: isRare(rank) };
}

function undefinedPicture(piece: Piece): Known | undefined {
  return piece.tail[0] === PICTURES && piece.lead === 0xf0
    ? { ...piece, codePoint: SOME_PICTURE, rare: true }
    : undefined;
}

/** U+FE0F, with or without its last byte. */
function selectsVariant(piece: Piece): boolean {
  return piece.lead === 0xef && piece.tail[0] === 0xb8;
}

/** Between two pictures. */
function joiner(candidates: readonly Candidate[], { left, right }: Row): Candidate | undefined {
  if (left?.codePoint === undefined || right === undefined) return undefined;
  const zeroWidth = candidates.find(({ codePoint }) => codePoint === ZERO_WIDTH_JOINER);
  if (zeroWidth === undefined) return undefined;
  const joins =
    (isPictographic(left.codePoint) || left.codePoint === 0xfe0f) &&
    (right.lead === 0xf0 || right.lead === 0xe2);
  return joins ? zeroWidth : undefined;
}

/** A capital at the beginning of a word or within capitals, else a small letter, if there are letters to choose from. */
function letterOfCase(
  candidates: readonly Candidate[],
  text: string,
  piece: Piece,
  { left, right }: Row,
): Candidate | undefined {
  if (piece.tail.length > 0) return undefined;
  const before =
    left?.codePoint !== undefined ? String.fromCodePoint(left.codePoint) : (text[piece.start - 1] ?? '');
  const after =
    right?.codePoint !== undefined ? String.fromCodePoint(right.codePoint) : (text[piece.end] ?? '');
  const capital = /\p{Lu}/u.test(before) || (!/\p{L}/u.test(before) && /\p{L}/u.test(after));
  return candidates.find(({ codePoint, isCapital }) => codePoint > NO_BREAK_SPACE && isCapital === capital);
}

function atLineEnd(text: string, at: number): boolean {
  return at >= text.length || text[at] === '\n' || text[at] === '\r';
}

/** Whether the plain space at the offset is the lost byte, not the space between two words. */
function takesBlank(text: string, at: number, codePoint: number): boolean {
  if (text[at] !== ' ') return false;
  return codePoint === NO_BREAK_SPACE || atLineEnd(text, at + 1) || !/[!-~]/u.test(text[at + 1]!);
}
