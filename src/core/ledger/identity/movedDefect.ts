import type { Defect } from '../../model/ledger.js';
import { copyDefect } from '../copyDefect.js';
import type { IdentityGroup } from './IdentityNode.js';
import { mentionOf, unlocated } from './mergeGroup.js';

/**
 * The defect of an entry that says what it said, but elsewhere in its source: what `mergeGroup` would make. Undefined where that has to
 * look: at several entries, at anchors that say the same twice.
 */
export function movedDefect({ defect, entries }: IdentityGroup): Defect | undefined {
  const [only] = entries;
  if (!defect || entries.length > 1 || only!.entry.anchors.length !== defect.anchors.length) return undefined;
  const anchors = defect.anchors.length === 0 ? defect.anchors : only!.entry.anchors.map(unlocated);
  const moved = copyDefect(defect);
  moved.checklist = only!.entry.checklist;
  moved.anchors = anchors;
  moved.mentions = [mentionOf(only!)];
  return moved;
}
