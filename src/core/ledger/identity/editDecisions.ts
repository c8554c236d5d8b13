import * as l10n from '@vscode/l10n';
import { applyEdits, type Edit } from 'jsonc-parser';
import { parseJson } from '../../sources/parseJson.js';
import { entryOf, scalarText, type ListNode, type MapNode } from '../../sources/valueTree.js';
import { decisionsPath } from './IdentityDecisions.js';
import { appendTo, removeFrom } from './jsonListEdits.js';

/**
 * The text of the decisions file with the entries of `keys` merged; all else of it stays as it is.
 * @param text undefined when there is no file yet
 * @throws Error with a message for people when the text cannot be read
 */
export function addMerge(text: string | undefined, keys: readonly string[]): string {
  const wanted = [...new Set(keys)];
  if (wanted.length < 2) return text ?? '';
  const item = `[${wanted.map((key) => JSON.stringify(key)).join(', ')}]`;
  if (isAbsent(text)) return newFile('merged', item);
  const root = rootOf(text);
  const merged = listOf(root, 'merged');
  if (!merged) return applyEdits(text, appendTo(text, membersOf(root), property('merged', item)));
  for (const list of merged.items) {
    if (list.kind !== 'list') continue;
    const known = new Set(list.items.map(scalarText));
    const missing = wanted.filter((key) => !known.has(key));
    if (missing.length === wanted.length) continue;
    if (missing.length === 0) return text;
    return applyEdits(text, appendTo(text, list, missing.map((key) => JSON.stringify(key)).join(', ')));
  }
  return applyEdits(text, appendTo(text, merged, item));
}

/**
 * The text of the decisions file with the entry split from its defect: no rule joins it, and no merge names it any more.
 * @param text undefined when there is no file yet
 * @throws Error with a message for people when the text cannot be read
 */
export function addSplit(text: string | undefined, key: string): string {
  const item = JSON.stringify(key);
  if (isAbsent(text)) return newFile('split', item);
  const result = withoutMerge(text, key);
  const root = rootOf(result);
  const split = listOf(root, 'split');
  if (!split) return applyEdits(result, appendTo(result, membersOf(root), property('split', item)));
  if (split.items.some((node) => scalarText(node) === key)) return result;
  return applyEdits(result, appendTo(result, split, item));
}

/** A list of which one entry would remain goes as a whole. */
function withoutMerge(text: string, key: string): string {
  const merged = listOf(rootOf(text), 'merged');
  const edits: Edit[] = [];
  const whole: number[] = [];
  for (const [i, list] of merged?.items.entries() ?? []) {
    if (list.kind !== 'list') continue;
    const at = list.items.flatMap((node, n) => (scalarText(node) === key ? [n] : []));
    if (at.length === 0) continue;
    if (list.items.length - at.length < 2) whole.push(i);
    else edits.push(...removeFrom(list, at));
  }
  if (merged) edits.push(...removeFrom(merged, whole));
  return applyEdits(text, edits);
}

/** A file that is there and empty is written anew. */
function isAbsent(text: string | undefined): text is undefined {
  return text === undefined || text.trim() === '';
}

function rootOf(text: string): MapNode {
  const { root, problems } = parseJson(text);
  if (root?.kind !== 'map' || problems.some(({ severity }) => severity === 'error'))
    throw new Error(l10n.t('{0} has syntax errors; correct them first.', decisionsPath));
  return root;
}

function listOf(root: MapNode, key: string): ListNode | undefined {
  const entry = entryOf(root, key);
  if (entry && entry.value.kind !== 'list')
    throw new Error(l10n.t('`{0}` in {1} is not a list; correct it first.', key, decisionsPath));
  return entry?.value.kind === 'list' ? entry.value : undefined;
}

function membersOf(root: MapNode): Parameters<typeof appendTo>[1] {
  const items = root.entries.map(({ keyStart, value }) => ({ start: keyStart, end: value.end }));
  return { start: root.start, end: root.end, items };
}

function property(key: string, item: string): (indent: string, eol: string) => string {
  return (indent, eol) => {
    if (indent === '') return `"${key}": [${item}]`;
    return `"${key}": [${eol}${indent}${indent}${item}${eol}${indent}]`;
  };
}

function newFile(key: string, item: string): string {
  return `{\n  "version": 1,\n  "${key}": [\n    ${item}\n  ]\n}\n`;
}
