import { lineRangesAfter, lineRangesOnly, type Lines } from '../references/lineRanges.js';
import { scalarText, type MapEntry, type ValueNode } from '../valueTree.js';

/** Of the source, in characters. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Characters between what is said of one place: farther apart there is something else in between. */
const maxApart = 400;
const path = /^[\x60'"]?([^\s\x60'"():#]+\.\w{1,10})(?=[\x60'"]?[\s:#,(])/u;

/** `src/a.py:12`, `src/a.py:12:5`, `src/a.py#L12-L14`, `src/a.py (line 12)`: a file and lines of it, and nothing else. */
export function placesIn(text: string): { path: string; ranges: readonly Lines[] } | undefined {
  const match = /[:#\s]/.test(text) ? path.exec(text) : null;
  if (!match) return undefined;
  const { ranges, end } = lineRangesAfter(text, match[0].length);
  return ranges.length > 0 && /^[\s)\x60'".]*$/u.test(text.slice(end))
    ? { path: match[1]!, ranges }
    : undefined;
}

/** The lines that the value of a key names, `42`, `"42-50"` or `[42, 50]`, and that of another where they end. */
export function linesOf(value: ValueNode | undefined, end: ValueNode | undefined): readonly Lines[] {
  if (value?.kind === 'list') {
    const numbers = value.items.map((item) => Number(scalarText(item)));
    if (numbers.length === 0 || !numbers.every((each) => Number.isInteger(each) && each > 0)) return [];
    // Two are where it begins and ends.
    if (numbers.length === 2 && numbers[0]! <= numbers[1]!)
      return [{ first: numbers[0]!, last: numbers[1]! }];
    return numbers.map((each) => ({ first: each, last: each }));
  }
  const ranges = lineRangesOnly(scalarText(value) ?? '');
  const last = Number(scalarText(end));
  const [only] = ranges;
  return ranges.length === 1 && Number.isInteger(last) && last > only!.last
    ? [{ first: only!.first, last }]
    : ranges;
}

/** `lines: 350` is how many there are. */
export function isCount(value: ValueNode): boolean {
  return /^\d+$/u.test(scalarText(value) ?? '');
}

/** Where what is said of one place stands: whoever changes one of the values says the place anew. */
export function together(entries: readonly (MapEntry | undefined)[]): Stretch {
  const values = entries.flatMap((entry) => entry?.value ?? []);
  const start = Math.min(...values.map((each) => each.start));
  const end = Math.max(...values.map((each) => each.end));
  return end - start <= maxApart ? { start, end } : values[0]!;
}
