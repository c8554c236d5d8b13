import type { PythonImportName } from '../../../python/imports.js';
import type { PythonStatement } from '../../../python/parsePython.js';
import { Op } from '../../../python/tokenKinds.js';
import { tokenAtOrAfter } from '../../../python/tokenReading.js';
import { lineEndAt, lineStartAbove, lineStartAt, nextLineStart } from '../../lines.js';
import type { OffsetEdit } from '../../offsetEdits.js';
import { isInline, sharesLine } from '../layout.js';

/**
 * Takes one name out of an import statement that has others, with its comma; a comment that stands behind it on a line of
 * its own goes with it. `names`: all of the statement, in text order. Offsets are those of the module's text.
 */
export function removeImportName(
  { tokens }: PythonStatement,
  names: readonly PythonImportName[],
  index: number,
): OffsetEdit {
  const { text, codes, ends } = tokens;
  const { start } = names[index]!;
  const end = endOf(names[index]!);
  const previous = names[index - 1];
  const next = names[index + 1];
  const comma = tokenAtOrAfter(tokens, end);
  const last = codes[comma] === Op.Comma ? ends[comma]! : end;
  const lineStart = lineStartAt(text, start);
  const lineEnd = lineEndAt(text, last);
  const rest = text.slice(last, lineEnd).trim();
  const isAlone = text.slice(lineStart, start).trim() === '' && (rest === '' || rest.startsWith('#'));
  const below = nextLineStart(text, lineEnd);
  if (isAlone && below !== undefined && hasParens(tokens, names[0]!)) {
    return { start: lineStart, end: below, newText: '' };
  }
  const hasComment = (from: number, to: number): boolean => text.slice(from, to).includes('#');
  if (next && !hasComment(last, next.start)) return { start, end: next.start, newText: '' };
  if (previous && !hasComment(endOf(previous), start)) return { start: endOf(previous), end, newText: '' };
  const blanks = /^[ \t]*/u.exec(text.slice(last))![0].length;
  return { start, end: last + blanks, newText: '' };
}

function hasParens(tokens: PythonStatement['tokens'], first: PythonImportName): boolean {
  return tokens.codes[tokenAtOrAfter(tokens, first.start) - 1] === Op.OpenParen;
}

export function endOf({ end, asEnd }: PythonImportName): number {
  return asEnd ?? end;
}

/**
 * Takes a whole statement out, with its line and the comment behind it; `pass` takes the place of the only statement of a
 * block. Comment lines above stay.
 */
export function removeStatement(
  statement: PythonStatement,
  siblings: readonly PythonStatement[],
): OffsetEdit {
  const { tokens, start, end, last, parent } = statement;
  const { text, codes, ends } = tokens;
  if (parent && siblings.length === 1) return { start, end, newText: 'pass' };
  if (sharesLine(statement) || (parent && isInline(parent))) {
    const index = siblings.indexOf(statement);
    const next = siblings[index + 1];
    const previous = siblings[index - 1];
    if (codes[last + 1] === Op.Semicolon && next && lineEndAt(text, end) === lineEndAt(text, next.start))
      return { start, end: next.start, newText: '' };
    if (previous && lineStartAt(text, previous.end) === lineStartAt(text, start))
      return { start: previous.end, end, newText: '' };
    const semicolon = codes[last + 1] === Op.Semicolon ? ends[last + 1]! : end;
    return { start, end: semicolon, newText: '' };
  }
  let from = lineStartAt(text, start);
  let to = nextLineStart(text, lineEndAt(text, end)) ?? text.length;
  const isBlank = (at: number): boolean =>
    at < text.length && text.slice(at, lineEndAt(text, at)).trim() === '';
  // Of the blank lines above and below only those below are left; at the start of the file, none.
  if (from === 0)
    while (to < text.length && isBlank(to)) to = nextLineStart(text, lineEndAt(text, to)) ?? text.length;
  else if (to >= text.length || isBlank(to)) {
    while (from > 0 && isBlank(lineStartAbove(text, from))) from = lineStartAbove(text, from);
  }
  return { start: from, end: to, newText: '' };
}
