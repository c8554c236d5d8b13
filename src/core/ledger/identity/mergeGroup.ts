import type { Anchor, Defect, DefectMention } from '../../model/ledger.js';
import { none } from '../../model/none.js';
import type { Status } from '../../model/vocabulary.js';
import { RANKS, type AnchorEntry, type DefectEntry, type DefectField } from '../../sources/fragment.js';
import { isBare } from '../../sources/anchorEntry.js';
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
  const alone = entries.length === 1;
  const told = alone ? [first] : entries.map(({ entry }) => entry);
  const withStatus = alone ? first : statedStatus(told);
  const said = alone ? first : joinedFields(entries);
  // All keys in any case and in the order of `copyDefect`: objects of one shape are several times as quick to make and to read.
  return {
    id,
    idFromTitle: isWritten(told) ? undefined : true,
    title: alone ? first.title : (told.find((entry) => !entry.titleFromKey) ?? first).title,
    kind: first.kind,
    status: withStatus.status,
    rawStatus: withStatus.rawStatus,
    fixOptions: alone ? first.fixOptions : longest(entries, (entry) => entry.fixOptions),
    checklist: alone ? first.checklist : longest(entries, (entry) => entry.checklist),
    dependsOn: dependsOn(id, entries, ids),
    details: alone ? first.details : detailsOf(told),
    evidence: 'unlocated',
    anchors: mergeAnchors(standingAnchors(entries)),
    occurrences: none,
    templates: none,
    phases: none,
    mentions: alone ? [mentionOf(entries[0]!)] : entries.map(mentionOf),
    priority: said.priority,
    severity: said.severity,
    category: said.category,
    owner: said.owner,
    gapPercent: said.gapPercent,
    description: filled(said.description),
    rootCause: filled(said.rootCause),
    impact: filled(said.impact),
    effort: filled(said.effort),
    timeline: filled(said.timeline),
    current: filled(said.current),
    target: filled(said.target),
  };
}

type Said = Partial<Pick<DefectEntry, (typeof chosenFields)[number] | (typeof proseFields)[number]>>;

function joinedFields(entries: readonly JoinedEntry[]): Said {
  const said: Record<string, unknown> = {};
  for (const field of chosenFields)
    said[field] = entries.find(({ entry }) => entry[field] !== undefined)?.entry[field];
  for (const field of proseFields) said[field] = longest(entries, (entry) => entry[field] ?? '');
  return said;
}

function isWritten(told: readonly DefectEntry[]): boolean {
  for (const { hasOwnId } of told) if (hasOwnId) return true;
  return false;
}

function filled(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

export function mentionOf({ entry, key, joinedBy }: JoinedEntry): DefectMention {
  const { path, range } = entry.mention;
  return joinedBy === undefined ? { path, range, entry: key } : { path, range, entry: key, joinedBy };
}

function dependsOn(id: string, entries: readonly JoinedEntry[], ids: Pick<DefectIds, 'of'>): string[] {
  if (entries.length === 1 && entries[0]!.entry.dependsOn.length === 0) return [];
  if (!entries.some(({ entry }) => entry.dependsOn.length > 0)) return [];
  const found = new Set<string>();
  for (const { entry, fragment } of entries)
    for (const on of entry.dependsOn) found.add(ids.of(on, fragment));
  found.delete(id);
  return [...found];
}

function detailsOf(told: readonly DefectEntry[]): Defect['details'] {
  return Object.assign({}, ...told.map((entry) => entry.details).reverse()) as Defect['details'];
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
  if (told.length <= maxCompared) {
    const isNew = (anchor: AnchorEntry, i: number): boolean => {
      for (let at = 0; at < i; at++) if (sameTarget(anchor, told[at]!)) return false;
      return true;
    };
    return (told.every(isNew) ? told : told.filter(isNew)).map(unlocated);
  }
  const known = new Set<string>();
  const anchors: Anchor[] = [];
  for (const anchor of told) {
    const { inferred: _, source: __, ...fields } = anchor;
    const key = JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
    if (known.has(key)) continue;
    known.add(key);
    anchors.push(unlocated(anchor));
  }
  return anchors;
}

/** So many are compared with one another. */
const maxCompared = 12;

function sameTarget(a: AnchorEntry, b: AnchorEntry): boolean {
  if (a.kind !== b.kind) return false;
  if ('path' in a && 'path' in b && a.path !== b.path) return false;
  const { inferred: _, source: __, ...fields } = a;
  const { inferred: ___, source: ____, ...others } = b;
  return sameValue(fields, others);
}

/** Written out for the kinds of which there are most, as in `anchorEntry`. */
export function unlocated(anchor: AnchorEntry): Anchor {
  const { inferred, source } = anchor;
  switch (anchor.kind) {
    case 'file':
      return { kind: 'file', path: anchor.path, inferred, source, state: 'unlocated' };
    case 'range':
      if (!isBare(anchor)) break;
      return { kind: 'range', path: anchor.path, range: anchor.range, inferred, source, state: 'unlocated' };
    case 'test':
      if (anchor.name !== undefined) break;
      return { kind: 'test', path: anchor.path, inferred, source, state: 'unlocated' };
    default:
  }
  return { ...anchor, state: 'unlocated' };
}
