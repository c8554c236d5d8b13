import type { IdentityGroup, IdentityNode } from './IdentityNode.js';
import { makeGroup } from './makeGroup.js';
import type { Joined } from './Regrouping.js';

/** The groups that were made, and those that gave way to them. */
export interface Replaced {
  readonly fresh: Set<IdentityGroup>;
  readonly old: Set<IdentityGroup>;
}

/** Another group of these entries, unless it is as it was. */
export function regroup(replaced: Replaced, { entries, reasons }: Joined): void {
  const known = entries[0]!.group;
  if (known?.entries.length === entries.length && isJoinedSo(known, entries, reasons)) return;
  for (let i = 0; i < entries.length; i++) entries[i]!.joinedBy = reasons[i];
  replace(replaced, entries);
}

function isJoinedSo(
  { entries: known }: IdentityGroup,
  entries: Joined['entries'],
  reasons: Joined['reasons'],
): boolean {
  return entries.every((node, i) => node === known[i] && node.joinedBy === reasons[i]);
}

export function replace({ fresh, old }: Replaced, entries: readonly IdentityNode[]): void {
  const group = makeGroup(entries);
  for (const node of entries) {
    if (node.group) old.add(node.group);
    node.group = group;
  }
  fresh.add(group);
}
