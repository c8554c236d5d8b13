import type { TextEdit } from '../../model/range.js';
import { indentAt, lineEndAt, lineStartAt, withLineEnd } from '../lines.js';
import { toTextEdits } from '../offsetEdits.js';
import { canIndentAnew, dedented, indentAnew, indentationOf } from './indentation.js';

/**
 * The edits that put code where the cursor is, whatever the language: in place of a blank line, else below the line, indented as that line
 * is. `offset`: zero-based UTF-16 code units of `text`. Where the code may have strings over several lines, they are not indented anew.
 */
export function planInsertion(text: string, offset: number, code: string): TextEdit[] {
  const at = Math.max(0, Math.min(offset, text.length));
  const lineStart = lineStartAt(text, at);
  const lineEnd = lineEndAt(text, at);
  const line = text.slice(lineStart, lineEnd);
  const blank = line.trim() === '';
  const indent = blank ? line : indentAt(text, lineStart);
  const body = indented(code, indent, indentationOf(text));
  if (body === '') return [];
  const edit = blank
    ? { start: lineStart, end: lineEnd, newText: body }
    : { start: lineEnd, end: lineEnd, newText: `\n${body}` };
  return toTextEdits(text, [edit]);
}

function indented(code: string, indent: string, unit: string | undefined): string {
  const plain = withLineEnd(code.replace(/^\uFEFF/u, ''), '\n')
    .replace(/^(?:[ \t]*\n)+/u, '')
    .trimEnd();
  if (!canIndentAnew(plain)) return plain;
  const from = indentationOf(plain);
  const own =
    unit !== undefined && from !== undefined ? indentAnew(dedented(plain), from, unit) : dedented(plain);
  return own.replace(/^(?=[^\n])/gmu, indent);
}
