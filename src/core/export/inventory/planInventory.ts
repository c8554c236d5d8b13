import * as l10n from '@vscode/l10n';
import { toTextEdits, type OffsetEdit } from '../../fixes/offsetEdits.js';
import type { Ledger } from '../../model/ledger.js';
import type { TextEdit } from '../../model/range.js';
import { parseYaml } from '../../sources/parseYaml.js';
import { entryOf, toValue, type JsonValue, type ValueNode } from '../../sources/valueTree.js';
import { applyEdits } from '../../text/applyEdits.js';
import { LineIndex } from '../../text/LineIndex.js';
import { inventoryEntries, type InventoryList, type NewEntry } from './inventoryEntries.js';
import { ListPlaces, type ListPlace } from './ListPlaces.js';
import { originComment } from './originComment.js';
import { indented, yamlFlow, yamlItem } from './yamlItem.js';

export interface ChosenEntries {
  /** Ids of defects of the ledger. */
  defects: readonly string[];
  phases: boolean;
  criteria: boolean;
}

export interface InventoryRequest {
  ledger: Ledger;
  chosen: ChosenEntries;
  /** Workspace-relative path of the YAML inventory that is written. */
  path: string;
  /** Its text; undefined when it is to be made. */
  existing: string | undefined;
  /** Paths of all native inventories: what one of them holds is not written again. Default: `path` alone */
  natives?: readonly string[];
}

export type AddedCounts = Record<InventoryList, number>;

export type InventoryPlan =
  | {
      /** The whole text afterwards. */
      text: string;
      /** Insertions into `existing`, or into an empty text; none when there is nothing to add. */
      edits: TextEdit[];
      added: AddedCounts;
      /** Zero-based line of the first new entry in `text`; 0 when there is none. */
      firstLine: number;
    }
  | { refused: string };

const header = '# Made from the reports by Defect Ledger. What stands here rules over what they say.';

/**
 * Entries of the ledger, with the templates of the chosen defects, as additions to a native inventory. Every byte
 * that is there stays as it is; a text that cannot be extended in the way it is written is refused. Never throws.
 */
export function planInventory({
  ledger,
  chosen,
  path,
  existing,
  natives = [path],
}: InventoryRequest): InventoryPlan {
  const text = existing ?? '';
  const before = parseYaml(text);
  const error = before.problems.find(({ severity }) => severity === 'error');
  if (error) {
    const line = new LineIndex(text).position(error.start).line + 1;
    return { refused: l10n.t('{0} has a syntax error on line {1}; correct it first.', path, line) };
  }
  const entries = inventoryEntries({ ledger, chosen, path, existing, natives });
  if ('refused' in entries) return entries;
  const added: AddedCounts = { defects: 0, phases: 0, criteria: 0, templates: 0 };
  for (const { list, entries: items } of entries.lists) added[list] = items.length;
  const lists = entries.lists.filter(({ entries: items }) => items.length > 0);
  const [first] = lists;
  if (!first) return { text, edits: [], added, firstLine: 0 };

  const places = new ListPlaces(text);
  const edits: OffsetEdit[] = [];
  const missing: { place: Extract<ListPlace, { kind: 'missing' }>; lines: string[][] }[] = [];
  for (const { list, entries: items } of lists) {
    const place = places.of(list);
    if (place.kind === 'refused')
      return { refused: l10n.t('{0} cannot be extended: {1}.', path, place.reason) };
    if (place.kind === 'flow') edits.push(flowEdit(place, items));
    else if (place.kind === 'block') edits.push(...blockEdits(place, items));
    else missing.push({ place, lines: [sectionLines(place, list, items)] });
  }
  const [end] = missing;
  if (end) {
    const sections = missing.flatMap(({ lines }) => lines);
    if (before.root === undefined) sections.unshift([...(text.trim() === '' ? [header] : []), 'version: 1']);
    edits.push(endEdit(end.place, sections, text.trim() === ''));
  }
  const textEdits = toTextEdits(text, edits);
  const after = applyEdits(text, textEdits);
  const { root } = parseYaml(after);
  if (!isExtended(before.root, root, lists)) {
    return {
      refused: l10n.t('{0} cannot be extended safely in the way it is written; nothing was changed.', path),
    };
  }
  const start = itemsOf(root, first.list)[itemsOf(before.root, first.list).length]!.start;
  return { text: after, edits: textEdits, added, firstLine: new LineIndex(after).position(start).line };
}

type BlockPlace = Extract<ListPlace, { kind: 'block' }>;

function blockEdits(place: BlockPlace, entries: readonly NewEntry[]): OffsetEdit[] {
  const { at, remove, atLineStart, blankBefore, blankBetween } = place;
  const lines = entryLines(place, entries, place.column, blankBetween);
  const blank = blankBefore ? '\n' : '';
  const newText = atLineStart ? `${lines.join('\n')}\n` : `\n${blank}${lines.join('\n')}`;
  if (!remove) return [{ start: at, end: at, newText }];
  if (remove.end === at) return [{ ...remove, newText }];
  return [
    { ...remove, newText: '' },
    { start: at, end: at, newText },
  ];
}

function flowEdit(
  { at, column, comma }: Extract<ListPlace, { kind: 'flow' }>,
  entries: readonly NewEntry[],
): OffsetEdit {
  const items = entries.map(({ value, mentions }) => {
    const lines = [...originComment(mentions, column), yamlFlow(value)];
    return `\n${indented(lines, ' '.repeat(column)).join('\n')}`;
  });
  return { start: at, end: at, newText: (comma ? ',' : '') + items.join(',') };
}

/** All the keys that are not there yet, one after the other at the end. */
function endEdit(
  { at, atLineStart }: { at: number; atLineStart: boolean },
  sections: readonly string[][],
  isEmpty: boolean,
): OffsetEdit {
  const block = sections.map((lines) => lines.join('\n')).join('\n\n');
  const newText = isEmpty || atLineStart ? `${block}\n` : `\n\n${block}`;
  return { start: at, end: at, newText };
}

function sectionLines(
  { column, indentLists }: { column: number; indentLists: boolean },
  list: InventoryList,
  entries: readonly NewEntry[],
): string[] {
  const inner = column + (indentLists ? 2 : 0);
  return [`${' '.repeat(column)}${list}:`, ...entryLines({ indentLists }, entries, inner, true)];
}

function entryLines(
  { indentLists }: { indentLists: boolean },
  entries: readonly NewEntry[],
  column: number,
  blankBetween: boolean,
): string[] {
  return entries.flatMap(({ value, mentions }, i) => [
    ...(blankBetween && i > 0 ? [''] : []),
    ...indented(
      [...originComment(mentions, column), ...yamlItem(value, column, indentLists)],
      ' '.repeat(column),
    ),
  ]);
}

/** What was there is there, and the new entries stand after it, read back as they were meant. */
function isExtended(
  before: ValueNode | undefined,
  after: ValueNode | undefined,
  lists: readonly { list: InventoryList; entries: readonly NewEntry[] }[],
): boolean {
  if (after?.kind !== 'map') return false;
  const expected: Record<string, JsonValue> =
    before?.kind === 'map' ? { ...(toValue(before) as object) } : { version: 1 };
  for (const { list, entries } of lists) {
    const there = expected[list];
    expected[list] = [...(Array.isArray(there) ? there : []), ...entries.map(({ value }) => value)];
  }
  return JSON.stringify(toValue(after)) === JSON.stringify(expected);
}

function itemsOf(root: ValueNode | undefined, list: InventoryList): ValueNode[] {
  const node = root?.kind === 'map' ? entryOf(root, list)?.value : undefined;
  return node?.kind === 'list' ? node.items : [];
}
