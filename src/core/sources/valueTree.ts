/** A JSON or YAML value with its place: offsets are zero-based UTF-16 code units, `end` exclusive. */
export type ValueNode = MapNode | ListNode | ScalarNode;

export interface MapNode {
  kind: 'map';
  start: number;
  end: number;
  entries: MapEntry[];
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
  items: ValueNode[];
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
}

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** The plain value; of a key that is there twice the last wins, as in JSON.parse. */
export function toValue(node: ValueNode): JsonValue {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(toValue);
  const value: { [key: string]: JsonValue } = {};
  for (const entry of node.entries) {
    Object.defineProperty(value, entry.key, {
      value: toValue(entry.value),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return value;
}

export function entryOf(node: MapNode, key: string): MapEntry | undefined {
  return node.entries.findLast((entry) => entry.key === key);
}

/** The text of a string, number or boolean; undefined for null, maps and lists. */
export function scalarText(node: ValueNode | undefined): string | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  return String(node.value);
}
