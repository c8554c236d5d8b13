import type { Anchor, Defect, Problem } from '../model/ledger.js';
import type { AnchorResult } from './AnchorResult.js';
import type { Seen } from './CodeIndex.js';
import type { ImportTarget } from './imports/ImportTargets.js';
import type { PatternQuestion } from './patterns/PatternTarget.js';

/** Anchors of these kinds are told to the code together, before one of them is asked: one search does for all. */
export const askedTogether: ReadonlySet<Anchor['kind']> = new Set(['import', 'pattern']);

/** What anchors that say the same ask of the code, and the last answer: one that comes out the same stays the same object. */
export interface Question {
  readonly key: string;
  readonly anchor: Anchor;
  /** The defects that it is asked for. */
  readonly users: Set<Entry>;
  answer?: AnchorResult;
  /** What the answer was drawn from; undefined while the question has to be asked. */
  seen?: Seen | undefined;
}

/** A defect as the sources have it, and as it is with evidence: the same object as long as no answer differs. */
export interface Entry {
  readonly defect: Defect;
  readonly questions: readonly Question[];
  made: Defect | undefined;
  /** The problems of the source that the answers come with, each once. */
  told: readonly Problem[];
  /** A question of it is, or was, another defect's too. */
  shares: boolean;
  /** Its place among the defects of the ledger. */
  place: number;
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
