import type { Anchor, Defect } from '../../model/ledger.js';
import type { AnchorEntry, DefectEntry, DefectField } from '../../sources/fragment.js';
import type { DefectIds } from './DefectIds.js';
import type { DefectGroup, JoinedEntry } from './groupDefects.js';

/** Words of a closed list: the best entry's. */
const chosenFields = [
  'priority',
  'severity',
  'category',
  'owner',
  'gapPercent',
] as const satisfies readonly DefectField[];
/** Prose: among entries of one trust the one that says most. */
const proseFields = [
  'description',
  'rootCause',
  'impact',
  'effort',
  'timeline',
  'current',
  'target',
] as const satisfies readonly DefectField[];

/**
 * One defect of its entries, the most trusted of which wins a field; without evidence, templates and phases of the
 * ledger. Ids that it names are the ledger's.
 */
export function mergeGroup({ id, entries }: DefectGroup, ids: DefectIds): Defect {
  const first = entries[0]!.entry;
  const told = entries.map(({ entry }) => entry);
  const withStatus = told.find(statesStatus) ?? first;
  const dependsOn = entries.flatMap(({ entry, fragment }) =>
    entry.dependsOn.map((on) => ids.of(on, fragment)),
  );
  const merged: Defect = {
    id,
    ...(told.some((entry) => entry.hasOwnId) ? {} : { idFromTitle: true }),
    title: (told.find((entry) => !entry.titleFromKey) ?? first).title,
    kind: first.kind,
    status: withStatus.status,
    ...(withStatus.rawStatus === undefined ? {} : { rawStatus: withStatus.rawStatus }),
    fixOptions: longest(entries, (entry) => entry.fixOptions),
    checklist: longest(entries, (entry) => entry.checklist),
    dependsOn: [...new Set(dependsOn)].filter((on) => on !== id),
    details: Object.assign({}, ...told.map((entry) => entry.details).reverse()) as Defect['details'],
    evidence: 'unlocated',
    anchors: mergeAnchors(told.flatMap((entry) => entry.anchors)),
    occurrences: [],
    templates: [],
    phases: [],
    mentions: entries.map(({ entry, key, joinedBy }) => ({
      ...entry.mention,
      entry: key,
      ...(joinedBy === undefined ? {} : { joinedBy }),
    })),
  };
  for (const field of chosenFields) {
    const value = told.find((entry) => entry[field] !== undefined)?.[field];
    if (value !== undefined) Object.assign(merged, { [field]: value });
  }
  for (const field of proseFields) {
    const value = longest(entries, (entry) => entry[field] ?? '');
    if (value !== '') merged[field] = value;
  }
  return merged;
}

function statesStatus(entry: DefectEntry): boolean {
  return entry.rawStatus !== undefined || entry.fieldRanges.status !== undefined || entry.status !== 'open';
}

/** The longest of the most trusted entries that give any: same rank of the source, same form. */
function longest<T extends { readonly length: number }>(
  entries: readonly JoinedEntry[],
  valueOf: (entry: DefectEntry) => T,
): T {
  const best = entries.find(({ entry }) => valueOf(entry).length > 0) ?? entries[0]!;
  let value = valueOf(best.entry);
  for (const { entry, fragment } of entries) {
    const equal = fragment.rank === best.fragment.rank && entry.form === best.entry.form;
    if (equal && valueOf(entry).length > value.length) value = valueOf(entry);
  }
  return value;
}

function mergeAnchors(entries: readonly AnchorEntry[]): Anchor[] {
  const anchors = new Map<string, Anchor>();
  for (const { inferred, source, ...fields } of entries) {
    const key = JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
    if (!anchors.has(key)) anchors.set(key, { ...fields, inferred, source, state: 'unlocated' });
  }
  return [...anchors.values()];
}
