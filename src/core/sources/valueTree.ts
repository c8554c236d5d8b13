/** A JSON or YAML value with its place: offsets are zero-based UTF-16 code units, `end` exclusive. */
export type ValueNode = MapNode | ListNode | ScalarNode;

export interface MapNode {
  kind: 'map';
  start: number;
  end: number;
  readonly entries: MapEntry[];
  /** The value as `toValue` gives it, where the parser gives it at once; to be taken as immutable. */
  readonly plain?: JsonObject;
  /** One entry after the other, each made anew, so that what was made of one can go before the next. */
  each?(): Iterable<MapEntry>;
}

export interface MapEntry {
  key: string;
  /** The key in one spelling (`rootCause` and `Root cause` are `root_cause`), worked out once a text. */
  canonical: string;
  keyStart: number;
  keyEnd: number;
  value: ValueNode;
}

export interface ListNode {
  kind: 'list';
  start: number;
  end: number;
  readonly items: ValueNode[];
  readonly plain?: JsonValue[];
  each?(): Iterable<ValueNode>;
}

export interface ScalarNode {
  kind: 'scalar';
  start: number;
  end: number;
  value: string | number | boolean | null;
}

export interface SyntaxProblem {
  start: number;
  end: number;
  message: string;
  severity: 'error' | 'warning';
}

export interface ValueTree {
  /** Absent for an empty text. With syntax errors: what could be read around them. */
  root: ValueNode | undefined;
  problems: SyntaxProblem[];
  /** Offset of the start of each line, where the parser came by them. */
  lineStarts?: Int32Array;
}

export type JsonObject = { [key: string]: JsonValue };
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

/** The plain value, not to be changed; of a key that is there twice the last wins, as in JSON.parse. */
export function toValue(node: ValueNode): JsonValue {
  if (node.kind === 'scalar') return node.value;
  if (node.plain) return node.plain;
  if (node.kind === 'list') return node.items.map(toValue);
  const value: JsonObject = {};
  for (const entry of node.entries) setKey(value, entry.key, toValue(entry.value));
  return value;
}

/** As a parser does: merely to set `__proto__` would be to change what the object inherits from. */
export function setKey(object: JsonObject, key: string, value: JsonValue): void {
  if (key !== '__proto__') object[key] = value;
  else Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

/** The entries, to be gone through once. */
export function eachEntry(node: MapNode): Iterable<MapEntry> {
  return node.each?.() ?? node.entries;
}

/** The items, to be gone through once. */
export function eachItem(node: ListNode): Iterable<ValueNode> {
  return node.each?.() ?? node.items;
}

export function entryOf({ entries }: MapNode, key: string): MapEntry | undefined {
  for (let i = entries.length - 1; i >= 0; i--) if (entries[i]!.key === key) return entries[i];
  return undefined;
}

/** The text of a string, number or boolean; undefined for null, maps and lists. */
export function scalarText(node: ValueNode | undefined): string | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  return String(node.value);
}
