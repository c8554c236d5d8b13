import type { Defect } from '../../model/ledger.js';
import { IdentityNode, type IdentityGroup, type Said } from './IdentityNode.js';

/** @param entries the best first; not empty */
export function makeGroup(entries: readonly IdentityNode[]): IdentityGroup {
  const written = writtenId(entries);
  return new MadeGroup(entries, firstOf(entries), written ?? madeId(entries[0]!), written !== undefined);
}

class MadeGroup implements IdentityGroup {
  /** One that stays (ARCHITECTURE.md, "Code that stays compiled"). */
  static readonly lasting = new MadeGroup([], IdentityNode.lasting, '', true);

  id = '';
  isGone = false;
  defect: Defect | undefined = undefined;
  said: Said | undefined = undefined;

  constructor(
    readonly entries: readonly IdentityNode[],
    readonly first: IdentityNode,
    readonly wanted: string,
    readonly isWritten: boolean,
  ) {}
}

function firstOf(entries: readonly IdentityNode[]): IdentityNode {
  let first = entries[0]!;
  for (const node of entries) if (node.index < first.index) first = node;
  return first;
}

/** A running number names a defect only where nothing better does. */
function writtenId(nodes: readonly IdentityNode[]): string | undefined {
  for (const { ownId } of nodes) if (ownId !== undefined) return ownId;
  for (const { entry } of nodes) if (entry.hasOwnId) return entry.id;
  return undefined;
}

function madeId(best: IdentityNode): string {
  return best.form === 'entry' ? best.entry.id : slug(best.entry.title) || best.entry.id;
}

const maxLength = 60;

/** `Raft Snapshot Creation` to `raft-snapshot-creation`, cut at a word. */
function slug(title: string): string {
  const words = title.toLowerCase().match(/[\p{L}\p{M}\p{N}_.]+/gu) ?? [];
  let result = '';
  for (const word of words) {
    const longer = result === '' ? word.slice(0, maxLength) : `${result}-${word}`;
    if (longer.length > maxLength) break;
    result = longer;
  }
  return result.replace(/\.+$/u, '');
}
