import { findInventory } from '../export/inventory/findInventory.js';
import type { FileAccess } from '../files/FileAccess.js';
import type { Ledger } from '../model/ledger.js';

/** A source of other making that has defects already. */
export interface OtherTarget {
  readonly path: string;
  readonly kind: 'inventory' | 'report';
  /** Defects that it speaks of. */
  readonly count: number;
}

/** Where a new defect can be written to. */
export interface NewDefectTargets {
  /** Inventories of our own format: where there are any, it goes there unasked. */
  readonly natives: readonly string[];
  /** Inventories before reports, and those with most defects first. */
  readonly others: readonly OtherTarget[];
  /** The inventory that would be made; undefined where one of another making has its name. */
  readonly fresh: string | undefined;
}

export async function newDefectTargets(ledger: Ledger, files: FileAccess): Promise<NewDefectTargets> {
  const { natives, path } = await findInventory(ledger, files);
  const counts = new Map<string, number>();
  for (const { mentions } of ledger.defects)
    for (const source of new Set(mentions.map((mention) => mention.path)))
      counts.set(source, (counts.get(source) ?? 0) + 1);
  const others: OtherTarget[] = [];
  for (const { path, kind } of ledger.sources) {
    const count = counts.get(path) ?? 0;
    if (kind === 'templates' || count === 0 || natives.includes(path)) continue;
    // The ledger may not know yet that it is gone.
    if (await files.exists(path)) others.push({ path, kind, count });
  }
  others.sort(
    (a, b) =>
      Number(a.kind === 'report') - Number(b.kind === 'report') ||
      b.count - a.count ||
      (a.path < b.path ? -1 : 1),
  );
  const isTaken = natives.length > 0 || others.some((other) => other.path === path);
  return { natives, others, fresh: isTaken ? undefined : path };
}
