import type { Steps } from '../../steps.js';
import type { Baseline } from './Baseline.js';
import type { Gap } from './context.js';
import { bonus, isIn } from './hits.js';
import type { LineTable } from './LineTable.js';
import type { SearchedText } from './SearchedText.js';
import { similarity, tokensOf, weightOf } from './similarity.js';

/** A changed line is taken for the one it was when it has so much in common with it. */
const alike = 0.5;

const veryAlike = 0.8;

/** Words that half the file holds lead nowhere. */
const maxTokenLines = 60;

export interface Candidate {
  at: number;
  /** End of what stands between the neighbours. */
  to: number;
  strength: number;
  score: number;
}

/** What stands between the neighbours that the line had, where it can be a changed form of it. */
export function candidates(places: readonly Gap[], baseline: Baseline, text: SearchedText): Candidate[] {
  const found = places.flatMap((gap) => candidateIn(gap, baseline, text) ?? []);
  return found.sort((a, b) => b.score - a.score);
}

function candidateIn(gap: Gap, baseline: Baseline, text: SearchedText): Candidate | undefined {
  const { before, after } = baseline;
  const { table } = text;
  const { from, to, strength, closed } = gap;
  const needed = Math.min(1.5, (before.length + after.length) * 0.3);
  if (from >= to || strength < needed) return undefined;
  const candidate = (place: number, likeness: number): Candidate => {
    const inSymbol = isIn(baseline, text, table.solid[place]!);
    return { at: place, to, strength, score: strength + 2 * likeness + bonus({ inSymbol }) };
  };
  if (baseline.text === undefined)
    return closed && to - from <= baseline.count + 1 ? candidate(from, 0.25) : undefined;
  const wanted = tokensOf(baseline.text);
  // One line for one line, between the same neighbours: it may have changed a lot.
  const least = closed && to - from === baseline.count ? 0.3 : alike;
  let best: Candidate | undefined;
  for (let place = from; place < to; place++) {
    const line = table.solid[place]!;
    const likeness = isNew(baseline, table, line) ? similarity(wanted, table.tokensAt(line)) : 0;
    const found = likeness >= least ? candidate(place, likeness) : undefined;
    if (found && found.score > (best?.score ?? 0)) best = found;
  }
  return best;
}

/** By the line diff from the old text: the line itself, or the most similar one of what took its place. */
export function byDiff(baseline: Baseline, { table, matched }: SearchedText): number | undefined {
  const { old, line } = baseline;
  if (!old || !matched) return undefined;
  const same = matched[line] ?? -1;
  if (same >= 0) return table.solidFrom[same];
  let above = line;
  let below = line;
  while (above >= 0 && (matched[above] ?? -1) < 0) above--;
  while (below < matched.length && (matched[below] ?? -1) < 0) below++;
  const from = above < 0 ? 0 : matched[above]! + 1;
  const to = below < matched.length ? matched[below]! : table.count;
  const wanted = old.tokensAt(line);
  let best: { line: number; likeness: number } | undefined;
  for (let at = from; at < Math.min(to, from + 500); at++) {
    const likeness = isNew(baseline, table, at) ? similarity(wanted, table.tokensAt(at)) : 0;
    if (likeness > Math.max(alike, best?.likeness ?? 0)) best = { line: at, likeness };
  }
  return best && table.solidFrom[best.line];
}

/** The one line of the file that is much like it, among those that share its rarer words. */
export function* mostAlike(baseline: Baseline, { table }: SearchedText): Steps<number | undefined> {
  if (baseline.text === undefined) return undefined;
  const wanted = tokensOf(baseline.text);
  if (wanted.reduce((sum, token) => sum + weightOf(token), 0) < 6) return undefined;
  yield* table.indexTokens();
  const lines = new Set(
    [...new Set(wanted)].flatMap((token) => {
      const places = weightOf(token) > 1 ? table.withToken(token) : [];
      return places.length <= maxTokenLines ? places : [];
    }),
  );
  const ranked = [...lines]
    .filter((line) => isNew(baseline, table, line))
    .map((line) => ({ line, likeness: similarity(wanted, table.tokensAt(line)) }))
    .sort((a, b) => b.likeness - a.likeness);
  const [best, second] = ranked;
  if (!best || best.likeness < veryAlike || best.likeness - (second?.likeness ?? 0) < 0.1) return undefined;
  return table.solidFrom[best.line];
}

/** A line that the old text has too is not a changed form of another one. */
function isNew({ old }: Baseline, table: LineTable, line: number): boolean {
  return old === undefined || old.withHash(table.hash(line)).length === 0;
}
