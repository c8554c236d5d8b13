import { UniqueNames } from '../ledger/identity/UniqueNames.js';
import type { DefectMention } from '../model/ledger.js';
import type { Mention } from '../model/range.js';
import type { Fragment } from '../sources/fragment.js';
import { sameRange } from './sameRange.js';

/**
 * The place among the defects of a fragment of the entry that a mention is of; below 0 where it is no longer there. Where the mention names its
 * entry, another one that happens to stand at that range is not it.
 */
export function entryAt(fragment: Fragment, mention: Mention | DefectMention): number {
  const { defects } = fragment;
  const first = defects.findIndex(({ mention: { range } }) => sameRange(range, mention.range));
  if (first < 0 || !('entry' in mention)) return first;
  const names = entryNames(fragment);
  return defects.findIndex(
    ({ mention: { range } }, i) => names[i] === mention.entry && sameRange(range, mention.range),
  );
}

/** The mention of the entry at that place among the defects. */
export function mentionOfEntry(fragment: Fragment, index: number): DefectMention | undefined {
  const entry = fragment.defects[index];
  return entry && { ...entry.mention, entry: entryNames(fragment)[index]! };
}

/** As the ledger calls them: `path#id`, the second of an id `path#id#2`. */
function entryNames({ source, defects }: Fragment): string[] {
  const names = new UniqueNames();
  return defects.map(({ id }) => `${source.path}#${names.take(id)}`);
}
