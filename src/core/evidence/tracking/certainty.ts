import { knownContext, takeBaseline, type Baseline } from './Baseline.js';
import { surroundings, type Gap } from './context.js';
import { bonus, maxHits, type Hit } from './hits.js';
import type { LineTable } from './LineTable.js';
import type { SearchedText } from './SearchedText.js';
import { tokensOf, weightOf } from './similarity.js';

/** Any other place may have so much of what speaks for the one, at most. */
const ratio = 0.35;

/** A place with the same neighbours and other words may be the one, changed. */
const rival = 0.5;

/** Three rare lines around, or all that is known. */
const enough = 3;

/** The same code and no other: it has its neighbours, and no other place has nearly as many. */
export function isCertain(
  baseline: Baseline,
  best: Hit,
  hits: readonly Hit[],
  rivals: readonly Gap[],
  table: LineTable,
): boolean {
  const { before, after, line, count, old } = baseline;
  const alone = before.length + after.length === 0 && table.solid.length === count;
  if (alone) return true;
  const second = hits[1];
  const copied = isCopied(baseline, table);
  const inPlace = best.full && table.solid[best.at] === line;
  if (inPlace && (!second || best.strength >= enough)) return true;
  if (copied || neighboursAreCopied(baseline, table, best.at)) return false;
  // Words that are elsewhere too, between two lines that did not stand beside them.
  if (second && best.sides === 0) return false;
  if (best.strength < enough && !(best.full && before.length + after.length > 1)) return false;
  // The more often its words occur, the more must be around it; most of all where nobody knows how often they did before.
  const most = 0.6 + 0.1 * Math.min(3, hits.length - 1) + (old ? 0 : 0.2);
  if (best.share < (best.inSymbol ? most - 0.2 : most)) return false;
  // Of two copies side by side each has one side of what was around.
  if (hits.some((hit) => hit !== best && (hit.oneSide || (!old && hit.touching)))) return false;
  if (second && (best.strength + bonus(best)) * ratio < second.strength + bonus(second)) return false;
  const strong = best.strength * (old ? rival : rival / 2);
  return !rivals.some(
    ({ from, to, strength }) => strength >= strong && from < to && (best.at < from || best.at >= to),
  );
}

/** Another line of the old text with the same words has as much of a claim to the place. */
export function isOther(
  { old, line, first, count }: Baseline,
  table: LineTable,
  { at: place, strength, sides }: Hit,
): boolean {
  if (!old) return false;
  const twins = old.withHash(first);
  return twins.slice(0, maxHits).some((twin) => {
    const own = twin === line ? undefined : takeBaseline(old, twin, twin, undefined, knownContext);
    if (!own) return false;
    const its = surroundings(own, table, place, place + 1);
    return its.strength >= strength / count || (count === 1 && its.sides > sides);
  });
}

/** Its words occur more often than they did: one of the places is a copy, and nothing tells which. */
function isCopied({ first, twins }: Baseline, table: LineTable): boolean {
  return table.withHash(first).length > 1 + twins;
}

/** The lines beside it occur more often than they did: it may stand in a copy, and the one that was meant elsewhere, changed. */
function neighboursAreCopied({ old, count }: Baseline, table: LineTable, place: number): boolean {
  if (!old) return false;
  return [place - 2, place - 1, place + count, place + count + 1].some((beside) => {
    const line = table.solid[beside];
    if (line === undefined) return false;
    const before = old.withHash(table.hash(line)).length;
    return before > 0 && table.withHash(table.hash(line)).length > before;
  });
}

/**
 * In a run of lines that the line diff keeps together, between two that both texts have once: nothing was put between or taken out, so
 * this is the line however often its words occur.
 */
export function keptByDiff(
  baseline: Baseline,
  { table, matched }: SearchedText,
): { place: number; certain: boolean } | undefined {
  const { old, line, count } = baseline;
  const now = matched?.[line] ?? -1;
  if (!old || !matched || now < 0) return undefined;
  const isOnce = (at: number): boolean =>
    old.withHash(old.hash(at)).length === 1 && table.withHash(old.hash(at)).length === 1;
  const holds = (step: 1 | -1, from: number): boolean => {
    for (let at = from; matched[at] === at - line + now; at += step) if (isOnce(at)) return true;
    return false;
  };
  const last = old.solid[old.solidFrom[line]! + count - 1] ?? line;
  const place = table.solidFrom[now]!;
  if (!holds(-1, line) || !holds(1, last)) return undefined;
  return { place, certain: !isCopied(baseline, table) && !neighboursAreCopied(baseline, table, place) };
}

/** Not certain, but more than the same words somewhere. */
export function acceptable(
  { old, text, first, count }: Baseline,
  best: Hit,
  hits: readonly Hit[],
  table: LineTable,
): boolean {
  if (best.strength >= 1 || best.inSymbol || best.full) return true;
  if (hits.length > 1) return false;
  const known = text ?? table.lines[table.solid[best.at]!]!;
  const telling = tokensOf(known).reduce((sum, token) => sum + weightOf(token), 0) >= 8;
  return telling && count === 1 && (old === undefined || old.withHash(first).length === 1);
}

/** The same words weigh more the rarer they are. */
export function ownWords({ old, first }: Baseline, hits: readonly Hit[]): number {
  if (hits.length > 1) return 2;
  return old && old.withHash(first).length === 1 ? 6 : 4;
}
