import type { Node, Point } from 'web-tree-sitter';

/** Characters that are looked at between two rests. */
const pieceLength = 8192;

/**
 * As `root.descendantsOfType(types)`, in the same order, but in pieces: what the parser's memory holds is looked up at the cost of an
 * object each, which takes many milliseconds for a long file. Nodes without any text may be left out. `text`: what was parsed.
 */
export function* descendants(root: Node, types: readonly string[], text: string): Generator<Node[]> {
  const wanted = [...types];
  let from: Point = { row: 0, column: 0 };
  for (let start = 0; start < text.length; start += pieceLength) {
    const end = start + pieceLength;
    const isLast = end >= text.length;
    // Without a place to stop at the parser goes on to the end.
    const to = isLast ? undefined : pointAt(text, start, end, from);
    // What began before is in the piece as well.
    yield root.descendantsOfType(wanted, from, to).filter((node) => node.startIndex >= start);
    if (to) from = to;
  }
}

/** The place of `to`, by that of `from` before it. */
function pointAt(text: string, from: number, to: number, { row, column }: Point): Point {
  let line = row;
  let lineStart = from - column;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', lineStart)) {
    line++;
    lineStart = at + 1;
  }
  return { row: line, column: to - lineStart };
}
