import type { Candidate } from './lostBytes.js';
import type { Piece } from './scanPieces.js';

/** What stands around a piece without a gap. */
export interface Row {
  /** Directly before, its character known. */
  left: Piece | undefined;
  /** Directly after. */
  right: Piece | undefined;
  /** Ends of the whole row, perhaps the piece itself. */
  first: Piece;
  last: Piece;
}

const LINES_LEAD = 0xe2;
/** Second bytes of U+2500..U+253F and U+2540..U+257F. */
const LIGHT_AND_HEAVY = 0x94;
const MIXED_AND_DOUBLE = 0x95;

const LIGHT_TO_THE_RIGHT = new Set([...'─┌├└┬┴┼╭╰┄┈╌'].map((character) => character.codePointAt(0)!));
const HEAVY_TOP_RIGHT = 0x2513;
const DOUBLE_BOTTOM_LEFT = 0x255a;
const DOUBLE_BOTTOM_FORK = 0x2569;

/**
 * Among the lines that share their first two bytes, the one that fits the row it stands in; undefined when the
 * piece is no line. `afterBlank` is the piece that follows after one plain space.
 */
export function chooseBoxLine(
  candidates: readonly Candidate[],
  piece: Piece,
  row: Row,
  afterBlank: Piece | undefined,
): Candidate | undefined {
  if (!isLine(piece)) return undefined;
  const pick = (character: string): Candidate | undefined =>
    candidates.find(({ codePoint }) => codePoint === character.codePointAt(0));
  const { left, right, first, last } = row;
  if (pick('━')) {
    if (left?.codePoint !== undefined && LIGHT_TO_THE_RIGHT.has(left.codePoint)) return pick('┐');
    if (left === undefined && right !== undefined && last.codePoint === HEAVY_TOP_RIGHT) return pick('┏');
    if (left === undefined && right === undefined) return pick('➔') ?? pick('┐');
    return pick('━');
  }
  if (pick('═')) {
    if (isLine(afterBlank) && pick('╠')) return pick('╠');
    if (left === undefined && right === undefined) return pick('❕');
    const bottom = first.codePoint === DOUBLE_BOTTOM_LEFT || first.codePoint === DOUBLE_BOTTOM_FORK;
    return right === undefined && bottom ? pick('╝') : pick('═');
  }
  return undefined;
}

function isLine(piece: Piece | undefined): boolean {
  if (piece?.lead !== LINES_LEAD) return false;
  return piece.tail[0] === LIGHT_AND_HEAVY || piece.tail[0] === MIXED_AND_DOUBLE;
}
