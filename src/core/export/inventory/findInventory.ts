import type { FileAccess } from '../../files/FileAccess.js';
import type { Ledger } from '../../model/ledger.js';
import { RANKS } from '../../sources/fragment.js';
import { readSource } from '../../sources/readSource.js';

export interface FoundInventory {
  /** The inventory to write to, which may not be there yet. */
  path: string;
  /** Paths of all native inventories among the sources. */
  natives: string[];
}

/** Where a new inventory is made. */
const defaultPath = 'defects.yaml';

/** The native YAML inventory that is nearest to the top of the workspace, `defects.yaml` at its top when there is none. */
export async function findInventory(ledger: Ledger, files: FileAccess): Promise<FoundInventory> {
  const natives: string[] = [];
  for (const { path, kind } of ledger.sources) {
    if (kind !== 'inventory') continue;
    const file = await files.read(path);
    if (file && readSource(path, file).rank === RANKS.native) natives.push(path);
  }
  natives.sort(
    (a, b) =>
      depth(a) - depth(b) || Number(b === defaultPath) - Number(a === defaultPath) || (a < b ? -1 : 1),
  );
  return { path: natives.find((path) => /\.ya?ml$/iu.test(path)) ?? defaultPath, natives };
}

function depth(path: string): number {
  return path.split('/').length;
}
