import { indentAt, lineStartAt } from '../../lines.js';
import type { DataMap, DataNode } from '../DataNode.js';

/** How a JSON text is written. */
export interface JsonStyle {
  /** What one level of indentation adds; undefined where nothing stands on a line of its own. */
  unit: string | undefined;
  /** The colon with the blanks around it. */
  colon: string;
  /** A blank inside the braces of an object on one line: `{ "a": 1 }`. */
  padded: boolean;
}

export function jsonStyle(text: string, root: DataNode | undefined): JsonStyle {
  const maps = root ? mapsOf(root) : [];
  const entry = maps[0]?.entries[0];
  const between = entry ? text.slice(entry.keyEnd, entry.value.start) : ': ';
  const colon = /^[ \t]*:[ \t]*$/u.test(between) ? between : ': ';
  const oneLine = maps.find(({ start, end }) => !/[\r\n]/u.test(text.slice(start, end)));
  return {
    unit: root && unitOf(text, root),
    colon,
    padded: oneLine ? /\s/u.test(text[oneLine.start + 1]!) : colon !== ':',
  };
}

/** Maps with entries, the outer ones first. */
function mapsOf(node: DataNode): DataMap[] {
  if (node.kind === 'map') {
    const inner = node.entries.flatMap(({ value }) => mapsOf(value));
    return node.entries.length > 0 ? [node, ...inner] : inner;
  }
  return node.kind === 'list' ? node.items.flatMap(mapsOf) : [];
}

function unitOf(text: string, node: DataNode): string | undefined {
  if (node.kind !== 'map' && node.kind !== 'list') return undefined;
  const inner = node.kind === 'map' ? node.entries.map(({ value }) => value) : node.items;
  const starts = node.kind === 'map' ? node.entries.map(({ start }) => start) : node.itemStarts;
  const around = indentAt(text, lineStartAt(text, node.start));
  for (const start of starts) {
    const lineStart = lineStartAt(text, start);
    const indent = indentAt(text, lineStart);
    if (lineStart + indent.length !== start || lineStart <= node.start) continue;
    if (indent.length > around.length && indent.startsWith(around)) return indent.slice(around.length);
  }
  for (const each of inner) {
    const unit = unitOf(text, each);
    if (unit !== undefined) return unit;
  }
  return undefined;
}
