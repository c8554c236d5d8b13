import { lineEndAt, lineStartAt, nextLineStart } from '../../lines.js';
import type { DataNode } from '../DataNode.js';

/** How a YAML text indents its blocks, in columns; undefined where nothing shows it. */
export interface BlockStyle {
  /** A map inside a map. */
  unit: number | undefined;
  /** The dashes of a list under its key: often 0. */
  listOffset: number | undefined;
}

export function columnAt(text: string, offset: number): number {
  return offset - lineStartAt(text, offset);
}

/** The first block inside another of each kind says it. */
export function blockStyle(text: string, roots: readonly DataNode[]): BlockStyle {
  const style: BlockStyle = { unit: undefined, listOffset: undefined };
  const visit = (node: DataNode): void => {
    if (node.kind === 'map') {
      for (const { start, value } of node.entries) {
        if (!node.flow && (value.kind === 'map' || value.kind === 'list') && !value.flow) {
          const offset = columnAt(text, value.start) - columnAt(text, start);
          if (value.kind === 'map') style.unit ??= offset;
          else style.listOffset ??= offset;
        }
        visit(value);
      }
    } else if (node.kind === 'list') node.items.forEach(visit);
  };
  roots.forEach(visit);
  return style;
}

/**
 * Where lines go below a block whose content ends at `end`: the end of the line, or of the comment lines under it that are of the
 * block, which begin at `column` or further right and not where the next block does.
 */
export function belowBlock(text: string, end: number, column: number): number {
  let place = lineEndAt(text, end);
  let pending: { end: number; column: number }[] = [];
  for (let at = nextLineStart(text, place); at !== undefined;) {
    const lineEnd = lineEndAt(text, at);
    const line = text.slice(at, lineEnd);
    const indent = line.length - line.trimStart().length;
    if (line.trim() !== '') {
      if (!line.trimStart().startsWith('#')) {
        const marker = /^(?:---|\.\.\.)(?:\s|$)/u.test(line);
        pending = pending.filter((comment) => marker || comment.column > indent);
        break;
      }
      if (indent < column) break;
      pending.push({ end: lineEnd, column: indent });
    }
    at = nextLineStart(text, lineEnd);
  }
  for (const comment of pending) place = Math.max(place, comment.end);
  return place;
}
