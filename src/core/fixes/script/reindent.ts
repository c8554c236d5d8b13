import type { Node } from 'web-tree-sitter';
import { indentAt, lineEndAt, lineStartAt, nextLineStart } from '../lines.js';

export interface NewIndent {
  /** Blanks of the outermost lines. */
  readonly indent: string;
  /** What each level adds. */
  readonly unit: string;
  /** What a level adds in the text that the lines come from. */
  readonly oldUnit: string;
}

/** The ranges whose line breaks are content: template literals, and strings with a continued line. */
export function literalRanges(root: Node): { start: number; end: number }[] {
  return root
    .descendantsOfType(['template_string', 'string', 'regex'])
    .filter(({ startPosition, endPosition }) => startPosition.row < endPosition.row)
    .map(({ startIndex, endIndex }) => ({ start: startIndex, end: endIndex }));
}

/**
 * The text `[start, end)` indented anew, joined by `\n`. Lines keep their level and what they are off it. Lines that begin in
 * one of the `literals` stay as they are.
 */
export function reindent(
  text: string,
  start: number,
  end: number,
  literals: readonly { start: number; end: number }[],
  to: NewIndent,
): string {
  const width = columnOf(to.oldUnit, 4);
  const tab = to.oldUnit.startsWith('\t') ? width : 4;
  const base = columnOf(indentAt(text, lineStartAt(text, start)), tab);
  const inLiteral = (offset: number): boolean =>
    literals.some((each) => each.start < offset && offset < each.end);
  const lines: string[] = [];
  for (let at: number | undefined = start; at !== undefined && at < end;) {
    const lineEnd = Math.min(lineEndAt(text, at), end);
    const blanks = at === start ? '' : indentAt(text, at);
    const content = text.slice(at + blanks.length, lineEnd);
    const kept = inLiteral(lineEnd) ? content : content.trimEnd();
    if (at > start && inLiteral(at)) lines.push(text.slice(at, lineEnd));
    else if (kept === '') lines.push('');
    else {
      const off = at === start ? 0 : Math.max(0, columnOf(blanks, tab) - base);
      lines.push(to.indent + to.unit.repeat(Math.floor(off / width)) + ' '.repeat(off % width) + kept);
    }
    at = nextLineStart(text, lineEndAt(text, at));
  }
  return lines.join('\n');
}

function columnOf(blanks: string, tab: number): number {
  let column = 0;
  for (const each of blanks) column += each === '\t' ? tab : 1;
  return column;
}
