import * as l10n from '@vscode/l10n';
import { yamlFlow } from '../export/inventory/yamlItem.js';
import type { OffsetEdit } from '../fixes/offsetEdits.js';
import type { Defect } from '../model/ledger.js';
import type { DefectEntry, Fragment } from '../sources/fragment.js';
import { fieldEntry, fieldKeys } from '../sources/inventory/keys.js';
import type { JsonValue, ListNode, MapNode } from '../sources/valueTree.js';
import { appendedItem, spaced } from './appendedItem.js';
import { placedAt } from './dataNodes.js';
import type { WritableField } from './FieldTask.js';
import { newInReport } from './newInReport.js';
import { otherEntries } from './otherEntries.js';
import type { Proof } from './Proof.js';
import { valueWritings } from './valueWritings.js';
import { vocabularyOf } from './Vocabulary.js';
import { refused, type WritePlan } from './WritePlan.js';
import { written } from './Writing.js';

const fields = [
  'severity',
  'priority',
  'status',
  'category',
  'owner',
  'effort',
  'timeline',
  'description',
  'rootCause',
  'impact',
  'current',
  'target',
] as const satisfies readonly WritableField[];

/**
 * A new defect in a source of somebody else's making: an item of the list of the last entry, by the list's own keys and words; in a report a row of
 * a table, an item of a list or a section like those that are there.
 * Where the source has no place for a field, or for an anchor, that stays out and the notes say so.
 */
export function planFoundDefect(proof: Proof, defect: Defect): WritePlan {
  const { before, path, format } = proof;
  const model = before.defects.at(-1)!;
  const values = new Map<keyof typeof fieldKeys, string>([
    ['id', defect.id],
    ['title', defect.title],
  ]);
  for (const field of fields) {
    const value = defect[field];
    if (value !== undefined && !(field === 'status' && value === 'open' && !model.fieldRanges.status))
      values.set(field, saidAs(proof, field, value));
  }
  const candidates = format === 'report' ? newInReport(proof, values) : newItems(proof, model, values);
  const known = new Set(before.defects.map(({ id }) => id));
  const placeIn = ({ defects }: Fragment): number =>
    defects.findIndex(
      ({ id, title, hasOwnId }) =>
        title === defect.title && (id === defect.id || (!hasOwnId && !known.has(id))),
    );
  let left: string[] = [];
  const plan = proof.first(candidates, {
    says: (after) => {
      const made = after.defects[placeIn(after)];
      if (!made || after.defects.length !== before.defects.length + 1) return false;
      const lacks = (field: (typeof fields)[number]): boolean =>
        defect[field] !== undefined && made[field] !== defect[field];
      left = [...(made.id === defect.id ? [] : ['id']), ...fields.filter(lacks)];
      return !fields.some((field) => lacks(field) && made[field] !== undefined && made.fieldRanges[field]);
    },
    recounts: true,
    compared: { before: otherEntries(before), after: (after) => otherEntries(after, placeIn(after)) },
    mayChange: () => false,
  });
  if (plan?.kind !== 'change')
    return refused(
      l10n.t('{0} has no list or table that a new defect could be added to; add it to another source.', path),
    );
  const notes = [
    ...(left.length > 0 ? [l10n.t('{0} has no place for: {1}.', path, left.join(', '))] : []),
    ...(defect.anchors.length > 0
      ? [
          l10n.t(
            '{0} cannot hold the place in the code; only an inventory of Defect Ledger’s own format can.',
            path,
          ),
        ]
      : []),
  ];
  return notes.length > 0 ? { ...plan, notes } : plan;
}

/** In the words that the source has for it, else in the manner of another entry's. */
function saidAs({ before, work }: Proof, field: (typeof fields)[number], value: string): string {
  const like = before.defects.findLast((entry) => entry.fieldRanges[field]);
  const range = like?.fieldRanges[field];
  if (!like || !range || !(field === 'status' || field === 'severity' || field === 'priority')) return value;
  if (like[field] === value)
    return unquoted(work.text.slice(work.offset(range.start), work.offset(range.end)));
  const old = unquoted(work.text.slice(work.offset(range.start), work.offset(range.end)));
  for (const writing of valueWritings(
    old,
    field,
    value,
    false,
    vocabularyOf(before, work, like, field, value),
  ))
    return written(old, writing);
  return value;
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/su, '$2');
}

function* newItems(
  proof: Proof,
  model: DefectEntry,
  values: ReadonlyMap<keyof typeof fieldKeys, string>,
): Iterable<readonly OffsetEdit[]> {
  const { work, root, format } = proof;
  const { start, end } = model.mention.range;
  const placed = placedAt(root, work.offset(start), work.offset(end), ['map']);
  if (placed?.parent?.kind !== 'list' || placed.node.kind !== 'map') return;
  const value = itemLike(placed.parent, placed.node, values);
  const isFlow = work.text[placed.node.start] === '{';
  const lines = Object.entries(value).map(([key, part]) => `${key}: ${yamlFlow(part)}`);
  const written = work.text.slice(placed.node.start, placed.node.end);
  const unit = /[\r\n]([ \t]+)\S/u.exec(written)?.[1] ?? '';
  const last = /[\r\n]([ \t]*)\}$/u.exec(written)?.[1] ?? '';
  const text =
    format === 'yaml'
      ? isFlow
        ? yamlFlow(value)
        : lines.join('\n')
      : unit === ''
        ? spaced(value)
        : JSON.stringify(value, null, unit.slice(last.length) || '  ');
  yield* appendedItem(proof, placed.parent, { text, column: 0 });
}

/** By the keys of the list, in the order of its last item. */
function itemLike(
  list: ListNode,
  last: MapNode,
  values: ReadonlyMap<keyof typeof fieldKeys, string>,
): Record<string, JsonValue> {
  const maps = [last, ...list.items.filter((item): item is MapNode => item.kind === 'map')];
  const keyed = [...values].map(([field, value]) => {
    const entry = maps.map((map) => fieldEntry(map, field)).find((found) => found !== undefined);
    const place = last.entries.findIndex(({ key }) => key === entry?.key);
    const isNumber = entry?.value.kind === 'scalar' && typeof entry.value.value === 'number';
    const said = isNumber && /^\d+(?:\.\d+)?$/u.test(value) ? Number(value) : value;
    return { key: entry?.key ?? fieldKeys[field][0], said, place: place < 0 ? last.entries.length : place };
  });
  return Object.fromEntries(keyed.sort((a, b) => a.place - b.place).map(({ key, said }) => [key, said]));
}
