import { parseTOML, type AST } from 'toml-eslint-parser';
import { entryOf, type MapEntry, type MapNode, type ValueNode } from '../../sources/valueTree.js';

/** One built tree, and the map of each table by its path, so that finding it takes no search. */
interface Tree {
  root: MapNode;
  maps: Map<MapNode, Map<string, MapNode>>;
}

/**
 * TOML as the tree of values that JSON and YAML are read to; strings keep their quotes in the range. Never throws: of a text that
 * does not parse, the entries that do are given. Array tables are lists of maps.
 */
export function parseToml(text: string): MapNode {
  const tree: Tree = { root: emptyMap(0, text.length), maps: new Map() };
  if (addPart(tree, text, 0)) return tree.root;
  for (const table of pieces(text, /^[ \t]*\[/u)) {
    if (addPart(tree, table.text, table.start)) continue;
    const header = /^[ \t]*\[[^\n]*\n?/u.exec(table.text)?.[0] ?? '';
    const body = table.text.slice(header.length);
    for (const entry of pieces(
      body,
      /^(?:[\w-]+|"[^"\n]*"|'[^'\n]*')(?:\s*\.\s*(?:[\w-]+|"[^"\n]*"|'[^'\n]*'))*\s*=/u,
    ))
      addPart(tree, header + entry.text, table.start, header.length, entry.start);
  }
  return tree.root;
}

/** The text in pieces that each begin with a line of this form. */
function pieces(text: string, beginsWith: RegExp): { text: string; start: number }[] {
  const starts = [0];
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at);
    const next = end < 0 ? text.length : end + 1;
    if (at > 0 && beginsWith.test(text.slice(at, Math.min(next, at + 400)))) starts.push(at);
    at = next;
  }
  return starts.map((start, i) => ({ text: text.slice(start, starts[i + 1] ?? text.length), start }));
}

/** False when the part does not parse. It stands at `start`, and `skipped` characters of the file are left out after `head`. */
function addPart(tree: Tree, text: string, start: number, head = 0, skipped = 0): boolean {
  let program: AST.TOMLProgram;
  try {
    program = parseTOML(text);
    new Part(tree, start, head, skipped).add(program.body[0].body);
  } catch {
    // The file is being edited; its language's own extension says what is wrong.
    return false;
  }
  return true;
}

class Part {
  constructor(
    private readonly tree: Tree,
    private readonly start: number,
    private readonly head: number,
    private readonly skipped: number,
  ) {}

  add(body: (AST.TOMLKeyValue | AST.TOMLTable)[]): void {
    for (const node of body) {
      if (node.type === 'TOMLKeyValue') {
        this.addEntry(this.tree.root, node);
        continue;
      }
      const keys = node.key.keys;
      let map = this.tree.root;
      for (const [i, key] of keys.entries()) {
        const fresh = node.kind === 'array' && i === keys.length - 1;
        map = fresh ? this.newElement(map, key) : this.inner(map, key);
      }
      for (const entry of node.body) this.addEntry(map, entry);
    }
  }

  private addEntry(map: MapNode, node: AST.TOMLKeyValue): void {
    const keys = node.key.keys;
    for (const key of keys.slice(0, -1)) map = this.inner(map, key);
    map.entries.push(this.entry(keys.at(-1)!, this.value(node.value)));
  }

  private value(node: AST.TOMLContentNode): ValueNode {
    const [start, end] = this.place(node);
    if (node.type === 'TOMLArray')
      return { kind: 'list', start, end, items: node.elements.map((element) => this.value(element)) };
    if (node.type === 'TOMLInlineTable') {
      const map = emptyMap(start, end);
      for (const entry of node.body) this.addEntry(map, entry);
      return map;
    }
    const { value } = node;
    const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return { kind: 'scalar', value: plain ? value : null, start, end };
  }

  private inner(map: MapNode, key: AST.TOMLBare | AST.TOMLQuoted): MapNode {
    const name = nameOf(key);
    const known = this.tree.maps.get(map)?.get(name);
    if (known) return known;
    const [start, end] = this.place(key);
    const inner = emptyMap(start, end);
    map.entries.push(this.entry(key, inner));
    this.remember(map, name, inner);
    return inner;
  }

  /** `[[name]]`: later `[name.x]` belong to this element. */
  private newElement(map: MapNode, key: AST.TOMLBare | AST.TOMLQuoted): MapNode {
    const [start, end] = this.place(key);
    const element = emptyMap(start, end);
    map.entries.push(this.entry(key, { kind: 'list', start, end, items: [element] }));
    this.remember(map, nameOf(key), element);
    return element;
  }

  private remember(map: MapNode, name: string, inner: MapNode): void {
    let children = this.tree.maps.get(map);
    if (!children) this.tree.maps.set(map, (children = new Map<string, MapNode>()));
    children.set(name, inner);
  }

  private entry(key: AST.TOMLBare | AST.TOMLQuoted, value: ValueNode): MapEntry {
    const [keyStart, keyEnd] = this.place(key);
    const name = nameOf(key);
    return { key: name, canonical: name, keyStart, keyEnd, value };
  }

  private place({ range }: { range: readonly [number, number] }): [number, number] {
    return [this.at(range[0]), this.at(range[1])];
  }

  private at(offset: number): number {
    return this.start + offset + (offset >= this.head ? this.skipped : 0);
  }
}

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === 'TOMLBare' ? key.name : key.value;
}

function emptyMap(start: number, end: number): MapNode {
  return { kind: 'map', start, end, entries: [] };
}

/** The map at a path of keys. */
export function mapAt(node: ValueNode | undefined, ...keys: readonly string[]): MapNode | undefined {
  let at = node;
  for (const key of keys) at = at?.kind === 'map' ? entryOf(at, key)?.value : undefined;
  return at?.kind === 'map' ? at : undefined;
}
