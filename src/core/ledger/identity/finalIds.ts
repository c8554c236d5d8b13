import type { IdentityNode } from './IdentityNode.js';
import { UniqueNames } from './UniqueNames.js';

/**
 * The id of each group (best entry first): one that a source wrote, else one made from the title. Each is unique; a written id
 * keeps its form whatever others are made of.
 */
export function finalIds(groups: readonly (readonly IdentityNode[])[]): string[] {
  const names = new UniqueNames();
  const ids: string[] = [];
  const written = groups.map(writtenId);
  for (const [i, id] of written.entries()) if (id !== undefined) ids[i] = names.take(id);
  for (const [i, group] of groups.entries()) ids[i] ??= names.take(madeId(group));
  return ids;
}

/** A running number names a defect only where nothing better does. */
function writtenId(group: readonly IdentityNode[]): string | undefined {
  const own = group.find((node) => node.ownId !== undefined) ?? group.find((node) => node.entry.hasOwnId);
  return own?.entry.id;
}

function madeId(group: readonly IdentityNode[]): string {
  const [best] = group;
  return best!.form === 'entry' ? best!.entry.id : slug(best!.entry.title) || best!.entry.id;
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
