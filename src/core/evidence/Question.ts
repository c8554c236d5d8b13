import { sameValue } from '../ledger/identity/sameValue.js';
import type { Anchor, Defect, Problem } from '../model/ledger.js';
import type { Mention } from '../model/range.js';
import { isBare } from '../sources/anchorEntry.js';
import type { AnchorPlace, AnchorResult } from './AnchorResult.js';
import type { AskedPlaces } from './AskedPlaces.js';
import type { Seen } from './CodeIndex.js';
import type { ImportTarget } from './imports/ImportTargets.js';
import type { PatternQuestion } from './patterns/PatternTarget.js';
import { problemAt } from './problemAt.js';

/** Anchors of these kinds are told to the code together, before one of them is asked: one search does for all. */
export const askedTogether: ReadonlySet<Anchor['kind']> = new Set(['import', 'pattern']);

/** What anchors that say the same ask of the code, wherever in the sources they stand, and the last answer. */
export interface Question {
  readonly key: string;
  readonly anchor: Anchor;
  /** The places of the sources that it is asked from. */
  readonly asked: AskedPlaces<Asked>;
  answer?: AnchorResult;
  /** The place of which the answer speaks. */
  source?: Mention;
  /** The answer was drawn from the history of the lines of that place, by `placeKey`, so it is of no other. */
  boundTo?: string | undefined;
  /** What the answer was drawn from; undefined while the question has to be asked. */
  seen?: Seen | undefined;
}

/** A question as one place of a source puts it. */
export interface Asked {
  question: Question;
  anchor: Anchor;
  /** The defects that it is asked for. */
  readonly users: Entry[];
  /** What the question's answer says of this place: one that comes out the same stays the same object. */
  answer: AnchorResult | undefined;
}

/** A defect as the sources have it, and as it is with evidence: the same object as long as no answer differs. */
export interface Entry {
  defect: Defect;
  readonly asked: readonly Asked[];
  made: Defect | undefined;
  /** The problems of the source that the answers come with, each once. */
  told: readonly Problem[];
  /** A question of it is another defect's too. */
  shares: boolean;
  /** Its place among the defects of the ledger. */
  place: number;
}

/** What anchors say that ask the same, be they read from different places. */
export function questionKey(anchor: Anchor): string {
  const { state: _, confidence: __, source: ___, ...rest } = anchor;
  return JSON.stringify(rest);
}

/** Whether two anchors that are not resolved ask the same. */
export function asksTheSame(a: Anchor, b: Anchor): boolean {
  if (a.kind !== b.kind || a.inferred !== b.inferred) return false;
  // Of these there are most.
  if (a.kind === 'file' && b.kind === 'file') return a.path === b.path;
  if (a.kind === 'test' && b.kind === 'test') return a.path === b.path && a.name === b.name;
  if (a.kind === 'range' && b.kind === 'range' && isBare(a) && isBare(b))
    return a.path === b.path && sameValue(a.range, b.range);
  return sameValue(a, b, 'source');
}

/** What the question's answer says of the place: what it tells of the source it tells there. */
export function answerAt({ answer, source: from }: Question, source: Mention): AnchorResult {
  if (from!.range === source.range) return answer!;
  const { places, problems, lost } = answer!;
  const placesHere = allAt(places, from!, source, placeAt);
  const problemsHere = allAt(problems, from!, source, problemThere);
  if (!lost && placesHere === places && problemsHere === problems) return answer!;
  if (!lost && answer!.confidence === undefined)
    return { state: answer!.state, places: placesHere, problems: problemsHere };
  const here = { ...answer!, places: placesHere, problems: problemsHere };
  return lost ? { ...here, lost: allAt([lost], from!, source, problemThere)[0]! } : here;
}

/** The same list where none of them is of that place of the source. */
function allAt<T extends Mention>(
  items: T[],
  from: Mention,
  to: Mention,
  copyAt: (item: T, to: Mention) => T,
): T[] {
  let here = items;
  for (let i = 0; i < items.length; i++) {
    if (items[i]!.range !== from.range) continue;
    if (here === items) here = items.slice();
    here[i] = copyAt(items[i]!, to);
  }
  return here;
}

function placeAt(place: AnchorPlace, { path, range }: Mention): AnchorPlace {
  return { ...place, path, range };
}

function problemThere({ severity, message, suggestion }: Problem, to: Mention): Problem {
  return problemAt(to, severity, message, suggestion);
}

/** Of the questions those that one search is made for. */
export function targetsOf(questions: Iterable<Question>): {
  imports: ImportTarget[];
  patterns: PatternQuestion[];
} {
  const imports: ImportTarget[] = [];
  const patterns: PatternQuestion[] = [];
  for (const { anchor } of questions) {
    if (anchor.kind === 'import') imports.push({ module: anchor.module, names: anchor.names });
    else if (anchor.kind === 'pattern') patterns.push(anchor);
  }
  return { imports, patterns };
}
