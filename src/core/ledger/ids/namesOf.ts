import type { Defect } from '../../model/ledger.js';

/** What a defect is called: its id, and what single sources call their own entry of it. */
export function namesOf({ id, mentions }: Pick<Defect, 'id' | 'mentions'>): string[] {
  const names = new Set([id]);
  for (const { path, entry } of mentions) names.add(entry.slice(path.length + 1));
  return [...names];
}
