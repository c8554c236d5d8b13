import type { Range } from '../../model/range.js';
import { parseJson } from '../../sources/parseJson.js';
import { parseYaml } from '../../sources/parseYaml.js';
import {
  entryOf,
  type JsonValue,
  type MapNode,
  type ValueNode,
  type ValueTree,
} from '../../sources/valueTree.js';
import type { LineIndex } from '../../text/LineIndex.js';

export function isJsonPath(path: string): boolean {
  return /\.jsonc?$/iu.test(path);
}

/** Of an inventory: JSON or YAML by its path. */
export function parseInventory(path: string, text: string): ValueTree {
  return isJsonPath(path) ? parseJson(text) : parseYaml(text);
}

/** The defect that a native inventory has under an id, and its place in the list. */
export function defectAt(
  root: ValueNode | undefined,
  id: string,
): { node: MapNode; index: number } | undefined {
  const list = root?.kind === 'map' ? entryOf(root, 'defects')?.value : undefined;
  if (list?.kind !== 'list') return undefined;
  const index = list.items.findIndex((item) => {
    const value = item.kind === 'map' ? entryOf(item, 'id')?.value : undefined;
    return value?.kind === 'scalar' && String(value.value) === id;
  });
  const node = list.items[index];
  return node?.kind === 'map' ? { node, index } : undefined;
}

export function anchorsOf(defect: MapNode): MapNode[] {
  const list = entryOf(defect, 'anchors')?.value;
  return list?.kind === 'list' ? list.items.map((item) => item as MapNode) : [];
}

/** Of the anchor that begins where it was read. */
export function anchorIndex(defect: MapNode, range: Range, lines: LineIndex): number | undefined {
  const start = lines.offset(range.start);
  const index = anchorsOf(defect).findIndex((item) => item.kind === 'map' && item.start === start);
  return index < 0 ? undefined : index;
}

/** Whatever the order of the keys. */
export function stable(value: JsonValue): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
