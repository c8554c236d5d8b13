import type { PythonModule } from '../../python/parsePython.js';
import { TokenKind } from '../../python/tokenKinds.js';
import { indentAt, lineEndAt, lineStartAt, nextLineStart } from '../lines.js';
import { columnOf } from './layout.js';

interface Level {
  readonly column: number;
  readonly indent: string;
}

export interface NewIndent {
  /** Blanks of the outermost lines. */
  readonly indent: string;
  /** What each level adds. */
  readonly unit: string;
  /** What a level adds in the text that the lines come from. */
  readonly oldUnit: string;
}

/**
 * The whole lines of `[start, end)` indented anew, joined by `\n`: the block structure decides, continuation lines and
 * comments keep their distance. Lines that begin inside a string stay as they are. The lines must be blocks of their
 * own: none is indented less than the first.
 */
export function reindent(module: PythonModule, start: number, end: number, to: NewIndent): string {
  const { text, tokens } = module;
  const lines: string[] = [];
  let levels: Level[] = [];
  let logical = firstLogicalLine(module, start);
  for (let at: number | undefined = lineStartAt(text, start); at !== undefined && at <= end;) {
    const lineEnd = Math.min(lineEndAt(text, at), end);
    const blanks = indentAt(text, at);
    const rest = text.slice(at + blanks.length, lineEnd).trimEnd();
    if (insideString(module, at)) lines.push(text.slice(at, lineEnd));
    else if (rest === '') lines.push('');
    else {
      if (tokens.lineStart[logical] === at) levels = enter(levels, tokens.lineIndent[logical++]!, to);
      // A comment belongs to the block of the line below when that is where it stands.
      const below = tokens.lineIndent[logical];
      const stands = columnOf(blanks);
      const isComment = rest.startsWith('#') && !isContinuation(module, at);
      const around = isComment && below === stands && levels.length > 0 ? enter(levels, stands, to) : levels;
      const atStringEnd = insideString(module, lineEnd);
      const kept = atStringEnd ? text.slice(at + blanks.length, lineEnd) : rest;
      lines.push(newBlanks(around, stands, to) + kept);
    }
    at = nextLineStart(text, lineEndAt(text, at));
  }
  return lines.join('\n');
}

function firstLogicalLine({ tokens }: PythonModule, start: number): number {
  const index = tokens.lineStart.findIndex((each) => each >= start);
  return index < 0 ? tokens.lineStart.length : index;
}

/** The levels that are open at a line indented to `column`. */
function enter(levels: readonly Level[], column: number, to: NewIndent): Level[] {
  const open = levels.filter((level) => level.column < column);
  const same = levels.find((level) => level.column === column);
  if (same) return [...open, same];
  const around = open[open.length - 1];
  return [...open, { column, indent: around ? around.indent + to.unit : to.indent }];
}

/** The blanks for a line that stood at `column`: those of the deepest level that it reaches, and its distance to that. */
function newBlanks(levels: readonly Level[], column: number, to: NewIndent): string {
  const level = [...levels].reverse().find((each) => each.column <= column);
  if (!level) return to.indent;
  const distance = column - level.column;
  const width = columnOf(to.oldUnit);
  if (distance % width !== 0) return level.indent + ' '.repeat(distance);
  return level.indent + to.unit.repeat(distance / width);
}

/** Whether the offset is inside a string, so that blanks there are its content. */
function insideString({ tokens }: PythonModule, offset: number): boolean {
  const index = tokenBefore(tokens, offset);
  return index >= 0 && tokens.kinds[index] === TokenKind.String && tokens.ends[index]! > offset;
}

/** Whether a logical line that began above the offset goes on there. */
function isContinuation({ tokens }: PythonModule, offset: number): boolean {
  const index = tokenBefore(tokens, offset);
  return index >= 0 && tokens.kinds[index] !== TokenKind.Newline;
}

/** The last token that starts before the offset; -1 when there is none. */
function tokenBefore({ starts, count }: PythonModule['tokens'], offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
