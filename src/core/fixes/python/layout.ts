import type { PythonStatement } from '../../python/parsePython.js';
import { Op } from '../../python/tokenKinds.js';
import { indentAt, lineEndAt, lineStartAt, nextLineStart } from '../lines.js';

/** The column that blanks reach, as Python counts: tabs go to the next multiple of eight. */
export function columnOf(blanks: string): number {
  let column = 0;
  for (const c of blanks) {
    if (c === '\t') column = column - (column % 8) + 8;
    else if (c === '\f') column = 0;
    else column++;
  }
  return column;
}

/**
 * End of the line that the statement's own lines end with: a comment behind it is its own, and so are the comment
 * lines below that are indented deeper than it. Offsets are zero-based, before the line end.
 */
export function blockEnd(text: string, statement: PythonStatement): number {
  let end = lineEndAt(text, statement.end);
  if (statement.colon === undefined) return end;
  const column = columnOf(statement.indent);
  for (let at = nextLineStart(text, end); at !== undefined;) {
    const lineEnd = lineEndAt(text, at);
    const indent = indentAt(text, at);
    const first = text[at + indent.length];
    const isBlank = at + indent.length === lineEnd;
    if (!isBlank) {
      if (first !== '#' || columnOf(indent) <= column) break;
      end = lineEnd;
    }
    at = nextLineStart(text, lineEnd);
  }
  return end;
}

/** Start of the first of the comment lines that stand directly above the statement, else of its own first line. */
export function commentStart(text: string, statement: PythonStatement): number {
  let start = lineStartAt(text, statement.start);
  const column = columnOf(indentAt(text, start));
  while (start > 0) {
    const above = lineStartAt(
      text,
      text[start - 1] === '\n' && text[start - 2] === '\r' ? start - 2 : start - 1,
    );
    const indent = indentAt(text, above);
    if (text[above + indent.length] !== '#' || columnOf(indent) !== column) break;
    start = above;
  }
  return start;
}

/** Whether the statement shares its first or last line with another, as in `a = 1; b = 2` and `class A: x = 1`. */
export function sharesLine({ tokens, start, end, first, last, indent }: PythonStatement): boolean {
  const { text } = tokens;
  if (start - lineStartAt(text, start) !== indent.length && first >= 0) return true;
  return (
    text.slice(end, lineEndAt(text, end)).trimStart().startsWith(';') ||
    tokens.codes[last + 1] === Op.Semicolon
  );
}

/** Whether the block of the statement begins on the line that its header ends on. */
export function isInline({ colon, body, tokens }: PythonStatement): boolean {
  const first = body[0];
  return first !== undefined && colon !== undefined && first.start <= lineEndAt(tokens.text, colon);
}

/** What one level of indentation adds, by most of the blocks; undefined when there is none to tell. */
export function indentUnit(statements: readonly PythonStatement[]): string | undefined {
  const counts = new Map<string, number>();
  countUnits(statements, counts);
  let best: string | undefined;
  for (const [unit, count] of counts) if (best === undefined || count > counts.get(best)!) best = unit;
  return best;
}

function countUnits(statements: readonly PythonStatement[], counts: Map<string, number>): void {
  for (const statement of statements) {
    const indent = statement.body[0]?.indent;
    if (indent === undefined) continue;
    if (indent.length > statement.indent.length && indent.startsWith(statement.indent)) {
      const unit = indent.slice(statement.indent.length);
      counts.set(unit, (counts.get(unit) ?? 0) + 1);
    }
    countUnits(statement.body, counts);
  }
}

const CONTINUES: ReadonlySet<string> = new Set(['elif', 'else', 'except', 'finally']);

/** Whether the statement is a branch of the one before it. */
export function continuesStatement(statement: PythonStatement): boolean {
  return CONTINUES.has(statement.kind);
}

/** The top-level statement around a statement; for a branch, the statement that it belongs to. */
export function topLevelIndex(statements: readonly PythonStatement[], statement: PythonStatement): number {
  let root = statement;
  while (root.parent) root = root.parent;
  let index = statements.indexOf(root);
  while (index > 0 && continuesStatement(statements[index]!)) index--;
  return index;
}
