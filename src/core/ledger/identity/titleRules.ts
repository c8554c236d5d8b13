import type { Priority } from '../../model/vocabulary.js';
import type { IdentityNode, JoinReason } from './IdentityNode.js';
import { levels } from './levels.js';
import type { Likeness } from './titleLikeness.js';

export interface TitleJoin {
  readonly level: number;
  readonly reason: JoinReason;
}

/** What the rules weigh beside the words of a title. */
export interface TitleFacts {
  readonly gapPercent: number | undefined;
  readonly priority: Priority | undefined;
  readonly isRisk: boolean;
  /** Told by a written id: two of these never join by title. */
  readonly hasId: boolean;
  readonly distinctive: readonly string[];
  readonly words: readonly string[];
}

/** No likeness of titles outweighs this. */
export function isForbidden(a: TitleFacts, b: TitleFacts, likeness: Likeness): boolean {
  const gapsDiffer =
    a.gapPercent !== undefined && b.gapPercent !== undefined && a.gapPercent !== b.gapPercent;
  return gapsDiffer || (a.hasId && b.hasId) || (a.isRisk !== b.isRisk && likeness.kind !== 'equal');
}

/** Titles alike, and the same gap percent or the same priority, whichever sources the two are of. */
export function joinByFigures(a: TitleFacts, b: TitleFacts, likeness: Likeness): TitleJoin | undefined {
  const { kind } = likeness;
  if (a.gapPercent !== undefined && a.gapPercent === b.gapPercent) {
    const level =
      kind === 'equal' ? levels.equalGap : kind === 'contained' ? levels.containedGap : levels.closeGap;
    return { level, reason: 'same title and gap' };
  }
  const samePriority = a.priority !== undefined && a.priority === b.priority;
  if (kind === 'equal') {
    if (samePriority) return { level: levels.equalPriority, reason: 'same title and priority' };
    const telling = a.words.length > 1 && a.distinctive.length > 0;
    const differ = a.priority !== undefined && b.priority !== undefined;
    return telling && !differ ? { level: levels.equal, reason: 'same title' } : undefined;
  }
  if (!samePriority) return undefined;
  if (kind === 'contained') {
    const enough = (likeness.shared > 1 && likeness.jaccard > 0.5) || likeness.sameDistinctive;
    return enough ? { level: levels.containedPriority, reason: 'same title and priority' } : undefined;
  }
  // Each has a word of its own, which makes them two things unless that word is of the trade or the titles are long.
  const enough = likeness.sameDistinctive || (likeness.shared > 2 && likeness.jaccard >= 0.75);
  return enough ? { level: levels.closePriority, reason: 'same title and priority' } : undefined;
}

/** Titles alike and a file in common. */
export function joinByFile({ kind }: Likeness): TitleJoin {
  const level =
    kind === 'equal' ? levels.equalFile : kind === 'contained' ? levels.containedFile : levels.closeFile;
  return { level, reason: 'same file and title' };
}

/** Inside one source: a row or an item and what details it, which says the same in other words. */
export function joinInSource(a: IdentityNode, b: IdentityNode, likeness: Likeness): TitleJoin | undefined {
  const reason = 'row and its detail';
  const otherForm = a.form !== b.form;
  const { priority: p } = a.entry;
  const { priority: q } = b.entry;
  if (likeness.kind === 'equal') {
    const samePlace = !otherForm && p !== undefined && q !== undefined && p !== q;
    return samePlace ? undefined : { level: levels.equalInSource, reason };
  }
  const sections = a.form === 'section' && b.form === 'section';
  const details = otherForm || (!sections && a.richness !== b.richness);
  if (!details) return undefined;
  if (likeness.kind === 'contained' || likeness.sameDistinctive) return { level: levels.detail, reason };
  return undefined;
}
