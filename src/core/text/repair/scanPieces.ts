import type { CodePage } from './codePages.js';
import { decodeSequence, isContinuation, tailLength } from './utf8.js';

/** A run of characters that a code page made of the UTF-8 bytes of one character. Offsets are UTF-16 units of the damaged text. */
export interface Piece {
  start: number;
  end: number;
  lead: number;
  /** The continuation bytes that are left; `LOST` where U+FFFD stands for one. */
  tail: readonly number[];
  /** Undefined as long as a lost byte has not been guessed. */
  codePoint: number | undefined;
  lossy: boolean;
  /** Guessed, and hardly anybody writes it. */
  rare: boolean;
}

export interface Scan {
  pieces: Piece[];
  /** Characters of the page that are in no piece: sound text, if the page has not been used. */
  strays: number;
  /** Where the scan has come to: at the end that was asked for, or behind a piece that goes over it. */
  end: number;
}

/** What a repair tells of itself. */
export interface Work {
  /** Counts what is looked at, for the tests. */
  steps: number;
  /** There was more that looks like damage than is worth the time; the text, or what repairing it once made of it, stays. */
  gaveUp?: boolean;
}

export const LOST = 0;
const REPLACEMENT = 0xfffd;
const FOUR_BYTES = 0xf0;
/** Second byte of all pictures beyond the basic plane. */
export const PICTURES = 0x9f;

/** All between two offsets that could be UTF-8 read by this code page, in order, without regard to how likely that is. */
export function scanPieces(text: string, page: CodePage, from: number, to: number, work?: Work): Scan {
  const { byteOf } = page;
  const pieces: Piece[] = [];
  let strays = 0;
  let at = from;
  while (at < to) {
    if (work) work.steps++;
    const code = text.charCodeAt(at);
    const byte = code < 0x80 ? 0 : byteOf[code]!;
    if (byte === 0 && !(code === REPLACEMENT && page.losesLead)) {
      at++;
      continue;
    }
    const piece = tailLength(byte) > 0 ? readPiece(text, page, at) : readWithoutLead(text, page, at);
    if (piece === undefined) {
      if (byte !== 0) strays++;
      at++;
      continue;
    }
    if (!endsLine(piece.codePoint)) pieces.push(piece);
    at = piece.end;
  }
  return { pieces, strays, end: at };
}

function readPiece(text: string, page: CodePage, start: number): Piece | undefined {
  const lead = page.byteOf[text.charCodeAt(start)]!;
  const tail = readTail(text, page, start + 1, tailLength(lead));
  const end = start + 1 + tail.length;
  const whole = tail.length === tailLength(lead) && !tail.includes(LOST);
  if (!whole) return { start, end, lead, tail, codePoint: undefined, lossy: true, rare: false };
  const codePoint = decodeSequence(lead, tail);
  return codePoint === undefined
    ? undefined
    : { start, end, lead, tail, codePoint, lossy: false, rare: false };
}

function readTail(text: string, page: CodePage, start: number, length: number): number[] {
  const tail: number[] = [];
  while (tail.length < length) {
    const code = text.charCodeAt(start + tail.length);
    const byte = code >= 0x80 ? page.byteOf[code]! : LOST;
    if (isContinuation(byte)) tail.push(byte);
    else if (code === REPLACEMENT && page.lost.length > 0) tail.push(LOST);
    else break;
  }
  return tail;
}

/** The last three bytes of a picture whose first is lost or U+FFFD. */
function readWithoutLead(text: string, page: CodePage, start: number): Piece | undefined {
  if (!page.losesLead) return undefined;
  const from = text.charCodeAt(start) === REPLACEMENT ? start + 1 : start;
  const tail = readTail(text, page, from, 3);
  if (tail.length < 3 || tail[0] !== PICTURES) return undefined;
  const codePoint = decodeSequence(FOUR_BYTES, tail);
  if (codePoint === undefined || !/\p{Emoji_Presentation}/u.test(String.fromCodePoint(codePoint)))
    return undefined;
  return { start, end: from + 3, lead: FOUR_BYTES, tail, codePoint, lossy: true, rare: false };
}

/** A repair must not make a line break, not even one that only some tools know. */
function endsLine(codePoint: number | undefined): boolean {
  return codePoint === 0x85 || codePoint === 0x2028 || codePoint === 0x2029;
}
