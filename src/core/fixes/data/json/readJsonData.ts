import { LineIndex } from '../../../text/LineIndex.js';
import { parseJsonc } from '../../../sources/json/parseJsonc.js';
import type { ValueNode } from '../../../sources/valueTree.js';
import { Refusal } from '../../python/Refusal.js';
import type { DataEntry, DataNode } from '../DataNode.js';

/** JSON or JSONC with places; undefined for a blank text. What does not parse is refused. */
export function readJsonData(text: string, what: string): DataNode | undefined {
  const base = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (text.slice(base).trim() === '') return undefined;
  const { root, problems } = parseJsonc(text.slice(base), base);
  const [problem] = problems;
  if (problem || !root) {
    const line = new LineIndex(text).position(problem?.start ?? 0).line + 1;
    throw new Refusal(`${what} cannot be read as JSON, line ${line}: ${problem?.message ?? 'no value.'}`);
  }
  return dataNode(root, what);
}

function dataNode(node: ValueNode, what: string): DataNode {
  const { start, end } = node;
  if (node.kind === 'scalar') return { kind: 'scalar', start, end, value: node.value, empty: false };
  if (node.kind === 'list') {
    const items = node.items.map((item) => dataNode(item, what));
    return { kind: 'list', flow: true, start, end, items, itemStarts: items.map((item) => item.start) };
  }
  const seen = new Set<string>();
  const entries = node.entries.map(({ key, keyStart, keyEnd, value }): DataEntry => {
    if (seen.has(key)) throw new Refusal(`${what} has the key \`${key}\` twice in one object.`);
    seen.add(key);
    return {
      key,
      start: keyStart,
      keyStart,
      keyEnd,
      afterColon: keyEnd,
      value: dataNode(value, what),
      marked: false,
    };
  });
  return { kind: 'map', flow: true, start, end, entries };
}
