import type { Problem } from '../../model/ledger.js';
import type { DefectEntry } from '../../sources/fragment.js';
import type { DefectGroup } from './groupDefects.js';

/** A written id that two siblings of one source bear: they stay two defects, and it is said at the second. */
export function repeatedIds(groups: readonly DefectGroup[]): Problem[] {
  const bearers = new Map<string, { entry: DefectEntry; shownAs: string }[]>();
  for (const { id, entries } of groups) {
    for (const { entry } of entries) {
      if (!entry.hasOwnId) continue;
      const key = JSON.stringify([entry.mention.path, entry.siblings, entry.id]);
      const known = bearers.get(key);
      if (known) known.push({ entry, shownAs: id });
      else bearers.set(key, [{ entry, shownAs: id }]);
    }
  }
  return [...bearers.values()].flatMap((list) => {
    if (list.length < 2) return [];
    const [first, ...others] = list.sort((a, b) => compare(a.entry, b.entry));
    const line = first!.entry.mention.range.start.line + 1;
    return others.map(({ entry, shownAs }): Problem => {
      const shown = shownAs === entry.id ? '' : `; this entry is shown as \`${shownAs}\``;
      return {
        path: entry.mention.path,
        range: entry.fieldRanges.id ?? entry.mention.range,
        severity: 'warning',
        message: `The id \`${entry.id}\` is used twice in this file, first on line ${line}${shown}.`,
      };
    });
  });
}

function compare({ mention: { range: a } }: DefectEntry, { mention: { range: b } }: DefectEntry): number {
  return a.start.line - b.start.line || a.start.character - b.start.character;
}
