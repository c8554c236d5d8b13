import { yamlFlow } from '../export/inventory/yamlItem.js';
import type { OffsetEdit } from '../fixes/offsetEdits.js';
import type { Priority } from '../model/vocabulary.js';
import type { DefectEntry } from '../sources/fragment.js';
import { fieldEntry, fieldKeys } from '../sources/inventory/keys.js';
import type { JsonValue, ListNode, MapNode } from '../sources/valueTree.js';
import { humanize } from '../sources/words.js';
import { appendedItem, spaced } from './appendedItem.js';
import { appendedPair } from './appendedPair.js';
import { ownEntries, placedAt, type Placed } from './dataNodes.js';
import { keyLike } from './keyLike.js';
import type { Proof } from './Proof.js';

/** What is not written where the place says it. */
interface Said {
  readonly priority?: Priority | undefined;
  /** How the source would put its status. */
  readonly rawStatus: string;
}

/** What the new entry says, in the words of the source; with its title and its id. */
export type NewValues = ReadonlyMap<keyof typeof fieldKeys, string>;

/** More lists than this are not tried. */
const mostPlaces = 8;

/** A list or a mapping of entries: the last of them is what a new one is made like. */
interface Place {
  readonly holder: ListNode | MapNode;
  readonly model: DefectEntry;
  readonly node: MapNode;
  /** The key of the model, in a mapping. */
  readonly key: string | undefined;
  /** The new one has there, by standing there, the priority that it is to have. */
  readonly isPriority: boolean;
}

/**
 * A new entry of JSON or YAML behind the last of a list, or of a mapping whose keys are names or ids (`p0_issues: { slow_start: {…} }`). First
 * where the place itself gives the priority that is meant, then where the last entry stands.
 */
export function* newInData(proof: Proof, values: NewValues, said: Said): Iterable<readonly OffsetEdit[]> {
  const places = [...placesOf(proof, said)].reverse();
  const inOrder = [...places.filter(({ isPriority }) => isPriority), ...places.filter((p) => !p.isPriority)];
  for (const place of inOrder.slice(0, mostPlaces)) yield* newAt(proof, place, values, said);
}

/** In the order of the text. */
function* placesOf({ before, root, work }: Proof, { priority }: Said): Iterable<Place> {
  const last = new Map<ListNode | MapNode, Place>();
  for (const model of before.defects) {
    const { start, end } = model.mention.range;
    const placed: Placed | undefined = placedAt(root, work.offset(start), work.offset(end), ['map']);
    const holder = placed?.parent;
    if (placed?.node.kind !== 'map' || !holder || holder.kind === 'scalar') continue;
    const isPriority =
      priority !== undefined && model.priority === priority && model.fieldRanges.priority === undefined;
    last.delete(holder);
    last.set(holder, { holder, model, node: placed.node, key: placed.entry?.key, isPriority });
  }
  yield* last.values();
}

function* newAt(
  proof: Proof,
  place: Place,
  values: NewValues,
  { rawStatus }: Said,
): Iterable<readonly OffsetEdit[]> {
  const { holder, node, model } = place;
  const wanted = new Map(values);
  if (place.isPriority) wanted.delete('priority');
  if (holder.kind === 'list') {
    for (const all of withStatus(wanted, rawStatus)) {
      const value = itemLike(holder.items, node, all);
      yield* appendedItem(proof, holder, { text: writtenLike(proof, node, value), column: 0 });
    }
    return;
  }
  const siblings = ownEntries(holder);
  const [id, title] = [values.get('id')!, values.get('title')!];
  const key = keyLike(
    title,
    id,
    siblings.map((entry) => entry.key),
    place.key === model.id && !model.titleFromKey,
  );
  const maps = siblings.map((entry) => entry.value);
  // What the key says already is left out, unless that does not read as it is meant.
  const own = new Map(wanted);
  if (key === id && !fieldEntry(node, 'id')) own.delete('id');
  if (model.titleFromKey && humanize(key) === title) own.delete('title');
  for (const told of own.size < wanted.size ? [own, wanted] : [wanted])
    for (const all of withStatus(told, rawStatus))
      yield* appendedPair(proof, holder, key, writtenLike(proof, node, itemLike(maps, node, all)));
}

/** Some are only read as defects when they say how things stand. */
function* withStatus(values: NewValues, rawStatus: string): Iterable<NewValues> {
  yield values;
  if (!values.has('status')) yield new Map([...values, ['status', rawStatus]]);
}

/** As the model is laid out: on one line, or with a line a field. */
function writtenLike({ work, format }: Proof, model: MapNode, value: Record<string, JsonValue>): string {
  const isFlow = work.text[model.start] === '{';
  const written = work.text.slice(model.start, model.end);
  const unit = /[\r\n]([ \t]+)\S/u.exec(written)?.[1] ?? '';
  const last = /[\r\n]([ \t]*)\}$/u.exec(written)?.[1] ?? '';
  if (format === 'yaml')
    return isFlow
      ? yamlFlow(value)
      : Object.entries(value)
          .map(([key, part]) => `${key}: ${yamlFlow(part)}`)
          .join('\n');
  return unit === '' ? spaced(value) : JSON.stringify(value, null, unit.slice(last.length) || '  ');
}

/** By the keys of the others, in the order of the last one's. */
function itemLike(
  others: readonly ListNode['items'][number][],
  last: MapNode,
  values: NewValues,
): Record<string, JsonValue> {
  const maps = [last, ...others.filter((item): item is MapNode => item.kind === 'map')];
  const keyed = [...values].map(([field, value]) => {
    const entry = maps.map((map) => fieldEntry(map, field)).find((found) => found !== undefined);
    const place = last.entries.findIndex(({ key }) => key === entry?.key);
    const isNumber = entry?.value.kind === 'scalar' && typeof entry.value.value === 'number';
    const said = isNumber && /^\d+(?:\.\d+)?$/u.test(value) ? Number(value) : value;
    return { key: entry?.key ?? fieldKeys[field][0], said, place: place < 0 ? last.entries.length : place };
  });
  return Object.fromEntries(keyed.sort((a, b) => a.place - b.place).map(({ key, said }) => [key, said]));
}
