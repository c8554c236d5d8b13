import * as l10n from '@vscode/l10n';
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
  type CST,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import type { JsonObject, JsonValue } from '../../../sources/valueTree.js';
import { yamlProblem } from '../../../sources/yamlProblem.js';
import { LineIndex } from '../../../text/LineIndex.js';
import { unreadable, type MergeText } from '../../MergeText.js';
import { Refusal } from '../../python/Refusal.js';
import { emptyObject, mergeKey, type DataEntry, type DataNode } from '../DataNode.js';

const maxAliases = 1000;

/** The documents of a YAML text that hold something. What does not parse is refused. */
export function readYamlData(text: string, which: MergeText): DataNode[] {
  const parsed = parseAllDocuments(text, {
    keepSourceTokens: true,
    merge: true,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const documents: Document[] = Array.isArray(parsed) ? parsed : [];
  for (const { errors } of documents) {
    const [error] = errors;
    if (!error) continue;
    const line = new LineIndex(text).position(error.pos[0]).line + 1;
    throw new Refusal(unreadable(which, 'YAML', line, yamlProblem(error)));
  }
  return documents.flatMap((document) => {
    const { contents } = document;
    if (contents === null || (isScalar(contents) && contents.value === null && !contents.srcToken)) return [];
    return [new Reader(text, which, document).node(contents, contents.range![0])];
  });
}

class Reader {
  constructor(
    private readonly text: string,
    private readonly which: MergeText,
    private readonly document: Document,
  ) {}

  /** `at`: where it would stand if it were empty. */
  node(node: Node | null, at: number): DataNode {
    const [start, end] = node?.range ?? [at, at];
    if (isAlias(node)) return { kind: 'opaque', start, end, value: this.resolved(node) };
    if (!isMap(node) && !isSeq(node)) return this.scalar(node, at);
    const inner = isMap(node)
      ? this.map(node, start, end)
      : this.list(node.items as (Node | null)[], node, start, end);
    if (node.tag === undefined || node.tag === '') return inner;
    return { kind: 'opaque', start: inner.start, end: inner.end, value: [node.tag, this.resolved(node)] };
  }

  private scalar(node: Node | null, at: number): DataNode {
    const token = node?.srcToken;
    if (!isScalar(node) || !token) return { kind: 'scalar', start: at, end: at, value: null, empty: true };
    const [start, valueEnd] = node.range!;
    const { value } = node;
    const plain =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
    const end = token.type === 'block-scalar' ? this.blockScalarEnd(start, valueEnd) : valueEnd;
    const tag = node.tag === undefined ? {} : { tag: node.tag };
    return {
      kind: 'scalar',
      start,
      end,
      value: value instanceof Date ? String(value) : plain,
      empty: false,
      ...tag,
    };
  }

  /** Blank lines after it are not its content, unless it says that they are. */
  private blockScalarEnd(start: number, valueEnd: number): number {
    const header = /^[|>][^\r\n]*/u.exec(this.text.slice(start, valueEnd))?.[0] ?? '';
    const content = this.text.slice(start, valueEnd);
    const keeps = header.replace(/\s#.*$/u, '').includes('+');
    return (
      start + (keeps ? content.replace(/\r?\n$/u, '') : content.replace(/(?:\r?\n[ \t]*)+$/u, '')).length
    );
  }

  private map(node: YAMLMap, start: number, end: number): DataNode {
    const entries = (node.items as Pair<Node, Node | null>[]).map((pair) => this.entry(pair));
    const inherited = this.inherited(node);
    const flow = node.flow === true;
    const last = entries[entries.length - 1];
    return {
      kind: 'map',
      flow,
      start: flow ? start : (entries[0]?.start ?? start),
      end: flow || !last ? end : last.value.end,
      entries,
      ...(inherited ? { inherited } : {}),
    };
  }

  private entry(pair: Pair<Node, Node | null>): DataEntry {
    const { key } = pair;
    if (!isScalar(key) || !key.range) throw new Refusal(keyOfParts(this.which));
    const [keyStart, keyEnd] = key.range;
    const { start = [], sep = [] } = (pair.srcToken ?? {}) as Partial<CST.CollectionItem>;
    const colon = sep.find(({ type }) => type === 'map-value-ind');
    const marks = sep.filter(({ type }) => type === 'anchor' || type === 'tag');
    const afterColon = colon && colon.offset + 1;
    const lastMark = marks[marks.length - 1];
    const before = start.find(
      ({ type }) =>
        type !== 'space' &&
        type !== 'newline' &&
        type !== 'comment' &&
        type !== 'comma' &&
        type !== 'seq-item-ind',
    );
    return {
      key:
        typeof key.value === 'symbol' || this.text.slice(keyStart, keyEnd) === mergeKey
          ? mergeKey
          : String(key.value),
      start: before?.offset ?? keyStart,
      keyStart,
      keyEnd,
      afterColon,
      value: this.node(
        pair.value,
        lastMark ? lastMark.offset + lastMark.source.length : (afterColon ?? keyEnd),
      ),
      marked: marks.length > 0,
    };
  }

  private list(items: readonly (Node | null)[], node: Node, start: number, end: number): DataNode {
    const flow = 'flow' in node && node.flow === true;
    const tokens = (node.srcToken as CST.BlockSequence | CST.FlowCollection).items;
    const dashes = tokens.flatMap(
      (item) => item.start.find(({ type }) => type === 'seq-item-ind')?.offset ?? [],
    );
    const nodes = items.map((item, i) => this.node(item, (dashes[i] ?? start) + 1));
    return {
      kind: 'list',
      flow,
      start: flow ? start : (dashes[0] ?? start),
      end: flow ? end : (nodes[nodes.length - 1]?.end ?? end),
      items: nodes,
      itemStarts: flow ? nodes.map((each) => each.start) : dashes,
    };
  }

  /** What the merge keys of a map bring; the first to name a key wins (https://yaml.org/type/merge.html). */
  private inherited(node: YAMLMap): JsonObject | undefined {
    let all: JsonObject | undefined;
    for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
      if (!isScalar(key) || !key.range || this.text.slice(key.range[0], key.range[1]) !== mergeKey) continue;
      all ??= emptyObject();
      const sources = isSeq(value) ? (value.items as Node[]) : [value];
      for (const source of sources) {
        const object = source ? this.resolved(source) : null;
        if (typeof object !== 'object' || object === null || Array.isArray(object)) continue;
        for (const [name, each] of Object.entries(object)) if (!Object.hasOwn(all, name)) all[name] = each;
      }
    }
    return all;
  }

  private resolved(node: Node): JsonValue {
    try {
      return node.toJS(this.document, { maxAliasCount: maxAliases }) as JsonValue;
    } catch {
      throw new Refusal(badAlias(this.which));
    }
  }
}

function keyOfParts(which: MergeText): string {
  switch (which) {
    case 'file':
      return l10n.t('The file has a key that is no single value.');
    case 'template':
      return l10n.t('The template has a key that is no single value.');
    case 'result':
      return l10n.t('The file after the merge has a key that is no single value.');
  }
}

function badAlias(which: MergeText): string {
  switch (which) {
    case 'file':
      return l10n.t('The file has aliases that cannot be followed, or too many of them.');
    case 'template':
      return l10n.t('The template has aliases that cannot be followed, or too many of them.');
    case 'result':
      return l10n.t('The file after the merge has aliases that cannot be followed, or too many of them.');
  }
}
