import { inSteps, type Steps } from '../../steps.js';
import type { IdentityGroup } from './IdentityNode.js';
import { UniqueNames } from './UniqueNames.js';

/**
 * Gives each group an id of its own: the one it wants, the second of `a` being `a#2`; a written id keeps its form whatever
 * others are made of. Groups that want ids of one stem are a family: no other can take their ids from them.
 */
export class IdFamilies {
  private readonly families = new Map<string, IdentityGroup | IdentityGroup[]>();
  private readonly touched = new Set<string>();

  add(group: IdentityGroup): void {
    const stem = stemOf(group.wanted);
    const known = this.families.get(stem);
    if (known === undefined) this.families.set(stem, group);
    else if (Array.isArray(known)) known.push(group);
    else this.families.set(stem, [known, group]);
    // Alone of its stem it takes what it wants; of several it is known when all are there.
    if (known === undefined) group.id = group.wanted;
    else this.touched.add(stem);
  }

  /** To be followed by `settle`. */
  remove(group: IdentityGroup): void {
    const stem = stemOf(group.wanted);
    const known = this.families.get(stem);
    group.isGone = true;
    if (Array.isArray(known)) this.touched.add(stem);
    else if (known === group) this.families.delete(stem);
  }

  /** The groups whose ids changed, the new ones not among them. */
  *settle(isNew: (group: IdentityGroup) => boolean): Steps<IdentityGroup[]> {
    const changed: IdentityGroup[] = [];
    for (const stem of this.touched) {
      const known = this.families.get(stem);
      if (!Array.isArray(known)) continue;
      const family = known.filter(({ isGone }) => !isGone);
      family.sort((a, b) => a.first.index - b.first.index);
      this.families.set(stem, family);
      const names = new UniqueNames();
      for (const isWritten of [true, false]) {
        yield* inSteps(family, (group) => {
          if (group.isWritten !== isWritten) return;
          const id = names.take(group.wanted);
          if (id !== group.id && !isNew(group)) changed.push(group);
          group.id = id;
        });
      }
      if (family.length === 0) this.families.delete(stem);
      yield;
    }
    this.touched.clear();
    return changed;
  }
}

/** `a` of `a#2`. */
function stemOf(id: string): string {
  return id.includes('#') ? id.replace(/(?:#\d+)+$/u, '') : id;
}
