import type { IdentityGroup, IdentityNode } from './IdentityNode.js';

/** @param entries the best first; not empty */
export function makeGroup(entries: readonly IdentityNode[]): IdentityGroup {
  const written = writtenId(entries);
  return {
    id: '',
    entries,
    first: entries.reduce((first, node) => (node.index < first.index ? node : first)),
    wanted: written ?? madeId(entries[0]!),
    isWritten: written !== undefined,
    isGone: false,
    defect: undefined,
  };
}

/** A running number names a defect only where nothing better does. */
function writtenId(nodes: readonly IdentityNode[]): string | undefined {
  const own = nodes.find((node) => node.ownId !== undefined) ?? nodes.find((node) => node.entry.hasOwnId);
  return own?.entry.id;
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
