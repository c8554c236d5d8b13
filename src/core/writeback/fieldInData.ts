import type { OffsetEdit } from '../fixes/offsetEdits.js';
import { RANKS } from '../sources/fragment.js';
import { scalarText, type MapNode } from '../sources/valueTree.js';
import { fieldKeys } from '../sources/inventory/keys.js';
import { ownEntries, placedAt, scalarAt } from './dataNodes.js';
import { insertedField } from './insertedField.js';
import type { FieldTask } from './FieldTask.js';
import { jsonTokens, yamlTokens } from './scalarTokens.js';
import { valueWritings } from './valueWritings.js';
import { written } from './Writing.js';

/** Edits of a JSON or YAML inventory that could set a field of an entry: its value where one stands, else a new pair. */
export function* fieldInData(task: FieldTask): Iterable<readonly OffsetEdit[]> {
  const { proof, entry, field, value, vocabulary } = task;
  const { work, root, format } = proof;
  const range = entry.fieldRanges[field];
  if (range) {
    const [start, end] = [work.offset(range.start), work.offset(range.end)];
    const text = scalarText(scalarAt(root, start, end));
    if (text === undefined) return;
    for (const writing of valueWritings(text, field, value, false, vocabulary))
      for (const newText of tokens(work.text, start, end, written(text, writing), format === 'json'))
        yield [{ start, end, newText }];
    if (format === 'json') return;
  }
  // Where the value came through a merge key, the entry may have its own.
  const map = mapOf(task);
  if (!map || (range && ownEntries(map).some(({ key }) => key === newKey(task)))) return;
  const key = newKey(task);
  const [said] = vocabulary.words;
  if (field === 'gapPercent') yield* insertedField(work.text, map, { key, token: value }, format === 'json');
  for (const text of new Set([said ?? value, value]))
    for (const token of tokens(work.text, map.start, map.start, text, format === 'json'))
      yield* insertedField(work.text, map, { key, token }, format === 'json');
}

export function* tokens(
  text: string,
  start: number,
  end: number,
  value: string,
  isJson: boolean,
): Iterable<string> {
  if (isJson) yield* jsonTokens(text.slice(start, end) || '"', value);
  else yield* yamlTokens(text, start, end, value);
}

/** Of the entry, or of the value of its key. */
export function mapOf({
  proof: { root, work },
  entry,
}: Pick<FieldTask, 'proof' | 'entry'>): MapNode | undefined {
  const { start, end } = entry.mention.range;
  const node = placedAt(root, work.offset(start), work.offset(end), ['map'])?.node;
  return node?.kind === 'map' ? node : undefined;
}

/** The field's own name in a native inventory; else as other entries of the source call it. */
function newKey({ proof: { before, work }, field, entry }: FieldTask): string {
  if (before.rank === RANKS.native) return field;
  for (const other of before.defects) {
    const range = other === entry ? undefined : other.fieldRanges[field];
    if (!range) continue;
    const at = work.offset(range.start);
    const key = /["']?([\p{L}\d_ -]+)["']?\s*:\s*$/u.exec(work.text.slice(Math.max(0, at - 60), at))?.[1];
    if (key !== undefined) return key.trim();
  }
  return fieldKeys[field][0];
}
