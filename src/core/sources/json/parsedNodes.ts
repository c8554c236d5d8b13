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

export class ParsedMap implements MapNode {
  readonly kind = 'map';
  private made: MapEntry[] | undefined = undefined;

  constructor(
    readonly json: ParsedJson,
    private readonly cell: number,
    readonly start: number,
    readonly end: number,
    readonly plain: JsonObject,
  ) {}

  get entries(): MapEntry[] {
    return (this.made ??= this.make());
  }

  *each(): Iterable<MapEntry> {
    const keys = Object.keys(this.plain);
    if (!this.isInOrder(keys)) {
      yield* this.readAgain();
      return;
    }
    let cell = this.cell + WIDTH;
    for (const key of keys) {
      yield this.entry(key, cell);
      cell = this.json.cells[cell + NEXT]!;
    }
  }

  private make(): MapEntry[] {
    const { cells } = this.json;
    const keys = Object.keys(this.plain);
    if (!this.isInOrder(keys)) return this.readAgain();
    const made: MapEntry[] = [];
    let cell = this.cell + WIDTH;
    for (let i = 0; i < keys.length; i++) {
      made.push(this.entry(keys[i]!, cell));
      cell = cells[cell + NEXT]!;
    }
    return made;
  }

  /** Takes down where the places of each entry begin. False where the keys are not in the order of the text. */
  cellsInto(cells: number[], keys: readonly string[]): boolean {
    if (!this.isInOrder(keys)) return false;
    let cell = this.cell + WIDTH;
    for (let i = 0; i < keys.length; i++) {
      cells[i] = cell;
      cell = this.json.cells[cell + NEXT]!;
    }
    return true;
  }

  /** @param cell where the places of its value begin */
  entry(key: string, cell: number): MapEntry {
    const { json, plain } = this;
    return {
      key,
      canonical: json.canonical(key),
      keyStart: json.cells[cell + KEY_START]!,
      keyEnd: json.cells[cell + KEY_END]!,
      value: parsedNode(json, cell, plain[key]!),
    };
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
    return (this.made ??= this.make());
  }

  *each(): Iterable<ValueNode> {
    const { json, plain } = this;
    let cell = this.cell + WIDTH;
    for (const item of plain) {
      yield parsedNode(json, cell, item);
      cell = json.cells[cell + NEXT]!;
    }
  }

  private make(): ValueNode[] {
    const { json, plain } = this;
    const made: ValueNode[] = [];
    let cell = this.cell + WIDTH;
    for (let i = 0; i < plain.length; i++) {
      made.push(parsedNode(json, cell, plain[i]!));
      cell = json.cells[cell + NEXT]!;
    }
    return made;
  }
}
