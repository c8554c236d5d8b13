import type { Steps } from '../../steps.js';
import type { Baseline } from './Baseline.js';
import { acceptable, isCertain, isOther, keptByDiff, ownWords } from './certainty.js';
import { byDiff, candidates, mostAlike } from './changedLine.js';
import { gaps } from './context.js';
import { bonus, hitsOf, isWhole } from './hits.js';
import type { LineTable } from './LineTable.js';
import type { SearchedText } from './SearchedText.js';

export interface Located {
  /** Zero-based lines, the last one included. */
  readonly first: number;
  readonly last: number;
  /** `unchanged`: this very code, beyond doubt. `likely`: the best there is. */
  readonly certainty: 'unchanged' | 'likely';
  /** How many of the lines around it are those that stood there, 0 to 1. */
  readonly share: number;
  /** How much speaks for it, to choose among files. */
  readonly score: number;
}

/**
 * Where the lines of a baseline stand in a text now (DESIGN: Anchors that hold, steps 2 to 5): the same lines with the same neighbours, by the
 * definition around them where there are several; what stands between the same neighbours; what the line diff puts there; the line that is
 * most like it. Undefined when nothing of that is found.
 */
export function* locate(baseline: Baseline, text: SearchedText): Steps<Located | undefined> {
  const { table } = text;
  yield* table.indexHashes();
  if (baseline.old) yield* baseline.old.indexHashes();
  const kept = keptByDiff(baseline, text);
  if (kept?.certain && isWhole(baseline, table, kept.place))
    return at(baseline, table, kept.place, 'unchanged', 8, 1);
  yield* table.indexShortHashes();
  const hits = hitsOf(baseline, text);
  const best = hits[0];
  const places = gaps(baseline, table);
  if (best?.whole && isCertain(baseline, best, hits, places, table) && !isOther(baseline, table, best))
    return at(baseline, table, best.at, 'unchanged', best.strength + 4, best.share);
  if (kept && isWhole(baseline, table, kept.place)) return at(baseline, table, kept.place, 'likely', 8, 1);
  const gap = candidates(places, baseline, text)[0];
  const hitScore =
    best && acceptable(baseline, best, hits, table)
      ? best.strength + ownWords(baseline, hits) + bonus(best)
      : 0;
  if (gap && gap.score > hitScore) return at(baseline, table, gap.at, 'likely', gap.score, 0, gap.to);
  if (best && hitScore > 0) return at(baseline, table, best.at, 'likely', hitScore, best.share);
  const other = byDiff(baseline, text) ?? (yield* mostAlike(baseline, text));
  return other === undefined ? undefined : at(baseline, table, other, 'likely', 1, 0);
}

function at(
  baseline: Baseline,
  table: LineTable,
  start: number,
  certainty: Located['certainty'],
  score: number,
  share: number,
  limit = table.solid.length,
): Located {
  const { count } = baseline;
  const whole = isWhole(baseline, table, start);
  const end = whole || count === 1 ? start + count : endOf(baseline, table, start, limit);
  return {
    first: table.solid[start]!,
    last: table.solid[Math.min(end, table.solid.length) - 1]!,
    certainty,
    score,
    share,
  };
}

/** Of changed lines the end is where the lines below them begin. */
function endOf({ count, after }: Baseline, table: LineTable, start: number, limit: number): number {
  const most = Math.min(limit, start + 2 * count + 6);
  for (let place = start + 1; place <= most; place++) {
    const line = table.solid[place];
    if (line !== undefined && after[0] !== undefined && table.hash(line).startsWith(after[0])) return place;
  }
  return Math.max(start + 1, Math.min(limit, start + count));
}
