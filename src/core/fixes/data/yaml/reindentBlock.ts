import { lineEndAt, lineStartAt, nextLineStart } from '../../lines.js';
import type { DataEntry, DataNode } from '../DataNode.js';
import { columnAt } from './blockLayout.js';

/** The columns of the text that lines come from and of the one that they go to. */
export interface Reindentation {
  /** Of a map inside a map, before. */
  oldUnit: number;
  unit: number;
  /** Of the dashes of a list under its key; undefined to leave them. */
  listOffset: number | undefined;
}

/**
 * The text of `[start, end)` with its lines (but the first) moved: the entry, which stands at `oldColumn`, is to stand at
 * `column`. What a block scalar holds moves with it, so that its value stays.
 */
export function reindentBlock(
  text: string,
  place: { start: number; end: number },
  { afterColon, keyEnd, value }: DataEntry,
  columns: { oldColumn: number; column: number },
  to: Reindentation,
): string {
  const shifts = new Map<number, number>();
  const { oldColumn, column } = columns;
  shiftLines(text, place.start, place.end, column - oldColumn, shifts);
  const around = { oldColumn, column, inList: false };
  placeNode(text, value, around, to, shifts, afterColon ?? keyEnd);
  const [first, ...others] = linesOf(text, place.start, place.end);
  const moved = others.map(({ start, line }) => shifted(line, shifts.get(start) ?? 0));
  return [first!.line, ...moved].join('\n');
}

interface Around {
  oldColumn: number;
  column: number;
  inList: boolean;
}

function placeNode(
  text: string,
  node: DataNode,
  around: Around,
  to: Reindentation,
  shifts: Map<number, number>,
  from: number,
): void {
  if ((node.kind !== 'map' && node.kind !== 'list') || node.flow) return;
  const oldColumn = columnAt(text, node.start);
  const offset = oldColumn - around.oldColumn;
  const sameLine = around.inList && lineStartAt(text, from) === lineStartAt(text, node.start);
  const column = around.column + (sameLine ? offset : newOffset(node, offset, to));
  shiftLines(text, from, node.end, column - oldColumn, shifts);
  const inside = { oldColumn, column, inList: node.kind === 'list' };
  if (node.kind === 'map')
    for (const { keyEnd, afterColon, value } of node.entries)
      placeNode(text, value, inside, to, shifts, afterColon ?? keyEnd);
  else
    for (const [i, item] of node.items.entries())
      placeNode(text, item, inside, to, shifts, node.itemStarts[i]!);
}

function newOffset(node: DataNode, offset: number, { oldUnit, unit, listOffset }: Reindentation): number {
  if (node.kind === 'list' && listOffset !== undefined && (offset === 0 || offset === oldUnit))
    return listOffset;
  return offset === oldUnit ? unit : offset;
}

/** Every line that begins after `start` and up to `end`. */
function shiftLines(text: string, start: number, end: number, by: number, shifts: Map<number, number>): void {
  for (let at = nextLineStart(text, lineEndAt(text, start)); at !== undefined && at <= end;) {
    shifts.set(at, by);
    at = nextLineStart(text, lineEndAt(text, at));
  }
}

function linesOf(text: string, start: number, end: number): { start: number; line: string }[] {
  const lines: { start: number; line: string }[] = [];
  for (let at: number | undefined = start; at !== undefined && at <= end;) {
    const lineEnd = Math.min(lineEndAt(text, at), end);
    lines.push({ start: at, line: text.slice(at, lineEnd) });
    at = lineEnd >= end ? undefined : nextLineStart(text, lineEnd);
  }
  return lines;
}

function shifted(line: string, by: number): string {
  if (line === '' || by === 0) return line;
  if (by > 0) return line.trim() === '' ? line : ' '.repeat(by) + line;
  const blanks = line.length - line.trimStart().length;
  return line.slice(Math.min(-by, blanks));
}
