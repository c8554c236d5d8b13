import type { Node } from 'web-tree-sitter';
import type { SyntaxRange } from './Outline.js';

const maxZones = 200;

/**
 * Where the parser may have lost definitions: each top-level piece that does not parse, and the neighbours of one that is
 * nothing but an error, since what was cut off there reads as something else.
 */
export function errorZones(root: Node): SyntaxRange[] {
  const pieces = root.children;
  // The root itself can be the error: what comes after the last whole piece is certain no more.
  if (root.isError) {
    const first = pieces.find(
      (piece) => piece.hasError || !/_(?:statement|declaration|item|clause)$|comment$/u.test(piece.type),
    );
    return [{ start: first?.startIndex ?? 0, end: root.endIndex }];
  }
  const zones: { start: number; end: number }[] = [];
  for (const [i, piece] of pieces.entries()) {
    if (!piece.hasError) continue;
    const alone = piece.isError || piece.isMissing;
    const start = ((alone && pieces[i - 1]) || piece).startIndex;
    const end = ((alone && pieces[i + 1]) || piece).endIndex;
    const last = zones[zones.length - 1];
    if (last && (start <= last.end || zones.length >= maxZones)) last.end = Math.max(last.end, end);
    else zones.push({ start, end });
  }
  return zones;
}
