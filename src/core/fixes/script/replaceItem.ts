import { indentAt, lineStartAt } from '../lines.js';
import { sameCode } from './sameCode.js';
import { endOf, innermost, nodesOf, startOf, type ScriptItem } from './ScriptItem.js';
import type { ScriptBlock } from './ScriptBlock.js';
import type { ScriptMerge } from './ScriptMerge.js';

/**
 * Puts the template's definition in place of the file's. The file's `export` stays, as do its comments above, and its
 * decorators when the template has none; a doc comment of the template takes the place of the file's.
 */
export function replaceItem(
  merge: ScriptMerge,
  block: ScriptBlock,
  item: ScriptItem,
  target: ScriptItem,
): void {
  const { text } = merge.target;
  const indent = indentAt(text, lineStartAt(text, startOf(target)));
  const isDecorated = hasDecorators(item);
  const start = isDecorated ? startOf(target) : coreStart(target);
  const from = isDecorated ? startOf(item) : coreStart(item);
  const newText = merge.code(from, endOf(item), indent).slice(indent.length);
  merge.edits.push({ start, end: endOf(target), newText });
  replaceDoc(merge, item, target, indent);
  merge.pieces.push({ nodes: nodesOf(item), bound: block.bound, anchor: block.anchor ?? startOf(target) });
}

function hasDecorators({ entries }: ScriptItem): boolean {
  const { nodes } = entries[0]!;
  return nodes.length > 1 || nodes[0]!.namedChildren.some(({ type }) => type === 'decorator');
}

/** Where the definition begins behind decorators and `export`. */
function coreStart({ entries }: ScriptItem): number {
  const { nodes } = entries[0]!;
  const { core } = innermost(nodes[nodes.length - 1]!);
  const first = core.children.find(({ type }) => type !== 'decorator');
  return first?.startIndex ?? core.startIndex;
}

function replaceDoc(merge: ScriptMerge, item: ScriptItem, target: ScriptItem, indent: string): void {
  const { doc } = item.entries[0]!;
  if (!doc) return;
  const { text } = merge.target;
  const there = target.entries[0]!.doc;
  const newText = merge.code(doc.startIndex, doc.endIndex, indent);
  if (there)
    merge.edits.push({ start: there.startIndex, end: there.endIndex, newText: newText.slice(indent.length) });
  else {
    const lineStart = lineStartAt(text, startOf(target));
    if (text.slice(lineStart, startOf(target)).trim() === '')
      merge.insert({ above: lineStart }, { text: newText, before: 0, after: 0 });
  }
}

/** Adds the overload signatures that the file's definition lacks, above its implementation. */
export function addOverloads(
  merge: ScriptMerge,
  block: ScriptBlock,
  item: ScriptItem,
  target: ScriptItem,
): void {
  if (item.entries.length < 2 || !target.body) return;
  const { text } = merge.target;
  const implementation = target.entries[target.entries.length - 1]!;
  const indent = indentAt(text, lineStartAt(text, implementation.start));
  for (const entry of item.entries.slice(0, -1)) {
    if (target.entries.some(({ nodes }) => sameCode(nodes, entry.nodes))) continue;
    const lines = merge.code(entry.lead, entry.end, indent);
    merge.insert({ above: lineStartAt(text, implementation.lead) }, { text: lines, before: 0, after: 0 });
    merge.pieces.push({ nodes: entry.nodes, bound: block.bound, anchor: block.anchor ?? startOf(target) });
    merge.added.push(block.path + item.title);
  }
}
