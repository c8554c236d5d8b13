import type { Edit } from 'jsonc-parser';

interface Place {
  readonly start: number;
  readonly end: number;
}

/** A JSON list, or an object with its members as items; offsets zero-based, `end` exclusive, brackets included. */
export interface JsonList extends Place {
  readonly items: readonly Place[];
}

type NewItem = string | ((indent: string, eol: string) => string);

/** Adds an item at the end, on a line of its own where the others have theirs; comments and a trailing comma stay. */
export function appendTo(text: string, list: JsonList, item: NewItem): Edit[] {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const written = (indent: string): string => (typeof item === 'string' ? item : item(indent, eol));
  const last = list.items.at(-1);
  const outer = indentAt(text, list.start);
  if (!last) {
    const indent = `${outer}${step(text, outer)}`;
    const before = `${eol}${indent}${written(indent)}`;
    const rest = text.slice(list.start + 1, list.end - 1);
    const content = rest.trim() === '' ? `${before}${eol}${outer}` : `${before}${rest}`;
    return [{ offset: list.start + 1, length: rest.length, content }];
  }
  const indent = indentAt(text, last.start);
  const ownLine = text.slice(lineStart(text, last.start), last.start).trim() === '';
  if (!ownLine) {
    // Where the members of an object stand on one line there is no indentation to follow.
    return [{ offset: last.end, length: 0, content: `, ${written(outer)}` }];
  }
  const rest = text.slice(last.end, list.end - 1);
  const lineEnd = rest.search(/\r?\n/u);
  if (lineEnd < 0 || rest.includes('/*'))
    return [{ offset: last.end, length: 0, content: `,${eol}${indent}${written(indent)}` }];
  const hasComma = /^\s*,/u.test(rest);
  return [
    ...(hasComma ? [] : [{ offset: last.end, length: 0, content: ',' }]),
    {
      offset: last.end + lineEnd,
      length: 0,
      content: `${eol}${indent}${written(indent)}${hasComma ? ',' : ''}`,
    },
  ];
}

/** Takes the items out, each with a comma. `indexes` in ascending order. */
export function removeFrom(list: JsonList, indexes: readonly number[]): Edit[] {
  const { items } = list;
  const gone = new Set(indexes);
  if (gone.size === 0) return [];
  if (gone.size === items.length)
    return [{ offset: list.start + 1, length: list.end - list.start - 2, content: '' }];
  // From each item that goes to the next one; the last ones from the end of the last that stays.
  let lastKept = items.length - 1;
  while (gone.has(lastKept)) lastKept--;
  const edits = indexes.filter((i) => i < lastKept).map((i) => cut(items[i]!.start, items[i + 1]!.start));
  if (lastKept < items.length - 1) edits.push(cut(items[lastKept]!.end, items.at(-1)!.end));
  return edits;
}

function cut(start: number, end: number): Edit {
  return { offset: start, length: end - start, content: '' };
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function indentAt(text: string, offset: number): string {
  return /^[ \t]*/u.exec(text.slice(lineStart(text, offset), offset))![0];
}

function step(text: string, outer: string): string {
  return outer.startsWith('\t') || /^\t/mu.test(text) ? '\t' : '  ';
}
