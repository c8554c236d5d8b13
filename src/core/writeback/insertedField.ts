import { indentAt, lineEndAt, lineEndOf, lineStartAt } from '../fixes/lines.js';
import type { OffsetEdit } from '../fixes/offsetEdits.js';
import type { MapNode } from '../sources/valueTree.js';
import { ownEntries } from './dataNodes.js';

/** `key` and `token` as they are to be written. */
export interface NewPair {
  readonly key: string;
  readonly token: string;
}

/** A new pair of a map of JSON or YAML behind what names it (title, text, id), in the style around it; the likeliest edit first. */
export function* insertedField(
  text: string,
  map: MapNode,
  { key, token }: NewPair,
  isJson: boolean,
): Iterable<readonly OffsetEdit[]> {
  const entries = ownEntries(map);
  const named = entries.findIndex((entry) =>
    /^(?:title|name|summary|text|criterion|task)$/iu.test(entry.key),
  );
  const place = Math.max(named, 0);
  const before = entries[place];
  const next = entries[place + 1];
  if (!before) return;
  const isFlow = text[map.start] === '{';
  const isPacked = isJson && /^":"?[^\s]/u.test(text.slice(before.keyEnd - 1, before.keyEnd + 2));
  const pair = `${isJson ? JSON.stringify(key) : key}:${isPacked || /^[\r\n]/u.test(token) ? '' : ' '}${token}`;
  const { end } = before.value;
  const lineEnd = lineEndAt(text, end);
  const rest = text.slice(end, lineEnd);
  const lineBreak = lineEndOf(text) + blanksUpTo(text, before.keyStart);
  const ownLine = !isFlow || startsLine(text, (next ?? before).keyStart);
  if (ownLine && !isFlow) {
    // A block scalar ends at the start of the next line.
    if (lineStartAt(text, end) === end && end > before.value.start)
      yield [insertion(end, blanksUpTo(text, before.keyStart) + pair + lineEndOf(text))];
    if (/^\s*(?:#.*)?$/u.test(rest)) yield [insertion(lineEnd, lineBreak + pair)];
  }
  if (ownLine && isFlow) {
    if (next && /^\s*,[ \t]*(?:\/\/.*|#.*|\/\*.*\*\/[ \t]*)?$/u.test(rest))
      yield [insertion(lineEnd, `${lineBreak}${pair},`)];
    yield [insertion(end, `,${lineBreak}${pair}`)];
  }
  if (next) {
    const separator = startsLine(text, next.keyStart)
      ? lineEndOf(text) + blanksUpTo(text, next.keyStart)
      : ' ';
    yield [insertion(next.keyStart, `${pair}${isFlow ? ',' : ''}${isPacked ? '' : separator}`)];
  }
  yield [insertion(end, `,${isPacked ? '' : ' '}${pair}`)];
}

function insertion(at: number, newText: string): OffsetEdit {
  return { start: at, end: at, newText };
}

function startsLine(text: string, at: number): boolean {
  const start = lineStartAt(text, at);
  return start + indentAt(text, start).length === at;
}

/** Blanks up to the column of an offset; what else stands before it (a dash) counts as blanks. */
function blanksUpTo(text: string, at: number): string {
  const start = lineStartAt(text, at);
  // A byte order mark has no width.
  return text.slice(start, at).replace('\uFEFF', '').replaceAll(/[^\t]/gu, ' ');
}
