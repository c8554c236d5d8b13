import * as l10n from '@vscode/l10n';
import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseAllDocuments,
  Scalar,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import { indentAt, lineEndAt, lineStartAt, nextLineStart } from '../../fixes/lines.js';

/** Where new items of a list go, and how they are to be written. Offsets are zero-based UTF-16 code units. */
export type ListPlace =
  /** After the last item. `column` is that of the dashes. */
  | ({
      kind: 'block';
      column: number;
      indentLists: boolean;
      blankBefore: boolean;
      blankBetween: boolean;
      remove?: Span;
    } & Place)
  /** Inside of the brackets. `comma`: whether one is needed in front. */
  | { kind: 'flow'; at: number; column: number; comma: boolean }
  /** The key is not there: it goes to the end, at `column`. */
  | ({ kind: 'missing'; column: number; indentLists: boolean } & Place)
  | { kind: 'refused'; reason: string };

interface Span {
  start: number;
  end: number;
}

interface Place {
  at: number;
  /** `at` is the start of a line rather than the end of one. */
  atLineStart: boolean;
}

type ListPair = Pair<Node | null, Node | null>;

/** The places in a YAML text without syntax errors. */
export class ListPlaces {
  private readonly root: YAMLMap | undefined;
  private readonly refusal: string | undefined;

  constructor(private readonly text: string) {
    const parsed = parseAllDocuments(text, { prettyErrors: false, uniqueKeys: false, strict: false });
    const documents = Array.isArray(parsed) ? parsed : [];
    const contents = documents.map((each) => each.contents).find((each) => !isNothing(each));
    if (isMap(contents)) this.root = contents;
    if (documents.length > 1) this.refusal = l10n.t('it holds several documents');
    else if (contents && !this.root) this.refusal = l10n.t('it is not a mapping');
    else if (this.root?.flow)
      this.refusal = l10n.t('it is written in braces; write it in lines, without the outermost { }');
  }

  of(key: string): ListPlace {
    if (this.refusal !== undefined) return refused(this.refusal);
    const pair = this.pairs().findLast((candidate) => isScalar(candidate.key) && candidate.key.value === key);
    if (!pair) return this.missing();
    const { value } = pair;
    if (isSeq(value)) {
      if (!value.flow) return this.blockPlace(pair, value.items as Node[], value.range![0], value.range![1]);
      return this.flowPlace(pair, value.items as (Node | null)[], value.range![0], value.range![1]);
    }
    if (isNothing(value)) return this.emptyPlace(pair, spanOf(value));
    return refused(l10n.t('its `{0}` is not a list', key));
  }

  private missing(): ListPlace {
    const { text, root } = this;
    const first = root?.items[0]?.key;
    const column = isNode(first) ? this.columnOf(first.range![0]) : 0;
    const from = root?.range?.[1] ?? 0;
    const marker = /^\.\.\.(?=\s|$)/mu.exec(text.slice(from));
    let end = marker ? from + marker.index : text.length;
    const keeps = root && endsInKeptLines(root, text);
    const start = text.startsWith('\uFEFF') ? 1 : 0;
    if (!keeps) while (end > start && /\s/u.test(text[end - 1]!)) end--;
    const atLineStart = end > 0 && lineStartAt(text, end) === end;
    return { kind: 'missing', at: end, atLineStart, column, indentLists: this.listsAreIndented() };
  }

  private blockPlace(pair: ListPair, items: readonly Node[], start: number, end: number): ListPlace {
    const column = this.columnOf(start);
    const keyColumn = this.columnOf(pair.key!.range![0]);
    const indentLists = column > keyColumn;
    const [last, previous] = [items.at(-1), items.at(-2)];
    const between = last && previous ? this.text.slice(previous.range![1], last.range![0]) : '\n\n';
    // A block scalar has the line ends after it in its range.
    const blankBetween = /\n[ \t]*\r?\n/u.test(`${this.text[(previous?.range?.[1] ?? 1) - 1]}${between}`);
    const style = { kind: 'block', column, indentLists, blankBefore: blankBetween, blankBetween } as const;
    if (last && endsInKeptLines(last, this.text) && lineStartAt(this.text, end) === end) {
      return { ...style, at: end, atLineStart: true, blankBefore: false };
    }
    const lastEnd = last ? lastNode(last).range![1] : end;
    return { ...style, at: this.endOfLines(lastEnd, indentLists ? keyColumn : column), atLineStart: false };
  }

  /** `[]` becomes a block; what holds something stays in its brackets. */
  private flowPlace(pair: ListPair, items: readonly (Node | null)[], start: number, end: number): ListPlace {
    const last = items.at(-1);
    if (!last) {
      const inside = this.text.slice(start + 1, end - 1);
      if (inside.trim() === '') return this.emptyPlace(pair, { start, end });
    }
    const at = last?.range ? this.afterComma(last.range[1], end - 1) : { at: start + 1, comma: false };
    const multiLine = last?.range && /[\r\n]/u.test(this.text.slice(start, last.range[0]));
    const column = multiLine ? this.columnOf(last.range![0]) : this.columnOf(pair.key!.range![0]) + 2;
    return { kind: 'flow', column, ...at };
  }

  /** A key without a list. `value` is what stands for nothing: `[]`, `null`, `~`. */
  private emptyPlace(pair: ListPair, value: Span): ListPlace {
    const keyColumn = this.columnOf(pair.key!.range![0]);
    const indentLists = this.listsAreIndented();
    const style = {
      kind: 'block',
      column: keyColumn + (indentLists ? 2 : 0),
      blankBefore: false,
      blankBetween: true,
      indentLists,
      atLineStart: false,
    } as const;
    const keyEnd = pair.key!.range![1];
    if (value.end <= value.start) return { ...style, at: this.endOfLines(keyEnd, keyColumn) };
    let from = value.start;
    while (from > keyEnd && /\s/u.test(this.text[from - 1]!)) from--;
    return { ...style, at: lineEndAt(this.text, value.end), remove: { start: from, end: value.end } };
  }

  /** After the comma behind the last item when there is one; comments between them are passed over. */
  private afterComma(from: number, end: number): { at: number; comma: boolean } {
    for (let at = from; at < end; at++) {
      if (this.text[at] === ',') return { at: at + 1, comma: false };
      if (this.text[at] === '#') at = lineEndAt(this.text, at);
    }
    return { at: from, comma: true };
  }

  /** The end of the line that `end` is on, or of the last comment below it that stands further right than `column`. */
  private endOfLines(end: number, column: number): number {
    const { text } = this;
    let last = end;
    while (last > 0 && /\s/u.test(text[last - 1]!)) last--;
    last = lineEndAt(text, last);
    for (let at = nextLineStart(text, last); at !== undefined;) {
      const lineEnd = lineEndAt(text, at);
      const indent = indentAt(text, at).length;
      const rest = text.slice(at + indent, lineEnd);
      if (rest.startsWith('#') && indent > column) last = lineEnd;
      else if (rest.trim() !== '') break;
      at = nextLineStart(text, lineEnd);
    }
    return last;
  }

  /** As the first list of the text is; true when there is none. */
  private listsAreIndented(): boolean {
    const pair = this.pairs().find(({ value }) => isSeq(value) && !value.flow);
    return !pair || this.columnOf(pair.value!.range![0]) > this.columnOf(pair.key!.range![0]);
  }

  private pairs(): readonly ListPair[] {
    return (this.root?.items ?? []) as ListPair[];
  }

  /** Zero-based, not counting a byte order mark. */
  private columnOf(offset: number): number {
    const start = lineStartAt(this.text, offset);
    return offset - start - (start === 0 && this.text.startsWith('\uFEFF') ? 1 : 0);
  }
}

function isNothing(node: unknown): boolean {
  return node === null || (isScalar(node) && node.value === null);
}

function spanOf(node: Node | null): Span {
  return node?.range ? { start: node.range[0], end: node.range[1] } : { start: 0, end: 0 };
}

/** The innermost node that stands last; of a key without a value, the key. */
function lastNode(node: Node): Node {
  if (isSeq(node) && !node.flow) {
    const item = node.items.at(-1);
    return isNode(item) ? lastNode(item) : node;
  }
  if (isMap(node) && !node.flow) {
    const pair = node.items.at(-1) as ListPair | undefined;
    const { value, key } = pair ?? {};
    if (value?.range && value.range[1] > value.range[0]) return lastNode(value);
    return key ?? node;
  }
  return node;
}

/** The last value is a block (`|+`) that the empty lines after it belong to. */
function endsInKeptLines(node: Node, text: string): boolean {
  const last = lastNode(node);
  if (!isScalar(last) || !last.range) return false;
  if (last.type !== Scalar.BLOCK_LITERAL && last.type !== Scalar.BLOCK_FOLDED) return false;
  return /^[|>]\d?\+/u.test(text.slice(last.range[0], last.range[0] + 3));
}

function refused(reason: string): ListPlace {
  return { kind: 'refused', reason };
}
