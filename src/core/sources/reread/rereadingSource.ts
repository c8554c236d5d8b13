import type { FileText } from '../../files/FileAccess.js';
import type { Steps } from '../../steps.js';
import { mayBeDamaged } from '../../text/repair/repairText.js';
import type { Fragment } from '../fragment.js';
import { inventoryTree, readInventory } from '../inventory/readInventory.js';
import { maxSourceLength } from '../maxSourceLength.js';
import { SourceText } from '../SourceText.js';
import { Change } from './Change.js';
import { findDefectLists, type DefectLists } from './DefectLists.js';
import { Excerpt, keptOf } from './Excerpt.js';
import { findStretches } from './findStretches.js';
import { joinKept, type Reread } from './joinKept.js';
import { listsNow } from './listsNow.js';

/** A source as it was read last. */
export interface LastRead {
  readonly text: string;
  readonly fragment: Fragment;
  /** Default: they are sought. */
  readonly lists?: DefectLists | undefined;
}

/**
 * What `readingSource` would give, at the cost of what changed: of a JSON inventory only the defects are read that the change touches; the
 * others are the same objects, or copies of them some lines further down. Undefined where that cannot be had: in other sources, and for a
 * change outside of a list of defects. Pure.
 */
export function* rereadingSource(path: string, file: FileText, last: LastRead): Steps<Reread | undefined> {
  const { text, encoding } = file;
  const { fragment: before } = last;
  if (!/\.jsonc?$/iu.test(path) || file.lossy === true || text.length > maxSourceLength) return undefined;
  if (before.broken || before.source.repaired || before.source.encoding !== encoding) return undefined;
  const known = last.lists ?? (yield* findLists(last));
  if (!known) return undefined;
  const stretches = yield* findStretches(last.text, text, known.lists);
  const change = new Change(text, stretches, known.starts);
  // What is outside of the lists tells how they are read.
  if (!change.isWithin(known.lists)) return undefined;
  yield;
  const kept = known.lists.map((list) => keptOf(list, change));
  const excerpt = new Excerpt(text, kept);
  if (mayBeDamaged(excerpt.text)) return undefined;
  const source = new SourceText(path, excerpt.text, {
    text,
    toOriginal: (offset) => excerpt.toWhole(offset),
    isExcerpted: true,
    starts: change.starts,
  });
  const tree = yield* inventoryTree(source, true);
  if (tree.problems.length > 0 || !tree.root) return undefined;
  const fragment = yield* readInventory(source, encoding, tree);
  if (fragment.broken || fragment.rank !== before.rank) return undefined;
  const lists = listsNow(tree.root, kept, excerpt, change);
  return lists && (yield* joinKept(before, fragment, lists, change));
}

/** Whether a text is damaged is seen in all of it, so one that might be is read whole. */
function* findLists({ text, fragment }: LastRead): Steps<DefectLists | undefined> {
  return mayBeDamaged(text) ? undefined : yield* findDefectLists(text, fragment);
}
