import type { JsonValue, ScalarNode } from '../valueTree.js';
import { canonicalKey } from '../words.js';
import {
  END,
  ESCAPED,
  FALSE,
  KEY,
  KIND,
  LIST,
  MAP,
  NEXT,
  NULL,
  NUMBER,
  START,
  STRING,
  TRUE,
  WIDTH,
} from './JsonScanner.js';
import type { JsonPlaces } from './scanJson.js';

/** A list of a few values, as most are, is made faster than it is parsed again. */
const fewItems = 16 * WIDTH;

/** V8 copies shorter parts of a string anyway. */
const shortest = 13;

/** A text of which the places of all values are known: the values are taken from it where they are asked for. */
export class ParsedJson {
  /** One that stays (ARCHITECTURE.md, "Code that stays compiled"). */
  static readonly lasting = new ParsedJson(
    { text: '', cells: new Int32Array(0), keys: [], lineStarts: new Int32Array(0) },
    false,
  );

  readonly text: string;
  readonly cells: Int32Array;
  private readonly names: readonly string[];
  private readonly canonicalNames: string[] = [];

  /**
   * @param copies strings are copied, else they are parts of the text and keep all of it in memory. Most of an inventory is prose, which
   * its source keeps anyway, until it changes.
   */
  constructor(
    { text, cells, keys }: JsonPlaces,
    private readonly copies: boolean,
  ) {
    this.text = text;
    this.cells = cells;
    this.names = keys;
  }

  /** @param cell where the places of a value begin */
  key(cell: number): string {
    return this.names[this.cells[cell + KEY]!]!;
  }

  /** In one spelling (see `MapEntry`). */
  canonicalKey(cell: number): string {
    const number = this.cells[cell + KEY]!;
    return (this.canonicalNames[number] ??= canonicalKey(this.names[number]!));
  }

  isScalar(cell: number): boolean {
    return this.cells[cell + KIND]! < MAP;
  }

  isMap(cell: number): boolean {
    return this.cells[cell + KIND] === MAP;
  }

  isNull(cell: number): boolean {
    return this.cells[cell + KIND] === NULL;
  }

  /** Undefined for maps and lists. */
  scalar(cell: number): ScalarNode['value'] | undefined {
    const { cells, text } = this;
    const start = cells[cell + START]!;
    const end = cells[cell + END]!;
    switch (cells[cell + KIND]) {
      case STRING:
        if (this.copies && end - start - 2 >= shortest) return JSON.parse(text.slice(start, end)) as string;
        return text.slice(start + 1, end - 1);
      case ESCAPED:
        return JSON.parse(text.slice(start, end)) as string;
      case NUMBER:
        return Number(text.slice(start, end));
      case TRUE:
        return true;
      case FALSE:
        return false;
      case NULL:
        return null;
      default:
        return undefined;
    }
  }

  /** How many values the map or list holds itself. */
  countBelow(cell: number): number {
    const { cells } = this;
    const end = cells[cell + NEXT]!;
    let count = 0;
    for (let at = cell + WIDTH; at < end; at = cells[at + NEXT]!) count++;
    return count;
  }

  value(cell: number): JsonValue {
    const { cells, text } = this;
    if (cells[cell + KIND] === LIST && cells[cell + NEXT]! - cell <= fewItems) return this.list(cell);
    return this.scalar(cell) ?? (JSON.parse(text.slice(cells[cell + START], cells[cell + END])) as JsonValue);
  }

  private list(cell: number): JsonValue[] {
    const { cells } = this;
    const end = cells[cell + NEXT]!;
    const items = new Array<JsonValue>(this.countBelow(cell));
    let i = 0;
    for (let at = cell + WIDTH; at < end; at = cells[at + NEXT]!) items[i++] = this.value(at);
    return items;
  }
}
