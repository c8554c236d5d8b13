import * as l10n from '@vscode/l10n';
import { applyEdits } from '../../../text/applyEdits.js';
import { indentAt, lineStartAt, withLineEnd } from '../../lines.js';
import { toTextEdits, type OffsetEdit } from '../../offsetEdits.js';
import { notTogether } from '../../refusals.js';
import type { TextMerge } from '../../Merger.js';
import {
  appendToBrackets,
  bracketLayout,
  fillBrackets,
  type Bracketed,
  type BracketLayout,
} from '../bracketEdits.js';
import { DataMerge, type DataChange } from '../DataMerge.js';
import { plainOf, sameData, type DataList, type DataMap } from '../DataNode.js';
import { mergedData } from '../mergedData.js';
import { outcome, rootMerge } from '../rootMerge.js';
import { jsonStyle } from './JsonStyle.js';
import { readJsonData } from './readJsonData.js';
import { renderEntry, renderValue, type JsonRendering } from './renderJson.js';

export interface JsonMergeOptions {
  replace?: boolean;
  /** Whether comments may be brought into a file that has none. Default: false. */
  comments?: boolean;
}

/** Merges JSON by its data; only what is added or replaced is written, all other bytes stay. Throws `Refusal`. */
export function mergeJson(target: string, written: string, options: JsonMergeOptions = {}): TextMerge {
  const replace = options.replace ?? false;
  const template = withLineEnd(written.replace(/^\uFEFF/u, ''), '\n');
  const from = readJsonData(template, 'template');
  if (!from) return { kind: 'nothing', reason: l10n.t('The template holds no value.') };
  const into = readJsonData(target, 'file');
  if (!into) {
    const start = target.charCodeAt(0) === 0xfeff ? 1 : 0;
    const all = { start, end: target.length, newText: `${template.trim()}\n` };
    return { kind: 'change', edits: toTextEdits(target, [all]), notes: [] };
  }
  const merge = new DataMerge(replace);
  const { whole } = rootMerge(merge, into, from, replace);
  const style = jsonStyle(target, into);
  const templateStyle = jsonStyle(template, from);
  const strict = isStrict(target);
  const to: JsonRendering = {
    template,
    templateStyle,
    style,
    unit: style.unit ?? templateStyle.unit ?? '  ',
    comments: (options.comments ?? false) || !strict,
  };
  const writer = new JsonWriter(target, into.start, to);
  const changed = whole
    ? [{ start: into.start, end: into.end, newText: renderValue(from, '', to) }]
    : merge.changes.flatMap((change) => writer.edits(change));
  const edits = toTextEdits(target, changed);
  const after = applyEdits(target, edits);
  const result = readJsonData(after, 'result');
  const lost = strict && !to.comments && !isStrict(after);
  if (!result || lost || !sameData(plainOf(result), mergedData(into, from, replace))) throw notTogether();
  return outcome(merge, edits);
}

/** Without comments and trailing commas. */
function isStrict(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\uFEFF/u, ''));
    return true;
  } catch {
    return false;
  }
}

class JsonWriter {
  constructor(
    private readonly target: string,
    private readonly rootStart: number,
    private readonly to: JsonRendering,
  ) {}

  edits(change: DataChange): OffsetEdit[] {
    if (change.kind === 'add')
      return this.append(change.map, (layout) =>
        change.entries.map((entry) => renderEntry(entry, layout.lines ? layout.indent : undefined, this.to)),
      );
    if (change.kind === 'unite') {
      const items = change.items.map((i) => change.from.items[i]!);
      return this.append(
        change.list,
        () => items.map((item) => renderValue(item, undefined, this.to)),
        change.from,
      );
    }
    const { map, entry, by } = change;
    const layout = this.layout(map);
    const indent = layout?.lines === false ? undefined : this.lineIndent(entry.value.start);
    const newText = renderValue(by.value, indent, this.to);
    return [{ start: entry.value.start, end: entry.value.end, newText }];
  }

  /** `like`: where a list is empty, the one that says whether items have lines of their own. */
  private append(
    node: DataMap | DataList,
    render: (layout: BracketLayout) => string[],
    like?: DataList,
  ): OffsetEdit[] {
    const brackets = this.bracketed(node);
    const own = this.layout(node);
    if (own) return appendToBrackets(brackets, own, render(own));
    const around = this.lineIndent(node.start);
    const lines =
      this.opensLines(node) && (!like || this.to.template.slice(like.start, like.end).includes('\n'));
    const layout: BracketLayout = lines ? { lines, indent: around + this.to.unit } : { lines: false };
    const items = render(layout);
    if (layout.lines || node.kind === 'list' || !this.to.style.padded)
      return fillBrackets(brackets, layout, around, items);
    return fillBrackets(brackets, layout, around, [` ${items.join(', ')} `]);
  }

  /** Empty brackets may be opened over lines where what is around them has lines. */
  private opensLines({ start, end }: DataMap | DataList): boolean {
    if (start === this.rootStart || /[\r\n]/u.test(this.target.slice(start, end))) return true;
    const lineStart = lineStartAt(this.target, start);
    return (
      /^\s*(?:"(?:[^"\\]|\\.)*"\s*:\s*)?$/u.test(this.target.slice(lineStart, start)) &&
      this.to.style.unit !== undefined
    );
  }

  private layout(node: DataMap | DataList): BracketLayout | undefined {
    return bracketLayout(this.bracketed(node));
  }

  private bracketed(node: DataMap | DataList): Bracketed {
    const items =
      node.kind === 'map' ? node.entries.map(({ start, value }) => ({ start, end: value.end })) : node.items;
    const packed = this.to.style.colon === ':';
    return { text: this.target, start: node.start, end: node.end, items, lineComment: '//', packed };
  }

  private lineIndent(offset: number): string {
    return indentAt(this.target, lineStartAt(this.target, offset));
  }
}
