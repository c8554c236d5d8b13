import type { JsonObject, JsonValue, ListNode, MapEntry, MapNode, ValueNode } from '../valueTree.js';
import { parseJsonc } from './parseJsonc.js';
import { END, KEY_END, KEY_START, NEXT, START, WIDTH, type JsonPlaces } from './scanJson.js';

/** A text that was read at once: its plain value is there, and the nodes are made of it where they are asked for. */
export interface ParsedJson extends JsonPlaces {
  canonical: (key: string) => string;
}

/** The node of the value whose places begin at `cell`. */
export function parsedNode(json: ParsedJson, cell: number, plain: JsonValue): ValueNode {
  const start = json.cells[cell + START]!;
  const end = json.cells[cell + END]!;
  if (typeof plain !== 'object' || plain === null) return { kind: 'scalar', start, end, value: plain };
  return Array.isArray(plain)
    ? new ParsedList(json, cell, start, end, plain)
    : new ParsedMap(json, cell, start, end, plain);
}

class ParsedMap implements MapNode {
  readonly kind = 'map';
  private made: MapEntry[] | undefined = undefined;

  constructor(
    private readonly json: ParsedJson,
    private readonly cell: number,
    readonly start: number,
    readonly end: number,
    readonly plain: JsonObject,
  ) {}

  get entries(): MapEntry[] {
    if (this.made === undefined) {
      const made: MapEntry[] = [];
      this.forEach((entry) => made.push(entry));
      this.made = made;
    }
    return this.made;
  }

  forEach(visit: (entry: MapEntry) => void): void {
    const { json, plain } = this;
    const { cells } = json;
    const keys = Object.keys(plain);
    if (!this.isInOrder(keys)) {
      for (const entry of this.readAgain()) visit(entry);
      return;
    }
    let cell = this.cell + WIDTH;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i]!;
      visit({
        key,
        canonical: json.canonical(key),
        keyStart: cells[cell + KEY_START]!,
        keyEnd: cells[cell + KEY_END]!,
        value: parsedNode(json, cell, plain[key]!),
      });
      cell = cells[cell + NEXT]!;
    }
  }

  /** JavaScript has each key once, and those that are numbers first, in their own order. */
  private isInOrder(keys: readonly string[]): boolean {
    const { cells, text } = this.json;
    const end = cells[this.cell + NEXT]!;
    let cell = this.cell + WIDTH;
    for (const key of keys) {
      if (cell >= end) return false;
      const first = key.charCodeAt(0);
      if (first >= 0x30 && first <= 0x39 && !text.startsWith(`"${key}"`, cells[cell + KEY_START]))
        return false;
      cell = cells[cell + NEXT]!;
    }
    return cell === end;
  }

  private readAgain(): MapEntry[] {
    const { root } = parseJsonc(this.json.text.slice(this.start, this.end), this.start);
    return root?.kind === 'map' ? root.entries : [];
  }
}

class ParsedList implements ListNode {
  readonly kind = 'list';
  private made: ValueNode[] | undefined = undefined;

  constructor(
    private readonly json: ParsedJson,
    private readonly cell: number,
    readonly start: number,
    readonly end: number,
    readonly plain: JsonValue[],
  ) {}

  get items(): ValueNode[] {
    if (this.made === undefined) {
      const made: ValueNode[] = [];
      this.forEach((item) => made.push(item));
      this.made = made;
    }
    return this.made;
  }

  forEach(visit: (item: ValueNode) => void): void {
    const { json, plain } = this;
    let cell = this.cell + WIDTH;
    for (let i = 0; i < plain.length; i++) {
      visit(parsedNode(json, cell, plain[i]!));
      cell = json.cells[cell + NEXT]!;
    }
  }
}
