import type { OffsetEdit } from '../fixes/offsetEdits.js';
import { statusOf } from '../sources/words.js';
import type { MapEntry, MapNode, ScalarNode, ValueNode } from '../sources/valueTree.js';
import { cased } from '../text/dressed.js';
import { ownEntries, placedAt, placedNodes } from './dataNodes.js';
import { tokens } from './fieldInData.js';
import { insertedField } from './insertedField.js';
import type { Proof } from './Proof.js';
import { statusWritings } from './statusWritings.js';
import { byCount, count } from './Vocabulary.js';
import { written } from './Writing.js';

const doneKey = /^(?:is_)?(?:done|completed?|met|achieved|passed|checked)$/u;
const stateKey = /^(?:status|state)$/u;
const opposites = [
  ['true', 'false'],
  ['yes', 'no'],
  ['done', 'open'],
] as const;

/** Edits of a JSON or YAML inventory that could tick what stands there: its boolean, its word, its status, else a new `done`. */
export function* checkInData(
  proof: Proof,
  start: number,
  end: number,
  done: boolean,
  isNative: boolean,
): Iterable<readonly OffsetEdit[]> {
  const { root, work, format } = proof;
  const placed = placedAt(root, start, end, ['map', 'scalar']);
  if (!root || !placed) return;
  const { node } = placed;
  if (node.kind === 'scalar') {
    if (placed.entry) yield* scalarEdits(work.text, node, undefined, done, format === 'json');
    return;
  }
  if (node.kind !== 'map') return;
  const entry = node.entries.find(({ canonical }) => doneKey.test(canonical) || stateKey.test(canonical));
  if (entry?.value.kind === 'scalar') {
    const others = valuesOf(root, entry.key, done);
    yield* scalarEdits(work.text, entry.value, { entry, others }, done, format === 'json');
    if (format === 'json' || ownEntries(node).includes(entry)) return;
  } else if (entry) return;
  for (const pair of newPairs(root, node, done, isNative, entry))
    yield* insertedField(work.text, node, pair, format === 'json');
}

function* scalarEdits(
  text: string,
  node: ScalarNode,
  keyed: { entry: MapEntry; others: readonly string[] } | undefined,
  done: boolean,
  isJson: boolean,
): Iterable<OffsetEdit[]> {
  const { start, end, value } = node;
  const token = text.slice(start, end);
  if (typeof value === 'boolean') {
    yield [{ start, end, newText: cased(String(done), token) }];
    return;
  }
  if (value === null && token.trim() !== '') {
    yield [{ start, end, newText: String(done) }];
    return;
  }
  if (!keyed || typeof value !== 'string') return;
  for (const text_ of texts(value, keyed, done))
    for (const newText of tokens(text, start, end, text_, isJson)) yield [{ start, end, newText }];
}

/** The words for it that the file has elsewhere under this key, then the opposite of the one that stands there. */
function* texts(
  value: string,
  { entry, others }: { entry: MapEntry; others: readonly string[] },
  done: boolean,
): Iterable<string> {
  yield* others;
  for (const [yes, no] of opposites) {
    const [from, to] = done ? [no, yes] : [yes, no];
    if (value.toLowerCase() === from) yield cased(to, value);
  }
  if (!stateKey.test(entry.canonical)) return;
  const style = { isProse: false };
  for (const writing of statusWritings(value, done ? 'resolved' : 'open', style))
    yield written(value, writing);
}

/** Short texts under the same key that say it, the most frequent first. */
function valuesOf(root: ValueNode, key: string, done: boolean): string[] {
  const counts = new Map<string, number>();
  for (const { entry, node } of placedNodes(root)) {
    if (entry?.key !== key || node.kind !== 'scalar' || typeof node.value !== 'string') continue;
    const status = statusOf(node.value);
    const said = /^(?:true|yes|done)$/iu.test(node.value) || status === 'resolved';
    const saysNot = /^(?:false|no)$/iu.test(node.value) || status === 'open';
    if ((done ? said : saysNot && !said) && node.value.length <= 24 && !/\d/u.test(node.value))
      count(counts, node.value);
  }
  return byCount(counts);
}

/** `done` in a native inventory; else as the file ticks other things. */
function* newPairs(
  root: ValueNode,
  map: MapNode,
  done: boolean,
  isNative: boolean,
  merged: MapEntry | undefined,
): Iterable<{ key: string; token: string }> {
  const keys = new Map<string, number>();
  if (!isNative)
    for (const { entry, node } of placedNodes(root))
      if (entry && doneKey.test(entry.canonical) && node.kind === 'scalar' && typeof node.value === 'boolean')
        count(keys, entry.key);
  const own = ownEntries(map).map(({ key }) => key);
  for (const key of new Set([...(merged ? [merged.key] : []), ...byCount(keys), 'done']))
    if (!own.includes(key)) yield { key, token: String(done) };
}
