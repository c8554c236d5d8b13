import * as l10n from '@vscode/l10n';
import { stringify } from 'yaml';
import { lineEndAt, lineStartAbove, lineStartAt } from '../../lines.js';
import type { OffsetEdit } from '../../offsetEdits.js';
import { Refusal } from '../../python/Refusal.js';
import { appendToBrackets, bracketLayout, fillBrackets, type Bracketed } from '../bracketEdits.js';
import type { DataChange, Holder } from '../DataMerge.js';
import { plainOf, type DataEntry, type DataList, type DataMap, type DataNode } from '../DataNode.js';
import { belowBlock, blockStyle, columnAt } from './blockLayout.js';
import { flowEntry, flowText } from './flowText.js';
import { reindentBlock, type Reindentation } from './reindentBlock.js';

/** Turns changes of data into edits of a YAML text, in the style of that text. */
export class YamlWriter {
  private readonly to: Reindentation;
  private readonly padded: boolean;

  constructor(
    private readonly text: string,
    private readonly template: string,
    targets: readonly DataNode[],
    templates: readonly DataNode[],
  ) {
    const own = blockStyle(text, targets);
    const other = blockStyle(template, templates);
    const oldUnit = other.unit ?? 2;
    this.to = { oldUnit, unit: own.unit ?? oldUnit, listOffset: own.listOffset };
    this.padded = padding(text) ?? padding(template) ?? true;
  }

  edits(change: DataChange): OffsetEdit[] {
    if (change.kind === 'add') return this.add(change);
    return change.kind === 'unite' ? this.unite(change) : this.set(change);
  }

  private add({ map, from, entries, holder }: Extract<DataChange, { kind: 'add' }>): OffsetEdit[] {
    if (!map.flow) {
      const column = columnAt(this.text, map.start);
      const gap = hasGaps(this.text, map) ? '\n' : '';
      const newText = entries.map((entry) => `${gap}\n${this.blockEntry(entry, from, column)}`).join('');
      return insertAt(belowBlock(this.text, map.end, column), newText);
    }
    if (map.entries.length === 0 && holder && !holder.map.flow && !from.flow) {
      const column = this.innerColumn(holder);
      const lines = entries.map((entry) => `\n${this.blockEntry(entry, from, column)}`);
      return this.openBlock(holder, lines.join(''), column);
    }
    return this.inBrackets(
      map,
      entries.map((entry) => flowEntry(this.template, entry, this.padded)),
    );
  }

  private unite({ list, from, items, holder }: Extract<DataChange, { kind: 'unite' }>): OffsetEdit[] {
    if (list.flow && (list.items.length > 0 || !holder || holder.map.flow || from.flow))
      return this.inBrackets(
        list,
        items.map((i) => flowText(this.template, from.items[i]!, this.padded)),
      );
    const column = list.flow
      ? columnAt(this.text, holder!.entry.start) + (this.to.listOffset ?? this.to.unit)
      : columnAt(this.text, list.start);
    const dash = list.flow ? '- ' : this.dash(list);
    const lines = items.map((i) => `\n${' '.repeat(column)}${dash}${this.blockItem(from, i)}`).join('');
    if (list.flow) return this.openBlock(holder!, lines, column);
    return insertAt(belowBlock(this.text, list.end, column), lines);
  }

  private set({ map, entry, by }: Extract<DataChange, { kind: 'set' }>): OffsetEdit[] {
    const { value } = entry;
    const empty = value.kind === 'scalar' && value.empty;
    const start = empty ? entry.afterColon! : value.start;
    const lead = empty ? ' ' : '';
    if (map.flow) {
      const newText = lead + flowText(this.template, by.value, this.padded);
      return [{ start, end: value.end, newText }];
    }
    if (by.afterColon === undefined) throw new Refusal(l10n.t('The template has a key without a value.'));
    const column = columnAt(this.text, entry.start);
    if (!isBlock(by.value) && !isBlock(value)) {
      const from = by.marked ? by.afterColon : by.value.start;
      const newText = this.moved(by, from, column).trimStart();
      return [{ start, end: value.end, newText: lead + newText }];
    }
    const inner = this.moved(by, by.afterColon, column);
    if (empty && isBlock(by.value) && !by.marked) {
      const lines = inner.slice(inner.indexOf('\n'));
      return insertAt(belowBlock(this.text, entry.afterColon!, column + 1), lines);
    }
    return [
      {
        start: entry.afterColon ?? value.start,
        end: value.end,
        newText: inner.startsWith('\n') ? inner : ` ${inner.trimStart()}`,
      },
    ];
  }

  /** The value of the template's entry, from `start`, for a map at `column`. */
  private moved(by: DataEntry, start: number, column: number): string {
    const oldColumn = columnAt(this.template, by.start);
    return reindentBlock(this.template, { start, end: by.value.end }, by, { oldColumn, column }, this.to);
  }

  /** The lines of an entry with the comments directly above, without a line end. */
  private blockEntry(entry: DataEntry, from: DataMap, column: number): string {
    const blanks = ' '.repeat(column);
    if (from.flow) {
      if (hasOpaque(entry.value) || entry.marked)
        throw new Refusal(l10n.t('The template has an alias, an anchor or a tag between brackets.'));
      const options = {
        indent: this.to.unit,
        lineWidth: 0,
        compat: 'yaml-1.1' as const,
        indentSeq: this.to.listOffset !== 0,
      };
      const value = { [entry.key]: plainOf(entry.value) };
      const plain = stringify(value, options);
      // A block scalar that says how its blanks count cannot be moved.
      const written = /[|>](?:\+|\d)/u.test(plain)
        ? stringify(value, { ...options, blockQuote: false })
        : plain;
      return written.trimEnd().replace(/^(?=.)/gmu, blanks);
    }
    const start = commentsAbove(this.template, entry.start);
    const end = withComment(this.template, entry.value.end);
    const oldColumn = columnAt(this.template, entry.start);
    return blanks + reindentBlock(this.template, { start, end }, entry, { oldColumn, column }, this.to);
  }

  private blockItem(from: DataList, index: number): string {
    const item = from.items[index]!;
    if (item.kind !== 'scalar' || item.empty) return 'null';
    const written = this.template.slice(item.start, item.end);
    if (/[\r\n]/u.test(written) || item.tag !== undefined) {
      return stringify(item.value, { lineWidth: 0, blockQuote: false, compat: 'yaml-1.1' }).trimEnd();
    }
    return from.flow ? written : this.template.slice(item.start, withComment(this.template, item.end));
  }

  /** An empty value in brackets becomes a block under its key. */
  private openBlock({ entry }: Holder, lines: string, column: number): OffsetEdit[] {
    const { start, end } = entry.value;
    if (this.text.slice(start + 1, end - 1).trim() !== '')
      throw new Refusal(l10n.t('There is a comment between the brackets of the empty value.'));
    let from = start;
    while (/[ \t]/u.test(this.text[from - 1]!)) from--;
    const place = belowBlock(this.text, end, column);
    if (place === end) return [{ start: from, end, newText: lines }];
    return [{ start: from, end, newText: '' }, ...insertAt(place, lines)];
  }

  private inBrackets(node: DataMap | DataList, added: readonly string[]): OffsetEdit[] {
    const items =
      node.kind === 'map' ? node.entries.map(({ start, value }) => ({ start, end: value.end })) : node.items;
    const brackets: Bracketed = {
      text: this.text,
      start: node.start,
      end: node.end,
      items,
      lineComment: '#',
    };
    const layout = bracketLayout(brackets);
    if (layout) return appendToBrackets(brackets, layout, added);
    if (node.kind === 'list' || !this.padded) return fillBrackets(brackets, { lines: false }, '', added);
    return fillBrackets(brackets, { lines: false }, '', [` ${added.join(', ')} `]);
  }

  private innerColumn({ entry }: Holder): number {
    return columnAt(this.text, entry.start) + this.to.unit;
  }

  /** The dash with the blanks after it, as the list has them. */
  private dash(list: DataList): string {
    const item = list.items[0];
    const start = list.itemStarts[0]!;
    if (!item || (item.kind === 'scalar' && item.empty)) return '- ';
    return /^-[ \t]+$/u.exec(this.text.slice(start, item.start))?.[0] ?? '- ';
  }
}

/** Whether maps on one line have a blank inside their braces; undefined where there is none. */
function padding(text: string): boolean | undefined {
  const first = /\{([ \t]*)[\w"']/u.exec(text);
  return first ? first[1] !== '' : undefined;
}

function insertAt(offset: number, newText: string): OffsetEdit[] {
  return [{ start: offset, end: offset, newText }];
}

function isBlock(node: DataNode): boolean {
  return (node.kind === 'map' || node.kind === 'list') && !node.flow;
}

function hasOpaque(node: DataNode): boolean {
  if (node.kind === 'map') return node.entries.some(({ value, marked }) => marked || hasOpaque(value));
  return node.kind === 'list' ? node.items.some(hasOpaque) : node.kind === 'opaque' || node.tag !== undefined;
}

/** Where the comment lines directly above an entry begin, after their blanks; the entry itself where there are none. */
function commentsAbove(text: string, start: number): number {
  const column = columnAt(text, start);
  let lineStart = lineStartAt(text, start);
  let place = start;
  if (text.slice(lineStart, start).trim() !== '') return place;
  while (lineStart > 0) {
    const above = lineStartAbove(text, lineStart);
    const line = text.slice(above, lineStart);
    if (line.length - line.trimStart().length !== column || line[column] !== '#') break;
    place = above + column;
    lineStart = above;
  }
  return place;
}

/** The end of a value with the comment that follows on its line. */
function withComment(text: string, end: number): number {
  const lineEnd = lineEndAt(text, end);
  return /^[ \t]+#/u.test(text.slice(end, lineEnd)) ? lineEnd : end;
}

/** Whether the entries of a block are set apart by blank lines. */
function hasGaps(text: string, map: DataMap): boolean {
  const { entries } = map;
  if (entries.length < 2) return false;
  const last = entries[entries.length - 1]!;
  const start = lineStartAt(text, commentsAbove(text, last.start));
  return start > 0 && text.slice(lineStartAbove(text, start), start).trim() === '';
}
