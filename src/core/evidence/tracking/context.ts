import type { Baseline } from './Baseline.js';
import type { LineTable } from './LineTable.js';

/** So many lines may have come between two that stood beside each other. */
const maxGap = 3;
/** Of a context line that is everywhere (`}`, `return None`), so many places are looked at. */
const maxPlaces = 12;

/** How much of what stood around a place stands around another one. Places are indices into `LineTable.solid`. */
export interface Surroundings {
  /** Sum over the lines found, each by how rare it is: 1 for one that the file has once. */
  readonly strength: number;
  /** Everything that is known to have stood around stands there, without a gap. */
  readonly full: boolean;
  /** One whole side of it does, and tells enough. */
  readonly oneSide: boolean;
  /** A line right beside it is one that stood around. */
  readonly touching: boolean;
  /** On how many sides, 0 to 2, the line right beside it is the very one that stood there. */
  readonly sides: number;
  /** How many of the lines that stood around were found, 0 to 1. */
  readonly share: number;
  /** The nearest line found on each side. */
  readonly above: number | undefined;
  readonly below: number | undefined;
}

/** Around the stretch of solid lines `[from, to)`; `slack`: how many lines more may stand between it and what follows. Default: 0 */
export function surroundings(
  { before, after }: Baseline,
  table: LineTable,
  from: number,
  to: number,
  slack = 0,
): Surroundings {
  const up = side(table, from - 1, -1, before, 0);
  const down = side(table, to, 1, after, slack);
  return {
    strength: up.strength + down.strength,
    full: up.full && down.full,
    oneSide: tells(up) || tells(down),
    touching: up.touching || down.touching,
    sides: Number(up.beside) + Number(down.beside),
    share: (up.found + down.found) / Math.max(1, before.length + after.length),
    above: up.nearest,
    below: down.nearest,
  };
}

/** Rare lines in a row. */
function tells({ full, strength, found }: Side): boolean {
  return full && found > 1 && strength >= 1.2;
}

interface Side {
  strength: number;
  found: number;
  touching: boolean;
  beside: boolean;
  full: boolean;
  nearest: number | undefined;
}

function side(table: LineTable, start: number, step: 1 | -1, hashes: readonly string[], slack: number): Side {
  const { solid } = table;
  let at = start;
  let strength = 0;
  let gaps = 0;
  let nearest: number | undefined;
  let foundLines = 0;
  let window = maxGap + slack;
  for (const hash of hashes) {
    let found: number | undefined;
    for (let i = 0; i <= window; i++) {
      const line = solid[at + i * step];
      if (line === undefined) break;
      if (table.hash(line).startsWith(hash)) {
        found = at + i * step;
        gaps += i;
        break;
      }
    }
    if (found === undefined) {
      gaps += 1;
      // The line itself may have been changed: the next one is sought a line further.
      window += 1;
      continue;
    }
    strength += rarity(table, hash);
    nearest ??= found;
    foundLines += 1;
    at = found + step;
    window = maxGap;
  }
  const next = solid[start];
  const beside = next !== undefined && hashes[0] !== undefined && table.hash(next).startsWith(hashes[0]);
  return { strength, found: foundLines, touching: nearest === start, beside, full: gaps === 0, nearest };
}

function rarity(table: LineTable, hash: string): number {
  const count = table.withShortHash(hash).length;
  return count <= 1 ? 1 : count <= 3 ? 0.6 : 0.3;
}

/** A place with the right neighbours, whatever stands there now. */
export interface Gap {
  readonly strength: number;
  /** Solid lines `[from, to)` between the neighbours: none where the line was deleted. */
  readonly from: number;
  readonly to: number;
  /** Neighbours were found on both sides. */
  readonly closed: boolean;
}

/** The places where the neighbours of a baseline stand now, the likeliest first. */
export function gaps(baseline: Baseline, table: LineTable): Gap[] {
  const { before, after, count } = baseline;
  const starts = new Set<number>();
  for (const [i, hash] of before.entries())
    for (const line of table.withShortHash(hash).slice(0, maxPlaces))
      starts.add(table.solidFrom[line]! + i + 1);
  for (const [i, hash] of after.entries()) {
    for (const line of table.withShortHash(hash).slice(0, maxPlaces))
      for (const size of [0, count]) starts.add(table.solidFrom[line]! - i - size);
  }
  const found = new Map<string, Gap>();
  for (const start of starts) {
    if (start < 0 || start > table.solid.length) continue;
    const { strength, above, below } = surroundings(baseline, table, start, start, count + 2);
    if (strength === 0) continue;
    const from = above === undefined ? Math.max(0, below! - count) : above + 1;
    const to = below ?? Math.min(table.solid.length, from + count);
    if (to - from > count + 2 * maxGap) continue;
    const gap = { strength, from, to, closed: above !== undefined && below !== undefined };
    const key = `${gap.from}-${gap.to}`;
    if ((found.get(key)?.strength ?? 0) < strength) found.set(key, gap);
  }
  return [...found.values()].sort((a, b) => b.strength - a.strength).slice(0, 8);
}
