import { parsePython, type PythonStatement } from '../../python/parsePython.js';
import { docstringOf } from '../../python/symbols.js';
import { LineIndex } from '../../text/LineIndex.js';
import { isPlaceholder } from '../python/blockItems.js';
import { blockEnd, columnOf, commentStart } from '../python/layout.js';
import { indentAt } from '../lines.js';
import { isBareElision, isElision, standsForExisting } from './isElision.js';
import { withoutLines, type LineSpan, type Unelided } from './Unelided.js';

/**
 * Comments between members go; a function or value that leaves a part of itself out goes as a whole, for what is left of it is not what
 * it should be. `...` as all of a body is a stub, and stays.
 */
export function withoutPythonElisions(code: string): Unelided {
  const module = parsePython(code);
  const lines = new LineIndex(code);
  const spans: LineSpan[] = [];
  const parts = new Set<PythonStatement>();
  const owners = new Set<PythonStatement>();
  let line = 0;
  let continued = false;
  for (let at = 0; at <= code.length; line++) {
    const lineEnd = code.indexOf('\n', at) < 0 ? code.length : code.indexOf('\n', at);
    const text = code.slice(at, lineEnd);
    const comment = at + indentAt(code, at).length;
    if (isElision(text) && !(continued && text.trim() !== '# ...') && !inString(module, comment)) {
      const { part, owner } = partAt(module.statements, comment, columnOf(indentAt(code, at)));
      // What is still to be written is a comment like others, unless there is nothing beside it.
      const isPart = part && (standsForExisting(text) || isBareElision(text) || part.body.length === 0);
      if (isPart) parts.add(part);
      else if (!part) spans.push({ from: line, to: line + 1 });
      if (owner && (isPart || !part)) owners.add(owner);
    }
    continued = /^\s*#/u.test(text) && !isElision(text);
    at = lineEnd + 1;
  }
  for (const part of dottedBodies(module.statements)) parts.add(part);
  const whole = withEmptied(module.statements, parts, owners);
  for (const part of whole)
    spans.push({
      from: lines.position(commentStart(code, part)).line,
      to: lines.position(blockEnd(code, part)).line + 1,
    });
  if (spans.length === 0) return { code, incomplete: [], elided: false };
  return { code: withoutLines(code, spans), incomplete: [...parts].map(nameOf), elided: true };
}

function inString({ tokens }: ReturnType<typeof parsePython>, at: number): boolean {
  let [low, high] = [0, tokens.count - 1];
  while (low <= high) {
    const mid = (low + high) >> 1;
    if (tokens.ends[mid]! <= at) low = mid + 1;
    else if (tokens.starts[mid]! > at) high = mid - 1;
    else return true;
  }
  return false;
}

/** The member or statement of the module that a comment is inside of, none between members, and the class that it is in. */
function partAt(
  statements: readonly PythonStatement[],
  at: number,
  column: number,
  owner?: PythonStatement,
): { part?: PythonStatement; owner?: PythonStatement } {
  const last = statements.findLast(({ start }) => start < at);
  const isInside = last && (at < last.end || (last.colon !== undefined && column > columnOf(last.indent)));
  const found = owner ? { owner } : {};
  if (!isInside) return found;
  if (last.kind !== 'class' || at < last.headerStart) return { part: last, ...found };
  return partAt(last.body, at, column, last);
}

/** Functions with `...` beside statements that do something. */
function dottedBodies(statements: readonly PythonStatement[]): PythonStatement[] {
  return statements.flatMap((statement) => {
    if (statement.kind === 'class') return dottedBodies(statement.body);
    if (statement.kind !== 'def') return [];
    const body = docstringOf(statement) ? statement.body.slice(1) : statement.body;
    const dots = body.filter((each) => isDots(each));
    return dots.length > 0 && dots.length < body.length && !body.every(isPlaceholder) ? [statement] : [];
  });
}

function isDots({ kind, tokens, start, end }: PythonStatement): boolean {
  return kind === 'simple' && tokens.text.slice(start, end) === '...';
}

/** The parts, or the classes around them that would have nothing left. */
function withEmptied(
  statements: readonly PythonStatement[],
  parts: ReadonlySet<PythonStatement>,
  owners: ReadonlySet<PythonStatement>,
): PythonStatement[] {
  return statements.flatMap((statement) => {
    if (parts.has(statement)) return [statement];
    if (statement.kind !== 'class') return [];
    const gone = withEmptied(statement.body, parts, owners);
    const doc = docstringOf(statement)?.statement;
    const left = statement.body.filter((each) => !gone.includes(each) && each !== doc);
    const leavesOut = gone.length > 0 || owners.has(statement);
    return leavesOut && left.every(isPlaceholder) ? [statement] : gone;
  });
}

function nameOf(part: PythonStatement): string {
  const own = part.name ?? /^[\w.]+/u.exec(part.tokens.text.slice(part.start, part.end))?.[0] ?? 'code';
  return part.parent?.name === undefined ? own : `${part.parent.name}.${own}`;
}
