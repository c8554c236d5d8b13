import type { PythonImport } from '../../python/imports.js';
import { Op } from '../../python/tokenKinds.js';
import { tokenAtOrAfter } from '../../python/tokenReading.js';
import { indentAt, lineEndAt, lineStartAt } from '../lines.js';
import type { OffsetEdit } from '../offsetEdits.js';

type Order = (name: string) => string;

const ORDERS: readonly Order[] = [
  // Constants, classes, the rest: what import sorters do by default.
  (name) => (/^[A-Z\d_]{2,}$/u.test(name) ? '0' : /^[A-Z]/u.test(name) ? '1' : '2') + name.toLowerCase(),
  (name) => name.toLowerCase(),
  (name) => name,
];

/**
 * Adds names (`a`, `a as b`) to a `from` import in the style that it has: on its line, or a line each; in order when the
 * names there are. Offsets are those of `text`.
 */
export function joinImport(text: string, statement: PythonImport, names: readonly string[]): OffsetEdit[] {
  const there = statement.names.map(({ name }) => name);
  const order = ORDERS.find((each) => isSorted(there.map(each)));
  const edits: OffsetEdit[] = [];
  const atEnd: string[] = [];
  const lineEach = hasLineEach(text, statement);
  const sorted = order ? sortNames(names, order) : names;
  for (const name of sorted) {
    const next = order && statement.names.find((each) => order(each.name) > order(plainName(name)));
    if (!next) atEnd.push(name);
    else if (lineEach) {
      const start = lineStartAt(text, next.start);
      edits.push({ start, end: start, newText: `${indentAt(text, start)}${name},\n` });
    } else edits.push({ start: next.start, end: next.start, newText: `${name}, ` });
  }
  return [...edits, ...(atEnd.length > 0 ? append(text, statement, atEnd, lineEach) : [])];
}

/** Names as import sorters put them. */
export function sortNames(names: readonly string[], order: Order = ORDERS[0]!): string[] {
  return [...names].sort((a, b) => compare(order(plainName(a)), order(plainName(b))));
}

function plainName(name: string): string {
  return name.split(' ')[0]!;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isSorted(keys: readonly string[]): boolean {
  return keys.every((key, i) => i === 0 || keys[i - 1]! <= key);
}

function hasLineEach(text: string, { names, statement }: PythonImport): boolean {
  const starts = names.map(({ start }) => lineStartAt(text, start));
  return starts.every((at, i) => at > statement.start && starts.indexOf(at) === i);
}

function append(
  text: string,
  { names, statement }: PythonImport,
  added: readonly string[],
  lineEach: boolean,
): OffsetEdit[] {
  const { tokens } = statement;
  const last = names[names.length - 1]!;
  const end = last.asEnd ?? last.end;
  if (!lineEach) return [{ start: end, end, newText: `, ${added.join(', ')}` }];
  const indent = indentAt(text, lineStartAt(text, last.start));
  const comma = tokenAtOrAfter(tokens, end);
  const hasComma = tokens.codes[comma] === Op.Comma;
  const close = tokens.starts[hasComma ? comma + 1 : comma]!;
  const lineEnd = lineEndAt(text, end);
  const lines = added
    .map((name, i) => `\n${indent}${name}${hasComma || i + 1 < added.length ? ',' : ''}`)
    .join('');
  // A comment behind the last name stays with it, unless the parenthesis closes there.
  const afterName = hasComma ? tokens.ends[comma]! : end;
  const at = close < lineEnd ? afterName : lineEnd;
  const edits = [{ start: at, end: at, newText: lines }];
  return hasComma ? edits : [{ start: end, end, newText: ',' }, ...edits];
}
