import type { OffsetEdit } from './offsetEdits.js';

/** A stretch of the text before, or text that is new. */
type Piece = { readonly start: number; readonly end: number } | { readonly newText: string };

/**
 * The edits that do at once what `first` and then `second` do.
 * @param first offsets of the text before; sorted, not overlapping
 * @param second offsets of the text that `first` leaves; sorted, not overlapping
 * @param length of the text before, in UTF-16 code units
 * @returns offsets of the text before; sorted, not overlapping, not touching
 */
export function composeEdits(
  first: readonly OffsetEdit[],
  second: readonly OffsetEdit[],
  length: number,
): OffsetEdit[] {
  return toEdits(edited(edited([{ start: 0, end: length }], first), second), length);
}

/** The pieces after edits whose offsets count through the pieces. */
function edited(pieces: readonly Piece[], edits: readonly OffsetEdit[]): Piece[] {
  const result: Piece[] = [];
  const rest = [...pieces].reverse();
  let at = 0;
  const take = (until: number, keep: boolean): void => {
    while (at < until) {
      const piece = rest.pop();
      if (!piece) throw new RangeError('edit beyond the end of the text');
      const size = sizeOf(piece);
      if (at + size > until) rest.push(cut(piece, until - at, size));
      if (keep) result.push(cut(piece, 0, Math.min(size, until - at)));
      at = Math.min(at + size, until);
    }
  };
  for (const { start, end, newText } of edits) {
    take(start, true);
    take(end, false);
    if (newText !== '') result.push({ newText });
  }
  return [...result, ...rest.reverse()];
}

function sizeOf(piece: Piece): number {
  return 'newText' in piece ? piece.newText.length : piece.end - piece.start;
}

function cut(piece: Piece, from: number, to: number): Piece {
  return 'newText' in piece
    ? { newText: piece.newText.slice(from, to) }
    : { start: piece.start + from, end: piece.start + to };
}

function toEdits(pieces: readonly Piece[], length: number): OffsetEdit[] {
  const edits: OffsetEdit[] = [];
  let start = 0;
  let newText = '';
  const close = (end: number): void => {
    if (end > start || newText !== '') edits.push({ start, end, newText });
    newText = '';
  };
  for (const piece of pieces) {
    if ('newText' in piece) newText += piece.newText;
    else if (piece.end > piece.start) {
      close(piece.start);
      start = piece.end;
    }
  }
  close(length);
  return edits;
}
