import { blankLinesAfter } from './lines.js';
import type { OffsetEdit } from './offsetEdits.js';

/** Whole lines to insert, without a line end at either end. */
export interface InsertedLines {
  readonly text: string;
  /** Blank lines towards what is above; with 0, one where the piece above wants any. */
  readonly before: number;
  /** Blank lines that what is below in the file should at least be away. */
  readonly after: number;
}

interface Slot {
  readonly offset: number;
  readonly below: boolean;
  readonly pieces: InsertedLines[];
}

/** Gathers lines to insert and spaces them; pieces at one place keep the order in which they were added. */
export class Insertions {
  private readonly slots = new Map<string, Slot>();

  /** Below the line that ends at `lineEnd` (an offset before its line end). */
  below(lineEnd: number, piece: InsertedLines): void {
    this.add(lineEnd, true, piece);
  }

  /** Above the line that starts at `lineStart`. */
  above(lineStart: number, piece: InsertedLines): void {
    this.add(lineStart, false, piece);
  }

  /** The edits, with `\n` as line end; offsets are those of `text`. */
  edits(text: string): OffsetEdit[] {
    return [...this.slots.values()].map(({ offset, below, pieces }) => {
      let newText = '';
      for (const [i, piece] of pieces.entries()) {
        const gap = piece.before > 0 ? piece.before : Math.min(pieces[i - 1]?.after ?? 0, 1);
        if (below || i > 0) newText += '\n'.repeat(gap + 1);
        newText += piece.text;
      }
      const after = pieces[pieces.length - 1]!.after;
      if (below) newText += '\n'.repeat(Math.max(0, after - blankLinesAfter(text, offset)));
      else newText += '\n'.repeat(text.slice(offset).trim() === '' ? 1 : after + 1);
      return { start: offset, end: offset, newText };
    });
  }

  private add(offset: number, below: boolean, piece: InsertedLines): void {
    const key = `${offset} ${below}`;
    const slot = this.slots.get(key) ?? { offset, below, pieces: [] };
    slot.pieces.push(piece);
    this.slots.set(key, slot);
  }
}
