import * as l10n from '@vscode/l10n';
import { toTextEdits, type OffsetEdit } from '../../fixes/offsetEdits.js';
import type { Range } from '../../model/range.js';
import { entryOf, toValue, type JsonValue, type ListNode, type MapNode } from '../../sources/valueTree.js';
import { applyEdits } from '../../text/applyEdits.js';
import { LineIndex } from '../../text/LineIndex.js';
import { anchorIndex, defectAt, parseInventory, stable } from './anchorItems.js';
import type { ReanchorPlan } from './planReanchor.js';

export interface RemoveAnchorRequest {
  /** Path and text of a native inventory, JSON or YAML. */
  path: string;
  text: string;
  /** The id under which the inventory has the defect. */
  defect: string;
  /** Where its anchor stands in the text. */
  anchor: Range;
}

/**
 * The edit of a native inventory that takes one anchor out of its list: with its dash or its comma, and its lines where it has lines of its
 * own. Comments and every other byte stay; a list that is left without any reads `[]`. What cannot be read back as it was meant is
 * refused. Never throws.
 */
export function planRemoveAnchor({ path, text, defect, anchor }: RemoveAnchorRequest): ReanchorPlan {
  const before = parseInventory(path, text);
  if (before.problems.some(({ severity }) => severity === 'error'))
    return { refused: l10n.t('{0} has a syntax error; correct it first.', path) };
  const at = defectAt(before.root, defect);
  if (!at) return { refused: l10n.t('{0} does not hold {1} any more.', path, defect) };
  const index = anchorIndex(at.node, anchor, new LineIndex(text));
  const list = entryOf(at.node, 'anchors')?.value;
  if (index === undefined || list?.kind !== 'list')
    return { refused: l10n.t('{0} has changed; the anchor does not stand where it was read.', path) };
  const edits =
    text[list.start] === '[' ? inBrackets(text, list, index) : inLines(text, at.node, list, index);
  const plan = edits && toTextEdits(text, edits);
  const after = plan && parseInventory(path, applyEdits(text, plan));
  const expected = withoutAnchor(toValue(before.root!), at.index, index);
  const same = after?.root && after.problems.length <= before.problems.length;
  if (!plan || !same || stable(toValue(after.root!)) !== stable(expected))
    return {
      refused: l10n.t('{0} cannot be changed safely in the way it is written; nothing was changed.', path),
    };
  return { edits: plan };
}

/** An item after a dash, from the start of its line to the end of its last one. */
function inLines(text: string, defect: MapNode, list: ListNode, index: number): OffsetEdit[] | undefined {
  const item = list.items[index]!;
  const dash = /-\s+$/u.exec(text.slice(Math.max(0, item.start - 200), item.start));
  if (!dash) return undefined;
  const edit = linesOf(text, item.start - dash[0].length, item.end);
  if (!edit) return undefined;
  if (list.items.length > 1) return [edit];
  const { keyEnd } = entryOf(defect, 'anchors')!;
  const colon = /^['"]?[ \t]*:/u.exec(text.slice(keyEnd, keyEnd + 200));
  if (!colon) return undefined;
  const at = keyEnd + colon[0].length;
  return [{ start: at, end: at, newText: ' []' }, edit];
}

/** An item between brackets, with the comma behind it, or the one before where there is none. */
function inBrackets(text: string, list: ListNode, index: number): OffsetEdit[] | undefined {
  const item = list.items[index]!;
  const behind = /^\s*,/u.exec(text.slice(item.end, list.end));
  if (behind) return [whole(text, item.start, item.end + behind[0].length)];
  const former = list.items[index - 1];
  if (index < list.items.length - 1) return undefined;
  if (!former) return [whole(text, item.start, item.end)];
  const between = text.slice(former.end, item.start);
  if (/^\s*,\s*$/u.test(between)) return [{ start: former.end, end: item.end, newText: '' }];
  // With a comment between the two, which stays.
  const comma = /^\s*,/u.exec(between);
  if (!comma) return undefined;
  const end = former.end + comma[0].length;
  return [{ start: end - 1, end, newText: '' }, whole(text, item.start, item.end)];
}

/** With its lines where nothing else stands on them, else with the blanks behind it. */
function whole(text: string, start: number, end: number): OffsetEdit {
  const { from, to } = around(text, start, end);
  const ended = /^(?:\r\n|\r|\n)/u.exec(text.slice(to, to + 2));
  if (ended && /^[ \t]*$/u.test(text.slice(from, start)))
    return { start: from, end: to + ended[0].length, newText: '' };
  return { start, end: to, newText: '' };
}

/** The lines from a dash on, a comment behind the last one included; undefined where something else is on them. */
function linesOf(text: string, dash: number, end: number): OffsetEdit | undefined {
  const { from } = around(text, dash, end);
  if (!/^[ \t]*$/u.test(text.slice(from, dash))) return undefined;
  // A block of text ends with its last line.
  const isOver = /[\r\n]$/u.test(text.slice(0, end).slice(-1));
  const rest = isOver ? '' : /^[^\r\n]*(?:\r\n|\r|\n|$)/u.exec(text.slice(end))![0];
  if (!/^[ \t]*(?:#.*)?(?:\r\n|\r|\n)?$/u.test(rest)) return undefined;
  const to = end + rest.length;
  if (to < text.length || /[\r\n]$/u.test(text)) return { start: from, end: to, newText: '' };
  // The file ends without a line end, and is to end so.
  const before = /(?:\r\n|\r|\n)$/u.exec(text.slice(Math.max(0, from - 2), from));
  return { start: from - (before?.[0].length ?? 0), end: to, newText: '' };
}

/** Where the first line begins, and where the blanks behind the last one end. */
function around(text: string, start: number, end: number): { from: number; to: number } {
  const from = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  let to = end;
  while (text[to] === ' ' || text[to] === '\t') to += 1;
  return { from: start === 0 ? 0 : from, to };
}

/** What the inventory is to say afterwards. */
function withoutAnchor(root: JsonValue, defect: number, index: number): JsonValue {
  const whole = JSON.parse(JSON.stringify(root)) as { defects: { anchors: JsonValue[] }[] };
  whole.defects[defect]!.anchors.splice(index, 1);
  return whole;
}
