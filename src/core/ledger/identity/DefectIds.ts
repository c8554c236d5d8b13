import type { Fragment } from '../../sources/fragment.js';
import type { DefectGroup } from './groupDefects.js';

/** From the ids that a source uses to those of the ledger. */
export class DefectIds {
  private readonly local = new Map<Fragment, Map<string, string>>();
  private readonly written = new Map<string, string>();

  constructor(groups: readonly DefectGroup[]) {
    for (const { id, entries } of groups) {
      for (const { entry, fragment } of entries) {
        let ids = this.local.get(fragment);
        if (!ids) this.local.set(fragment, (ids = new Map<string, string>()));
        // Of an id that is used twice the first entry is meant.
        if (!ids.has(entry.id)) ids.set(entry.id, id);
        if (entry.hasOwnId && !this.written.has(entry.id)) this.written.set(entry.id, id);
      }
    }
  }

  /** The id itself when no source has it. */
  of(id: string, fragment: Fragment): string {
    return this.local.get(fragment)?.get(id) ?? this.written.get(id) ?? id;
  }
}
