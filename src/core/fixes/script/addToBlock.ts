import type { Node } from 'web-tree-sitter';
import { isTodoComment } from '../../syntax/stubs/undoneStatement.js';
import { Insertions, type InsertedLines } from '../Insertions.js';
import { indentAt, lineStartAt } from '../lines.js';
import { blockEntries } from './blockEntries.js';
import type { ScriptMerge } from './ScriptMerge.js';

/** The blanks that the members of a body in braces begin with. */
export function memberIndent({ target: { text }, unit }: ScriptMerge, body: Node): string {
  const first = body.namedChildren.find(({ startPosition }) => startPosition.row > body.startPosition.row);
  const around = indentAt(text, lineStartAt(text, body.startIndex));
  return first ? indentAt(text, lineStartAt(text, first.startIndex)) : around + unit;
}

/** Lines at the end of a body in braces. */
export function addToBlock(merge: ScriptMerge, body: Node, pieces: readonly InsertedLines[]): void {
  if (fillBlock(merge, body, pieces)) return;
  const { text } = merge.target;
  const end = blockEntries(body, text).pop()?.end ?? body.startIndex + 1;
  const comments = body.namedChildren.filter(
    ({ type, startIndex }) => type.endsWith('comment') && startIndex >= end,
  );
  openBlock(merge, body);
  const place = merge.below(Math.max(end, comments[comments.length - 1]?.endIndex ?? 0));
  for (const piece of pieces) merge.insert(place, piece);
}

/** Fills a body that holds nothing, or nothing but a comment on what is to be done; false for others. */
export function fillBlock(
  { target: { text }, edits }: ScriptMerge,
  body: Node,
  pieces: readonly InsertedLines[],
): boolean {
  const isEmpty = body.namedChildren.every(
    (node) => node.type.endsWith('comment') && isTodoComment(node.text),
  );
  if (!isEmpty) return false;
  const insertions = new Insertions();
  for (const piece of pieces) insertions.below(0, piece);
  const around = indentAt(text, lineStartAt(text, body.startIndex));
  const newText = `${insertions.edits('')[0]!.newText.replace(/^\n+/u, '\n')}\n${around}`;
  edits.push({ start: body.startIndex + 1, end: body.endIndex - 1, newText });
  return true;
}

/** Gives the first member a line of its own when it stands on that of the brace. */
export function openBlock(merge: ScriptMerge, body: Node): void {
  const first = body.namedChild(0);
  if (!first || first.startPosition.row > body.startPosition.row) return;
  const start = body.startIndex + 1;
  merge.edits.push({ start, end: first.startIndex, newText: `\n${memberIndent(merge, body)}` });
}
