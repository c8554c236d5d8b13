import type { JsonObject, JsonValue } from '../../sources/valueTree.js';

/** A JSON or YAML value in its text: offsets are zero-based UTF-16 code units, `end` exclusive and after the last character of content. */
export type DataNode = DataMap | DataList | DataScalar | DataOpaque;

interface Place {
  start: number;
  end: number;
}

export interface DataMap extends Place {
  kind: 'map';
  /** In brackets. */
  flow: boolean;
  entries: DataEntry[];
  /** What merge keys (`<<`) give it beyond its own entries. */
  inherited?: JsonObject;
}

export interface DataEntry {
  key: string;
  /** Of the entry with its anchor or `?`; the key itself is `[keyStart, keyEnd)`. */
  start: number;
  keyStart: number;
  keyEnd: number;
  /** Offset after the colon; undefined where a key stands alone. */
  afterColon: number | undefined;
  value: DataNode;
  /** An anchor or tag stands before the value. */
  marked: boolean;
}

export interface DataList extends Place {
  kind: 'list';
  flow: boolean;
  items: DataNode[];
  /** Where each item begins: its dash, or itself in brackets. */
  itemStarts: number[];
}

export interface DataScalar extends Place {
  kind: 'scalar';
  value: string | number | boolean | null;
  /** Nothing is written. */
  empty: boolean;
  tag?: string;
}

/** What is not looked into: an alias, a collection with a tag. */
export interface DataOpaque extends Place {
  kind: 'opaque';
  value: JsonValue;
}

/** The plain value; what a map says itself wins over what merge keys give it. */
export function plainOf(node: DataNode): JsonValue {
  if (node.kind === 'list') return node.items.map(plainOf);
  if (node.kind !== 'map') {
    // A tag makes another value of the same text.
    return node.kind === 'scalar' && node.tag !== undefined ? { [node.tag]: node.value } : node.value;
  }
  const object = emptyObject();
  for (const [key, value] of Object.entries(node.inherited ?? {})) object[key] = value;
  for (const { key, value } of node.entries) if (key !== mergeKey) object[key] = plainOf(value);
  return object;
}

/** YAML's key that takes over the entries of another map. */
export const mergeKey = '<<';

/** Without a prototype, so that `__proto__` is a key like any other. */
export function emptyObject(): JsonObject {
  return Object.create(null) as JsonObject;
}

export function isScalarList(node: DataList): boolean {
  return node.items.every(({ kind }) => kind === 'scalar');
}

/** Same data: the order of keys does not count, that of items does. */
export function sameData(a: JsonValue, b: JsonValue): boolean {
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, i) => sameData(item, b[i]!));
  }
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return Object.is(a, b);
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && sameData(a[key]!, b[key]!));
}

export function entryFor(map: DataMap, key: string): DataEntry | undefined {
  return map.entries.find((entry) => entry.key === key);
}

/** `jobs.build`, with keys that are no plain names in brackets. */
export function dataPath(keys: readonly string[]): string {
  return keys.reduce((path, key) => {
    if (!/^(?:[\w$@/-]+|<<)$/u.test(key)) return `${path}[${JSON.stringify(key)}]`;
    return path === '' ? key : `${path}.${key}`;
  }, '');
}
