import type { Anchor, Defect, DefectMention } from '../../model/ledger.js';
import type { Status } from '../../model/vocabulary.js';
import { RANKS, type AnchorEntry, type DefectEntry, type DefectField } from '../../sources/fragment.js';
import type { DefectIds } from './DefectIds.js';
import type { DefectGroup, JoinedEntry } from './groupDefects.js';
import { sameValue } from './sameValue.js';

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
 * ledger. Ids that it names are the ledger's. What one entry says alone is taken as it is, not copied.
 */
export function mergeGroup({ id, entries }: DefectGroup, ids: Pick<DefectIds, 'of'>): Defect {
  const first = entries[0]!.entry;
  const told = entries.length === 1 ? [first] : entries.map(({ entry }) => entry);
  const withStatus = statedStatus(told);
  const merged: Defect = {
    id,
    ...(told.some((entry) => entry.hasOwnId) ? undefined : { idFromTitle: true }),
    title: (told.find((entry) => !entry.titleFromKey) ?? first).title,
    kind: first.kind,
    status: withStatus.status,
    ...(withStatus.rawStatus === undefined ? undefined : { rawStatus: withStatus.rawStatus }),
    fixOptions: longest(entries, (entry) => entry.fixOptions),
    checklist: longest(entries, (entry) => entry.checklist),
    dependsOn: dependsOn(id, entries, ids),
    details: detailsOf(told),
    evidence: 'unlocated',
    anchors: mergeAnchors(standingAnchors(entries)),
    occurrences: [],
    templates: [],
    phases: [],
    mentions: entries.length === 1 ? [mentionOf(entries[0]!)] : entries.map(mentionOf),
  };
  if (told.length === 1) {
    for (const field of chosenFields) {
      const value = first[field];
      if (value !== undefined) (merged as Record<string, unknown>)[field] = value;
    }
    for (const field of proseFields) {
      const value = first[field];
      if (value !== undefined && value !== '') merged[field] = value;
    }
    return merged;
  }
  for (const field of chosenFields) {
    const value = told.find((entry) => entry[field] !== undefined)?.[field];
    if (value !== undefined) (merged as Record<string, unknown>)[field] = value;
  }
  for (const field of proseFields) {
    const value = longest(entries, (entry) => entry[field] ?? '');
    if (value !== '') merged[field] = value;
  }
  return merged;
}

function mentionOf({ entry, key, joinedBy }: JoinedEntry): DefectMention {
  const { path, range } = entry.mention;
  return joinedBy === undefined ? { path, range, entry: key } : { path, range, entry: key, joinedBy };
}

function dependsOn(id: string, entries: readonly JoinedEntry[], ids: Pick<DefectIds, 'of'>): string[] {
  if (entries.every(({ entry }) => entry.dependsOn.length === 0)) return [];
  const found = new Set<string>();
  for (const { entry, fragment } of entries)
    for (const on of entry.dependsOn) found.add(ids.of(on, fragment));
  found.delete(id);
  return [...found];
}

function detailsOf(told: readonly DefectEntry[]): Defect['details'] {
  return told.length === 1
    ? told[0]!.details
    : (Object.assign({}, ...told.map((entry) => entry.details).reverse()) as Defect['details']);
}

/** The entry whose word on the status counts. */
function statedStatus(told: readonly DefectEntry[]): DefectEntry {
  return told.find(statesStatus) ?? told[0]!;
}

export function statusOfGroup({ entries }: DefectGroup): Status {
  return statedStatus(entries.map(({ entry }) => entry)).status;
}

function statesStatus(entry: DefectEntry): boolean {
  return entry.rawStatus !== undefined || entry.fieldRanges.status !== undefined || entry.status !== 'open';
}

/** The longest of the most trusted entries that give any: same rank of the source, same form. */
function longest<T extends { readonly length: number }>(
  entries: readonly JoinedEntry[],
  valueOf: (entry: DefectEntry) => T,
): T {
  if (entries.length === 1) return valueOf(entries[0]!.entry);
  const best = entries.find(({ entry }) => valueOf(entry).length > 0) ?? entries[0]!;
  let value = valueOf(best.entry);
  for (const { entry, fragment } of entries) {
    const equal = fragment.rank === best.fragment.rank && entry.form === best.entry.form;
    if (equal && valueOf(entry).length > value.length) value = valueOf(entry);
  }
  return value;
}

/** Without the places of reports that an inventory has set anew: the one that its anchor replaces, else all of its file. */
function standingAnchors(entries: readonly JoinedEntry[]): readonly AnchorEntry[] {
  if (entries.length === 1) return entries[0]!.entry.anchors;
  const isNative = ({ fragment }: JoinedEntry): boolean => fragment.rank === RANKS.native;
  const set = entries.filter(isNative).flatMap(({ entry }) => entry.anchors);
  const gone = new Set(
    set.flatMap((anchor) =>
      anchor.kind === 'range' && anchor.hash !== undefined ? [anchor.replaces ?? anchor.path] : [],
    ),
  );
  return entries.flatMap((joined) =>
    gone.size === 0 || isNative(joined)
      ? joined.entry.anchors
      : joined.entry.anchors.filter(
          (anchor) =>
            anchor.kind !== 'range' ||
            !(gone.has(anchor.path) || gone.has(`${anchor.path}:${anchor.range.start.line + 1}`)),
        ),
  );
}

/** Each once, as the best entry has it. */
function mergeAnchors(told: readonly AnchorEntry[]): Anchor[] {
  if (told.length === 1) return [{ ...told[0]!, state: 'unlocated' }];
  const anchors: Anchor[] = [];
  const few = told.length <= maxCompared;
  const known = new Set<string>();
  for (const anchor of told) {
    if (few) {
      if (anchors.some((other) => sameTarget(anchor, other))) continue;
    } else {
      const { inferred: _, source: __, ...fields } = anchor;
      const key = JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
      if (known.has(key)) continue;
      known.add(key);
    }
    anchors.push({ ...anchor, state: 'unlocated' });
  }
  return anchors;
}

/** So many are compared with one another. */
const maxCompared = 12;

function sameTarget(a: AnchorEntry, b: Anchor): boolean {
  if (a.kind !== b.kind) return false;
  if ('path' in a && 'path' in b && a.path !== b.path) return false;
  const { inferred: _, source: __, ...fields } = a;
  const { inferred: ___, source: ____, state: _____, ...others } = b;
  return sameValue(fields, others);
}
