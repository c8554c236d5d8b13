import type { OffsetEdit } from '../fixes/offsetEdits.js';
import type { Status } from '../model/vocabulary.js';
import { parseJson } from '../sources/parseJson.js';
import { parseYaml } from '../sources/parseYaml.js';
import { entryOf, type MapNode, type ValueNode } from '../sources/valueTree.js';

/** The status as a new field of an inventory's entry that has none, behind its title, in the style around it. */
export function insertedStatus(
  text: string,
  path: string,
  start: number,
  status: Status,
): OffsetEdit | undefined {
  const json = /\.jsonc?$/iu.test(path);
  if (!json && !/\.ya?ml$/iu.test(path)) return undefined;
  const { root } = json ? parseJson(text) : parseYaml(text);
  const entry = root && mapAt(root, start);
  if (!entry || entry.entries.length === 0) return undefined;
  const named = entry.entries.findIndex(({ key }) => /^(?:title|name|summary)$/iu.test(key));
  const next = entry.entries[Math.max(named, 0) + 1] ?? entry.entries[0]!;
  const isFlow = text[entry.start] === '{';
  const onOneLine = isFlow && !/[\r\n]/u.test(text.slice(entry.start, entry.end));
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const separator = onOneLine ? ' ' : lineEnd + indentAt(text, next.keyStart);
  const pair = json ? `"status": ${JSON.stringify(status)}` : `status: ${status}`;
  return { start: next.keyStart, end: next.keyStart, newText: `${pair}${isFlow ? ',' : ''}${separator}` };
}

/** The map that begins there, or the one whose key does. */
function mapAt(node: ValueNode, start: number): MapNode | undefined {
  if (node.kind === 'map' && node.start === start) {
    const inner = node.entries.find(({ keyStart }) => keyStart === start)?.value;
    return inner?.kind === 'map' && entryOf(node, 'title') === undefined && node.entries.length === 1
      ? inner
      : node;
  }
  if (node.kind === 'scalar' || start < node.start || start >= node.end) return undefined;
  const children =
    node.kind === 'list' ? node.items.map((value) => ({ keyStart: value.start, value })) : node.entries;
  for (const { keyStart, value } of children) {
    if (keyStart === start && value.kind === 'map') return value;
    const found = mapAt(value, start);
    if (found) return found;
  }
  return undefined;
}

/** Blanks up to the column of an offset; what else stands before it counts as blanks. */
function indentAt(text: string, at: number): string {
  const lineStart = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  return text.slice(lineStart, at).replaceAll(/[^\t]/gu, ' ');
}
