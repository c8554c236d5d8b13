import type { Baseline } from './Baseline.js';
import { surroundings } from './context.js';
import { blockHash } from './lineHash.js';
import type { LineTable } from './LineTable.js';
import { enclosing } from './Outline.js';
import type { SearchedText } from './SearchedText.js';

/** Of a line that is everywhere, so many places are weighed: the nearest to where it was. */
export const maxHits = 64;

/** A place where the words of the first line stand. */
export interface Hit {
  /** Index into `LineTable.solid`. */
  at: number;
  strength: number;
  full: boolean;
  whole: boolean;
  share: number;
  oneSide: boolean;
  touching: boolean;
  sides: number;
  inSymbol: boolean;
}

/** The places, the likeliest first. */
export function hitsOf(baseline: Baseline, text: SearchedText): Hit[] {
  const { table } = text;
  let lines = [...table.withHash(baseline.first)];
  if (lines.length > maxHits) {
    const distance = (line: number): number => Math.abs(line - baseline.line);
    lines = lines.sort((a, b) => distance(a) - distance(b)).slice(0, maxHits);
  }
  const hits = lines.map((line): Hit => {
    const start = table.solidFrom[line]!;
    const whole = isWhole(baseline, table, start);
    const { strength, full, share, oneSide, touching, sides } = surroundings(
      baseline,
      table,
      start,
      start + (whole ? baseline.count : 1),
      whole ? 0 : baseline.count + 2,
    );
    // A block that is the same from end to end is its own surroundings.
    const own = whole ? Math.min(3, (baseline.count - 1) / 2) : 0;
    return {
      at: start,
      strength: strength + own,
      full,
      share,
      oneSide,
      touching,
      sides,
      whole,
      inSymbol: isIn(baseline, text, line),
    };
  });
  const far = ({ at: place }: Hit): number => Math.abs(table.solid[place]! - baseline.line);
  const weight = (hit: Hit): number => hit.strength + bonus(hit) + (far(hit) === 0 ? 0.5 : 0);
  return hits.sort((a, b) => weight(b) - weight(a) || far(a) - far(b));
}

export function bonus({ inSymbol }: { inSymbol: boolean }): number {
  return inSymbol ? 1 : 0;
}

/** All lines of the baseline stand there, unchanged. */
export function isWhole({ count, block }: Baseline, table: LineTable, start: number): boolean {
  if (block === undefined) return count === 1;
  const lines = table.solid.slice(start, start + count);
  return lines.length === count && blockHash(lines.map((line) => table.hash(line))) === block;
}

export function isIn({ symbol }: Baseline, { table, outline }: SearchedText, line: number): boolean {
  if (symbol === undefined || !outline) return false;
  return enclosing(outline, table.contentStart(line))?.name === symbol;
}
