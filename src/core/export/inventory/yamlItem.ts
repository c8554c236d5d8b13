import { Document, Scalar } from 'yaml';
import type { JsonValue } from '../../sources/valueTree.js';

export interface YamlMap {
  [key: string]: JsonValue;
}

/** Columns that a line may fill; only what cannot be broken (a word, code) goes beyond. */
const width = 100;
/** Lists whose maps stand on one line each, where they fit. */
const flowLists = new Set(['anchors']);
/** No line breaks inside of double quotes, wherever they stand. */
const quoting = { doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER, flowCollectionPadding: false };
/** Parsers of YAML 1.1 take `yes` and `12:30` for something else: such texts are quoted for them. */
const document = new Document(null, { compat: 'yaml-1.1' });

/**
 * An item of a list as a person would write it: lines without line ends, the first one beginning with `- `. The lines go
 * to the column `column`; `indentLists` is whether lists below a key are indented. Scalars are written by `yaml`.
 */
export function yamlItem(value: YamlMap, column: number, indentLists: boolean): string[] {
  return dashed(mapLines(value, column + 2, indentLists));
}

/** The same on one line, for a list that is written in brackets. */
export function yamlFlow(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(yamlFlow).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(([key, part]) => `${key}: ${yamlFlow(part)}`);
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
  }
  const scalar = new Scalar(value);
  if (typeof value === 'string' && value.includes('\n')) scalar.type = Scalar.QUOTE_DOUBLE;
  // Written inside of brackets, since there more characters need quotes.
  const list = document.createNode([scalar]);
  list.flow = true;
  document.contents = list;
  return document
    .toString({ ...quoting, lineWidth: 0 })
    .trim()
    .slice(1, -1);
}

function mapLines(map: YamlMap, column: number, indentLists: boolean): string[] {
  return Object.entries(map).flatMap(([key, value]) => pairLines(key, value, column, indentLists));
}

function pairLines(key: string, value: JsonValue, column: number, indentLists: boolean): string[] {
  if (typeof value !== 'object' || value === null) return scalarLines(key, value, column);
  const flow = `${key}: ${yamlFlow(value)}`;
  const plainList = Array.isArray(value) && value.every((item) => typeof item !== 'object');
  if (fits(flow, column) && (plainList || !Array.isArray(value))) return [flow];
  const inner = Array.isArray(value) && !indentLists ? '' : '  ';
  const below = column + inner.length;
  const lines = Array.isArray(value)
    ? value.flatMap((item) => itemLines(key, item, below, indentLists))
    : mapLines(value, below, indentLists);
  return [`${key}:`, ...indented(lines, inner)];
}

function itemLines(list: string, item: JsonValue, column: number, indentLists: boolean): string[] {
  if (typeof item !== 'object' || item === null) return [`- ${yamlFlow(item)}`];
  const flow = `- ${yamlFlow(item)}`;
  if (Array.isArray(item) || (flowLists.has(list) && fits(flow, column))) return [flow];
  return dashed(mapLines(item, column + 2, indentLists));
}

function scalarLines(key: string, value: string | number | boolean | null, column: number): string[] {
  const scalar = new Scalar(value);
  if (typeof value === 'string') {
    const type = scalarType(key, value, column);
    if (type) scalar.type = type;
  }
  document.contents = document.createNode({ [key]: scalar });
  const text = document.toString({ ...quoting, lineWidth: Math.max(40, width - column) });
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}

/** Code as it is; several lines as a block; a long line folded; undefined for what `yaml` does by itself. */
function scalarType(key: string, value: string, column: number): Scalar.Type | undefined {
  if (key === 'code') return value.trim() === '' ? Scalar.QUOTE_DOUBLE : Scalar.BLOCK_LITERAL;
  if (value.includes('\n')) return isBlock(value) ? Scalar.BLOCK_LITERAL : Scalar.QUOTE_DOUBLE;
  if (fits(`${key}: ${value}`, column)) return undefined;
  return /^\S+(?: \S+)*$/u.test(value) ? Scalar.BLOCK_FOLDED : Scalar.QUOTE_DOUBLE;
}

/** Begins and ends with something to be seen, so that no reader can take its first or last line for layout. */
function isBlock(value: string): boolean {
  return /^\S/u.test(value) && /\S$/u.test(value);
}

function fits(line: string, column: number): boolean {
  return column + line.length <= width;
}

function dashed(lines: readonly string[]): string[] {
  return indented(lines, '  ').map((line, i) => (i === 0 ? `- ${line.slice(2)}` : line));
}

/** Empty lines stay empty: inside of a block they mean the same. */
export function indented(lines: readonly string[], indent: string): string[] {
  return lines.map((line) => (line === '' ? '' : indent + line));
}
