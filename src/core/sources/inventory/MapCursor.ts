import { END, START } from '../json/JsonScanner.js';
import { ParsedMap, parsedEntry } from '../json/parsedNodes.js';
import type { ParsedJson } from '../json/ParsedJson.js';
import { toValue, type JsonValue, type MapEntry, type MapNode, type ScalarNode } from '../valueTree.js';

/**
 * The entries of a mapping by number, of one mapping after the other: an inventory has a hundred thousand of them, and nothing is
 * made for one that nobody keeps. What it says is of the mapping that was opened last.
 */
export class MapCursor {
  count = 0;
  private json: ParsedJson | undefined;
  /** Of a parsed map where the places of each begin. */
  private readonly cells: number[] = [];
  private entries: readonly MapEntry[] = [];

  open(node: MapNode): void {
    if (node instanceof ParsedMap) {
      this.json = node.json;
      this.count = node.cellsInto(this.cells);
      return;
    }
    this.json = undefined;
    this.entries = node.entries;
    this.count = this.entries.length;
  }

  get keys(): string[] {
    return Array.from({ length: this.count }, (_, i) => this.key(i));
  }

  key(i: number): string {
    return this.json ? this.json.key(this.cells[i]!) : this.entries[i]!.key;
  }

  /** Undefined for maps and lists. */
  scalar(i: number): ScalarNode['value'] | undefined {
    if (this.json) return this.json.scalar(this.cells[i]!);
    const { value } = this.entries[i]!;
    return value.kind === 'scalar' ? value.value : undefined;
  }

  /** As `toValue`. */
  value(i: number): JsonValue {
    return this.json ? this.json.value(this.cells[i]!) : toValue(this.entries[i]!.value);
  }

  /** As `scalarText`; of no entry (below 0) it is undefined. */
  text(i: number): string | undefined {
    if (i < 0) return undefined;
    const value = this.scalar(i);
    return value === undefined || value === null ? undefined : String(value);
  }

  /** Whether there is a text; of no entry (below 0) there is none. */
  hasText(i: number): boolean {
    return i >= 0 && this.isScalar(i) && !this.isNull(i);
  }

  isScalar(i: number): boolean {
    return this.json ? this.json.isScalar(this.cells[i]!) : this.entries[i]!.value.kind === 'scalar';
  }

  isNull(i: number): boolean {
    return this.json ? this.json.isNull(this.cells[i]!) : isNull(this.entries[i]!.value);
  }

  isMap(i: number): boolean {
    return this.json ? this.json.isMap(this.cells[i]!) : this.entries[i]!.value.kind === 'map';
  }

  /** In one spelling (see `MapEntry`). */
  canonical(i: number): string {
    return this.json ? this.json.canonicalKey(this.cells[i]!) : this.entries[i]!.canonical;
  }

  /** Of the value. */
  start(i: number): number {
    return this.json ? this.json.cells[this.cells[i]! + START]! : this.entries[i]!.value.start;
  }

  /** Of the value. */
  end(i: number): number {
    return this.json ? this.json.cells[this.cells[i]! + END]! : this.entries[i]!.value.end;
  }

  entry(i: number): MapEntry {
    return this.json ? parsedEntry(this.json, this.cells[i]!) : this.entries[i]!;
  }
}

function isNull(node: MapEntry['value']): boolean {
  return node.kind === 'scalar' && node.value === null;
}
