import type { Node } from 'web-tree-sitter';
import { indentAt, lineStartAt } from '../lines.js';
import type { OffsetEdit } from '../offsetEdits.js';
import { tailEnd } from './blockEntries.js';

/** What to add, or how it is written at an indentation, the first line included. */
export type ListItem = string | ((indent: string) => string);

/**
 * The edits that add items to a list in braces (`{ a, b }`), in its own style: on its line, or each on a line of its own; with
 * a last comma where it has one. `list` is the node with the braces.
 */
export function addToList(
  text: string,
  list: Node,
  items: readonly ListItem[],
  { unit, trailingComma }: { unit: string; trailingComma: boolean },
): OffsetEdit[] {
  const all = list.namedChildren.filter(({ type }) => !type.endsWith('comment'));
  const last = all[all.length - 1];
  const open = list.startIndex + 1;
  const close = list.endIndex - 1;
  const isLong = list.startPosition.row < (last ?? list).endPosition.row;
  const around = indentAt(text, lineStartAt(text, list.startIndex));
  const written = (indent: string): string[] =>
    items.map((item) => (typeof item === 'string' ? indent + item : item(indent)));
  if (!last) {
    const hasComments = list.namedChildCount > 0;
    const short = written('');
    if (!isLong && !hasComments && !short.some((item) => item.includes('\n')))
      return [{ start: open, end: close, newText: ` ${short.join(', ')} ` }];
    const lines = written(around + unit).join(',\n') + (trailingComma ? ',' : '');
    const start = hasComments ? list.lastNamedChild!.endIndex : open;
    return [{ start, end: close, newText: `\n${lines}\n${around}` }];
  }
  const comma = list.children.find(({ type, startIndex }) => type === ',' && startIndex >= last.endIndex);
  const end = comma?.endIndex ?? last.endIndex;
  if (!isLong) {
    const newText = written('')
      .map((item) => `, ${item}`)
      .join('');
    return [{ start: last.endIndex, end: last.endIndex, newText }];
  }
  const indent = indentAt(text, lineStartAt(text, last.startIndex));
  const lines = written(indent)
    .map((item) => `\n${item},`)
    .join('');
  const newText = comma ? lines : lines.slice(0, -1);
  const edits: OffsetEdit[] = comma ? [] : [{ start: last.endIndex, end: last.endIndex, newText: ',' }];
  // The brace may stand on the last item's line.
  const tail = tailEnd(text, end) ?? end;
  edits.push({ start: tail, end: tail, newText });
  return edits;
}
