import type { Fact } from './factsOf.js';

/** What a document would bring: new things by kind, and defects that are known and get one more mention. */
export interface Additions {
  defects: number;
  phases: number;
  criteria: number;
  mentions: number;
}

export interface ReadDocument {
  path: string;
  facts: readonly Fact[];
}

export interface ChosenDocument {
  path: string;
  score: number;
  adds: Additions;
}

/** A checklist of hundreds is worth less than its length; a mention only settles what is equal otherwise. */
const mostCriteria = 40;
const mostOthers = 20;

/**
 * The documents by what each adds to `known` and to those before it, the most first (the greedy way of set
 * cover): a copy of one that is there already comes last. Documents that add nothing at all are left out.
 */
export function chooseSources(
  documents: readonly ReadDocument[],
  known: ReadonlySet<string>,
  limit: number,
): ChosenDocument[] {
  const covered = new Set(known);
  const chosen: ChosenDocument[] = [];
  // What a document adds only shrinks as others are chosen, so a score of before is an upper bound of the one of now.
  const waiting = documents
    .map((document) => ({ document, ...additions(document.facts, covered) }))
    .sort(byScore);
  while (waiting.length > 0 && chosen.length < limit) {
    const { document } = waiting.shift()!;
    const now = { document, ...additions(document.facts, covered) };
    if (now.score <= 0) continue;
    if (waiting.length > 0 && byScore(now, waiting[0]!) > 0) {
      const at = waiting.findIndex((other) => byScore(now, other) <= 0);
      waiting.splice(at < 0 ? waiting.length : at, 0, now);
      continue;
    }
    chosen.push({ path: document.path, score: now.score, adds: now.adds });
    for (const { keys } of document.facts) for (const key of keys) covered.add(key);
  }
  return chosen;
}

interface Scored {
  document: ReadDocument;
  score: number;
}

function additions(facts: readonly Fact[], covered: ReadonlySet<string>): { score: number; adds: Additions } {
  const adds: Additions = { defects: 0, phases: 0, criteria: 0, mentions: 0 };
  let others = 0;
  for (const { kind, keys } of facts) {
    const isKnown = keys.some((key) => covered.has(key));
    if (isKnown && kind === 'defect') adds.mentions++;
    if (isKnown) continue;
    if (kind === 'defect') adds.defects++;
    else if (kind === 'phase') adds.phases++;
    else if (kind === 'criterion') adds.criteria++;
    else others++;
  }
  const score =
    3 * adds.defects +
    2 * adds.phases +
    0.5 * Math.min(adds.criteria, mostCriteria) +
    0.25 * Math.min(others, mostOthers) +
    0.1 * adds.mentions;
  return { score: Math.round(score * 100) / 100, adds };
}

/** Of equal ones the document nearer to the root comes first: copies are filed away deeper. */
function byScore(a: Scored, b: Scored): number {
  const depth = ({ document }: Scored): number => document.path.split('/').length;
  return (
    b.score - a.score ||
    depth(a) - depth(b) ||
    (a.document.path < b.document.path ? -1 : a.document.path > b.document.path ? 1 : 0)
  );
}
