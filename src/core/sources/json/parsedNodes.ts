import type { JsonObject, JsonValue, ListNode, MapEntry, MapNode, ValueNode } from '../valueTree.js';
import { END, KEY_END, KEY_START, LIST, KIND, NEXT, START, WIDTH } from './JsonScanner.js';
import { ParsedJson } from './ParsedJson.js';

/** The node of the value whose places begin at `cell`. */
export function parsedNode(json: ParsedJson, cell: number): ValueNode {
  const start = json.cells[cell + START]!;
  const end = json.cells[cell + END]!;
  const value = json.scalar(cell);
  if (value !== undefined) return { kind: 'scalar', start, end, value };
  return json.cells[cell + KIND] === LIST
    ? new ParsedList(json, cell, start, end)
    : new ParsedMap(json, cell, start, end);
}

export function parsedEntry(json: ParsedJson, cell: number): MapEntry {
  return {
    key: json.key(cell),
    canonical: json.canonicalKey(cell),
    keyStart: json.cells[cell + KEY_START]!,
    keyEnd: json.cells[cell + KEY_END]!,
    value: parsedNode(json, cell),
  };
}

export class ParsedMap implements MapNode {
  /** One that stays (ARCHITECTURE.md, "Code that stays compiled"). */
  static readonly lasting = new ParsedMap(ParsedJson.lasting, 0, 0, 0);

  readonly kind = 'map';
  private made: MapEntry[] | undefined = undefined;
  private value: JsonObject | undefined = undefined;

  constructor(
    readonly json: ParsedJson,
    private readonly cell: number,
    readonly start: number,
    readonly end: number,
  ) {}

  get entries(): MapEntry[] {
    return (this.made ??= this.make());
  }

  get plain(): JsonObject {
    return (this.value ??= this.json.value(this.cell) as JsonObject);
  }

  *each(): Generator<MapEntry> {
    const { cells } = this.json;
    const end = cells[this.cell + NEXT]!;
    for (let at = this.cell + WIDTH; at < end; at = cells[at + NEXT]!) yield parsedEntry(this.json, at);
  }

  /** Takes down where the places of each entry begin. @returns how many there are */
  cellsInto(places: number[]): number {
    const { cells } = this.json;
    const end = cells[this.cell + NEXT]!;
    let count = 0;
    for (let at = this.cell + WIDTH; at < end; at = cells[at + NEXT]!) places[count++] = at;
    return count;
  }

  private make(): MapEntry[] {
    const { cells } = this.json;
    const end = cells[this.cell + NEXT]!;
    const made = new Array<MapEntry>(this.json.countBelow(this.cell));
    let i = 0;
    for (let at = this.cell + WIDTH; at < end; at = cells[at + NEXT]!) made[i++] = parsedEntry(this.json, at);
    return made;
  }
}

class ParsedList implements ListNode {
  /** One that stays (ARCHITECTURE.md, "Code that stays compiled"). */
  static readonly lasting = new ParsedList(ParsedJson.lasting, 0, 0, 0);

  readonly kind = 'list';
  private made: ValueNode[] | undefined = undefined;
  private value: JsonValue[] | undefined = undefined;

  constructor(
    private readonly json: ParsedJson,
    private readonly cell: number,
    readonly start: number,
    readonly end: number,
  ) {}

  get items(): ValueNode[] {
    return (this.made ??= this.make());
  }

  get plain(): JsonValue[] {
    return (this.value ??= this.json.value(this.cell) as JsonValue[]);
  }

  *each(): Generator<ValueNode> {
    const { cells } = this.json;
    const end = cells[this.cell + NEXT]!;
    for (let at = this.cell + WIDTH; at < end; at = cells[at + NEXT]!) yield parsedNode(this.json, at);
  }

  private make(): ValueNode[] {
    const { cells } = this.json;
    const end = cells[this.cell + NEXT]!;
    const made = new Array<ValueNode>(this.json.countBelow(this.cell));
    let i = 0;
    for (let at = this.cell + WIDTH; at < end; at = cells[at + NEXT]!) made[i++] = parsedNode(this.json, at);
    return made;
  }
}
