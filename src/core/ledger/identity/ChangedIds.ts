import type { IdentityGroup, IdentityNode } from './IdentityNode.js';

/** The ids of entries that are gone, and of those of some groups: made when they are asked for, since most sources name no other defect. */
export class ChangedIds {
  private ids: Set<string> | undefined = undefined;

  constructor(
    private readonly removed: readonly IdentityNode[],
    private readonly groups: Iterable<IdentityGroup>,
  ) {}

  has(id: string): boolean {
    return (this.ids ??= this.made()).has(id);
  }

  private made(): Set<string> {
    const ids = new Set<string>();
    for (const { entry } of this.removed) ids.add(entry.id);
    for (const { entries } of this.groups) for (const { entry } of entries) ids.add(entry.id);
    return ids;
  }
}
