import type { CodePage } from './codePages.js';
import { guessLost, type Known } from './guessLost.js';
import { strengthsOf, type Strength } from './judgePieces.js';
import { scanPieces, type Work } from './scanPieces.js';

/**
 * A text as one code page may have damaged it. Sure pieces are damage always; the others only in a document that has sure ones and
 * hardly any character that the code page would have damaged as well but which is sound.
 *
 * Goes over the text in parts and keeps nothing of them but counts, since a large text of nothing but damage has more pieces than fit
 * into memory; what is to be replaced is found by going over it once more.
 */
export class PageReading {
  private sure = 0;
  private strays = 0;
  private doubtful = 0;
  private count = 0;
  /** Of pieces without lost bytes. */
  private readonly wholeLeads = new Set<number>();

  constructor(
    private readonly text: string,
    readonly page: CodePage,
    private readonly work: Work | undefined,
  ) {
    for (const { pieces, strengths, strays, doubtful } of this.parts()) {
      this.strays += strays;
      this.doubtful += doubtful;
      this.count += pieces.length;
      if (this.count > mostPieces) break;
      for (const strength of strengths) if (strength === 'sure') this.sure += 1;
      for (const piece of pieces) if (!piece.lossy) this.wholeLeads.add(piece.lead);
    }
  }

  /** There is more that looks like damage than is worth the time; the text was not read to its end. */
  get isTooMuch(): boolean {
    return this.count > mostPieces;
  }

  get isDamage(): boolean {
    return this.sure > 0;
  }

  /** How many pieces cannot be anything else than damage, less what speaks for sound text or for another page. */
  get evidence(): number {
    return this.sure - this.strays - this.doubtful;
  }

  /** What is to be replaced, in order. */
  *damaged(): Generator<Known> {
    const trusting = 2 * this.strays <= this.sure;
    for (const { pieces, strengths } of this.parts()) {
      for (const [at, piece] of pieces.entries()) {
        const strength = strengths[at];
        if (strength === 'sure' || (trusting && (strength === 'likely' || this.wholeLeads.has(piece.lead))))
          yield piece;
      }
    }
  }

  private *parts(): Generator<Part> {
    const { text, page } = this;
    for (let from = 0; from < text.length;) {
      const scan = guessLost(text, page, scanPieces(text, page, from, partEnd(text, from), this.work));
      yield { ...scan, strengths: strengthsOf(text, page, scan.pieces) };
      from = scan.end;
    }
  }
}

interface Part {
  pieces: readonly Known[];
  strengths: readonly Strength[];
  strays: number;
  doubtful: number;
}

const partLength = 4000;
/** More are hardly a document, and would be felt. */
export const mostPieces = 500_000;

/** Behind a printed ASCII character, as pieces on its two sides have nothing to do with each other; in a text without any, anywhere. */
function partEnd(text: string, from: number): number {
  const least = from + partLength;
  for (let end = least; end < least + partLength && end < text.length; end++) {
    const code = text.charCodeAt(end - 1);
    if (code > 0x20 && code < 0x7f) return end;
  }
  return Math.min(least + partLength, text.length);
}
