import type { PythonModule, PythonStatement } from '../../python/parsePython.js';
import { docstringOf } from '../../python/symbols.js';
import { lineEndAt, nextLineStart } from '../lines.js';
import { isAssignment, isMainTest, isString } from './blockItems.js';
import { blockEnd, commentStart, continuesStatement } from './layout.js';
import type { Place } from './MergeState.js';

/** A place for lines at top level, with the blank lines that belong around them. */
export interface SpacedPlace {
  readonly place: Place;
  readonly before: number;
  readonly after: number;
}

/** How many blank lines code above the statement should leave. */
function blankLinesAbove(statement: PythonStatement | undefined): number {
  if (!statement) return 0;
  return statement.kind === 'def' || statement.kind === 'class' ? 2 : 1;
}

/** Below the module's docstring, else below the comments that head the file, else at its start. */
export function headPlace(module: PythonModule): SpacedPlace {
  const { text, statements } = module;
  const docstring = docstringOf(module);
  if (docstring) {
    const after = blankLinesAbove(statements[1]);
    return { place: { below: blockEnd(text, docstring.statement) }, before: 1, after };
  }
  const after = blankLinesAbove(statements[0]);
  const head = headCommentEnd(text);
  if (head !== undefined) return { place: { below: head }, before: 1, after };
  return { place: { above: text.charCodeAt(0) === 0xfeff ? 1 : 0 }, before: 0, after };
}

/** End of the comments that belong to the file rather than to its first statement: interpreter, encoding, a block on its own. */
function headCommentEnd(text: string): number | undefined {
  let end: number | undefined;
  let ownEnd: number | undefined;
  let line = 0;
  for (let at: number | undefined = 0; at !== undefined; line++) {
    const lineEnd = lineEndAt(text, at);
    const content = text
      .slice(at, lineEnd)
      .replace(/^\uFEFF/u, '')
      .trim();
    if (content === '') return end;
    if (!content.startsWith('#')) return ownEnd;
    end = lineEnd;
    if (line < 2 && /^#!|coding[:=]/u.test(content)) ownEnd = lineEnd;
    at = nextLineStart(text, lineEnd);
  }
  return end;
}

/** The statements before the first function or class. */
function leadingStatements({ statements }: PythonModule): readonly PythonStatement[] {
  const end = statements.findIndex(({ kind }) => kind === 'def' || kind === 'class');
  return end < 0 ? statements : statements.slice(0, end);
}

function containsImport(statement: PythonStatement): boolean {
  return statement.kind === 'import' || statement.kind === 'from' || statement.body.some(containsImport);
}

/** Below the last import before the first function or class, those in branches included; the head when there is none. */
export function belowImports(module: PythonModule): SpacedPlace {
  const leading = leadingStatements(module);
  let last = -1;
  for (const [i, each] of leading.entries()) if (containsImport(each)) last = i;
  if (last < 0) return headPlace(module);
  while (last + 1 < leading.length && continuesStatement(leading[last + 1]!)) last++;
  return belowStatement(module, last, 1);
}

/** Below the last constant before the first function or class, else below the imports. */
export function constantsPlace(module: PythonModule): SpacedPlace {
  const leading = leadingStatements(module);
  for (let i = leading.length - 1; i >= 0 && !containsImport(leading[i]!); i--) {
    // The string below a constant documents it.
    const next = leading[i + 1];
    if (isAssignment(leading[i]!)) return belowStatement(module, next && isString(next) ? i + 1 : i, 0);
  }
  return belowImports(module);
}

function belowStatement({ text, statements }: PythonModule, index: number, before: number): SpacedPlace {
  const next = statements[index + 1];
  const after = next?.kind === 'def' || next?.kind === 'class' ? 2 : before;
  return { place: { below: blockEnd(text, statements[index]!) }, before, after };
}

/** Above the top-level statement at `index`, with two blank lines around. */
export function aboveStatement({ text, statements }: PythonModule, index: number): SpacedPlace {
  const previous = statements[index - 1];
  const place = previous
    ? { below: blockEnd(text, previous) }
    : { above: commentStart(text, statements[index]!) };
  return { place, before: 2, after: 2 };
}

/** At the end of the module, but above `if __name__ == "__main__"` when that comes last. */
export function endPlace(module: PythonModule): SpacedPlace {
  const { text, statements } = module;
  let last = statements.length - 1;
  while (last > 0 && continuesStatement(statements[last]!)) last--;
  if (last >= 0 && isMainTest(statements[last]!)) return aboveStatement(module, last);
  const content = text.trimEnd().length;
  return { place: { below: lineEndAt(text, content) }, before: 2, after: 0 };
}
