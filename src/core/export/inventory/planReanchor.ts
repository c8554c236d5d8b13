import * as l10n from '@vscode/l10n';
import { toTextEdits, type OffsetEdit } from '../../fixes/offsetEdits.js';
import type { AnchorOf } from '../../model/anchor.js';
import type { Range, TextEdit } from '../../model/range.js';
import { entryOf, toValue, type JsonValue, type MapNode, type ValueNode } from '../../sources/valueTree.js';
import { applyEdits } from '../../text/applyEdits.js';
import { LineIndex } from '../../text/LineIndex.js';
import { anchorIndex, anchorsOf, defectAt, isJsonPath, parseInventory, stable } from './anchorItems.js';
import { yamlFlow } from './yamlItem.js';

export interface ReanchorRequest {
  /** Path and text of a native inventory, JSON or YAML. */
  path: string;
  text: string;
  /** The id under which the inventory has the defect. */
  defect: string;
  /** Where its anchor stands in the text; undefined to add one to the defect. */
  anchor: Range | undefined;
  /** What the anchor is to say. */
  place: AnchorPlace;
}

/** Lines, or a definition by its name. */
export type AnchorPlace = AnchorOf<'range'> | Omit<AnchorOf<'symbol'>, 'required'>;

export type ReanchorPlan = { edits: TextEdit[] } | { refused: string };

/** The fields that tell of a place: those that the new one does not have go. */
const told = ['hash', 'twins', 'symbol', 'offset', 'before', 'after', 'text', 'replaces'] as const;

/**
 * The smallest edit of a native inventory that puts an anchor at another place: its fields are replaced where they stand, every other byte
 * stays. What cannot be read back as it was meant is refused. Never throws.
 */
export function planReanchor(request: ReanchorRequest): ReanchorPlan {
  const { path, text, defect, anchor, place } = request;
  const before = parseInventory(path, text);
  if (before.problems.some(({ severity }) => severity === 'error'))
    return { refused: l10n.t('{0} has a syntax error; correct it first.', path) };
  const at = defectAt(before.root, defect);
  if (!at) return { refused: l10n.t('{0} does not hold {1} any more.', path, defect) };
  const writer = new Writer(text, isJsonPath(path));
  const index = anchor === undefined ? undefined : anchorIndex(at.node, anchor, new LineIndex(text));
  if (anchor !== undefined && index === undefined)
    return { refused: l10n.t('{0} has changed; the anchor does not stand where it was read.', path) };
  const edits =
    index === undefined ? writer.add(at.node, place) : writer.change(anchorsOf(at.node)[index]!, place);
  const plan = toTextEdits(text, edits);
  const after = parseInventory(path, applyEdits(text, plan));
  const expected = withAnchor(toValue(before.root!), at.index, index, place);
  if (!after.root || stable(toValue(after.root)) !== stable(expected))
    return {
      refused: l10n.t('{0} cannot be changed safely in the way it is written; nothing was changed.', path),
    };
  return { edits: plan };
}

function isTold(key: string): boolean {
  return (told as readonly string[]).includes(key);
}

/** Writes fields in the style around them: JSON, YAML in brackets, YAML in lines. */
class Writer {
  private readonly lineEnd: string;

  constructor(
    private readonly text: string,
    private readonly isJson: boolean,
  ) {
    this.lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  }

  /** The anchor's own fields; new ones come before its range. */
  change(anchor: MapNode, place: AnchorPlace): OffsetEdit[] {
    const edits: OffsetEdit[] = [];
    const fresh: [string, JsonValue][] = [];
    const values = plainValue(place);
    for (const [key, value] of Object.entries(values)) {
      const entry = entryOf(anchor, key);
      if (!entry) fresh.push([key, value]);
      else if (stable(toValue(entry.value)) !== stable(value)) edits.push(...this.set(entry.value, value));
    }
    const goes = anchor.entries.map(({ key }) => isTold(key) && values[key] === undefined);
    for (let from = 0; from < goes.length; from++) {
      if (!goes[from]) continue;
      let to = from;
      while (goes[to + 1]) to += 1;
      edits.push(this.remove(anchor, from, to));
      from = to;
    }
    const before = entryOf(anchor, 'range') ?? anchor.entries[0]!;
    if (fresh.length > 0) edits.push(this.insert(anchor, before.keyStart, fresh));
    return edits;
  }

  /** A new anchor, in front of those that are there. */
  add(defect: MapNode, place: AnchorPlace): OffsetEdit[] {
    const value = plainValue(place);
    const list = entryOf(defect, 'anchors')?.value;
    if (list?.kind === 'list' && list.items.length > 0) {
      const first = list.items[0]!.start;
      const dash = this.dashBefore(first);
      const at = dash ?? first;
      const newText =
        dash === undefined
          ? `${this.flow(value)}, `
          : `- ${this.flow(value)}${this.lineEnd}${this.indentAt(dash)}`;
      return [{ start: at, end: at, newText }];
    }
    if (list) return [{ start: list.start, end: list.end, newText: `[${this.flow(value)}]` }];
    const before = entryOf(defect, 'title') ?? defect.entries[0]!;
    return [this.insert(defect, before.keyStart, [['anchors', [value]]])];
  }

  /** Maps field by field, so that what stands between stays. */
  private set(node: ValueNode, value: JsonValue): OffsetEdit[] {
    if (node.kind === 'map' && typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const entries = Object.entries(value).map(([key, part]) => ({ there: entryOf(node, key), part }));
      const same = entries.every(({ there }) => there) && node.entries.length === entries.length;
      if (same)
        return entries.flatMap(({ there, part }) =>
          stable(toValue(there!.value)) === stable(part) ? [] : this.set(there!.value, part),
        );
    }
    return [{ start: node.start, end: node.end, newText: this.flow(value) }];
  }

  /** `at`: where a key begins. */
  private insert(map: MapNode, at: number, fields: readonly [string, JsonValue][]): OffsetEdit {
    const separator = this.isFlow(map) ? ', ' : this.lineEnd + this.indentAt(at);
    const pairs = fields.map(([key, value]) => `${this.key(key)}: ${this.flow(value)}${separator}`);
    return { start: at, end: at, newText: pairs.join('') };
  }

  /** Entries `from` to `to`: whole lines where they have lines of their own, else up to the next one, or from the end of the one before. */
  private remove({ entries }: MapNode, from: number, to: number): OffsetEdit {
    const { keyStart } = entries[from]!;
    const { end } = entries[to]!.value;
    const lineStart = this.lineStart(keyStart);
    const rest = /^[^\S\r\n]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)/u.exec(this.text.slice(end));
    if (!this.isJson && rest && /^[ \t]*$/u.test(this.text.slice(lineStart, keyStart)))
      return { start: lineStart, end: end + rest[0].length, newText: '' };
    const next = entries[to + 1];
    if (next) return { start: keyStart, end: next.keyStart, newText: '' };
    return { start: entries[from - 1]!.value.end, end, newText: '' };
  }

  private lineStart(at: number): number {
    return Math.max(this.text.lastIndexOf('\n', at - 1), this.text.lastIndexOf('\r', at - 1)) + 1;
  }

  private isFlow(map: MapNode): boolean {
    return this.text[map.start] === '{';
  }

  private key(name: string): string {
    return this.isJson ? JSON.stringify(name) : name;
  }

  private flow(value: JsonValue): string {
    return this.isJson ? spacedJson(value) : yamlFlow(value);
  }

  /** Offset of the dash of a list's item; undefined inside of brackets. */
  private dashBefore(at: number): number | undefined {
    const before = this.text.slice(Math.max(0, at - 20), at).trimEnd();
    return !this.isJson && before.endsWith('-') ? Math.max(0, at - 20) + before.length - 1 : undefined;
  }

  /** Blanks up to the column of an offset: dashes before it count as blanks. */
  private indentAt(at: number): string {
    return this.text.slice(this.lineStart(at), at).replaceAll(/[^\t]/gu, ' ');
  }
}

function plainValue(place: AnchorPlace): { [key: string]: JsonValue } {
  return JSON.parse(JSON.stringify(place)) as { [key: string]: JsonValue };
}

function spacedJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(spacedJson).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${spacedJson(part)}`);
  return `{ ${pairs.join(', ')} }`;
}

/** What the inventory is to say afterwards. */
function withAnchor(
  root: JsonValue,
  defect: number,
  index: number | undefined,
  place: AnchorPlace,
): JsonValue {
  const whole = root as { defects: { anchors?: ({ [key: string]: JsonValue } | JsonValue)[] | null }[] };
  const entry = whole.defects[defect]!;
  const anchors = Array.isArray(entry.anchors) ? entry.anchors : [];
  if (index === undefined) entry.anchors = [plainValue(place), ...anchors];
  else {
    const old = Object.entries(anchors[index] as object).filter(([key]) => !isTold(key));
    anchors[index] = { ...(Object.fromEntries(old) as object), ...plainValue(place) };
  }
  return root;
}
