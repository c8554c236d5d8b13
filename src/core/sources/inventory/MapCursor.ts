import { END, START } from '../json/scanJson.js';
import { ParsedMap } from '../json/parsedNodes.js';
import { toValue, type JsonValue, type MapEntry, type MapNode, type ScalarNode } from '../valueTree.js';

/**
 * The entries of a mapping by number, of one mapping after the other: an inventory has a hundred thousand of them, and nothing is
 * made for one that nobody keeps. What it says is of the mapping that was opened last.
 */
export class MapCursor {
  count = 0;
  keys: readonly string[] = [];
  private values: readonly JsonValue[] = [];
  private parsed: ParsedMap | undefined;
  /** Of a parsed map where the places of each begin. */
  private readonly cells: number[] = [];
  private entries: readonly MapEntry[] = [];

  open(node: MapNode): void {
    if (node instanceof ParsedMap) {
      this.keys = Object.keys(node.plain);
      if (node.cellsInto(this.cells, this.keys)) {
        this.parsed = node;
        this.values = Object.values(node.plain);
        this.count = this.keys.length;
        return;
      }
    }
    const { entries } = node;
    this.parsed = undefined;
    this.entries = entries;
    this.keys = entries.map(({ key }) => key);
    this.values = entries.map(({ value }) => shallow(value));
    this.count = entries.length;
  }

  /** Undefined for maps and lists. */
  scalar(i: number): ScalarNode['value'] | undefined {
    const value = this.values[i]!;
    return typeof value === 'object' && value !== null ? undefined : value;
  }

  /** As `toValue`. */
  value(i: number): JsonValue {
    return this.parsed ? this.values[i]! : toValue(this.entries[i]!.value);
  }

  /** As `scalarText`; of no entry (below 0) it is undefined. */
  text(i: number): string | undefined {
    if (i < 0) return undefined;
    const value = this.scalar(i);
    return value === undefined || value === null ? undefined : String(value);
  }

  isScalar(i: number): boolean {
    return this.scalar(i) !== undefined;
  }

  isNull(i: number): boolean {
    return this.values[i] === null;
  }

  isMap(i: number): boolean {
    const value = this.values[i];
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  }

  /** In one spelling (see `MapEntry`). */
  canonical(i: number): string {
    return this.parsed ? this.parsed.json.canonical(this.keys[i]!) : this.entries[i]!.canonical;
  }

  /** Of the value. */
  start(i: number): number {
    return this.parsed ? this.parsed.json.cells[this.cells[i]! + START]! : this.entries[i]!.value.start;
  }

  /** Of the value. */
  end(i: number): number {
    return this.parsed ? this.parsed.json.cells[this.cells[i]! + END]! : this.entries[i]!.value.end;
  }

  entry(i: number): MapEntry {
    return this.parsed ? this.parsed.entry(this.keys[i]!, this.cells[i]!) : this.entries[i]!;
  }
}

const list: JsonValue[] = [];
const map: JsonValue = {};

/** Enough to tell what kind of value it is. */
function shallow(node: MapEntry['value']): JsonValue {
  return node.kind === 'scalar' ? node.value : node.kind === 'list' ? list : map;
}
