import * as l10n from '@vscode/l10n';
import { baseName } from '../../files/workspacePath.js';
import { nativeInventory } from '../../model/nativeInventory.js';
import { emptyFragment, RANKS, type Fragment } from '../fragment.js';
import { inSteps, type Steps } from '../../steps.js';
import { parsingJson } from '../parseJson.js';
import { parseYaml } from '../parseYaml.js';
import type { SourceText } from '../SourceText.js';
import {
  eachItem,
  entryOf,
  type ListNode,
  type MapNode,
  type ValueNode,
  type ValueTree,
} from '../valueTree.js';
import { readAs } from './readAs.js';
import { readFoundInventory } from './readFoundInventory.js';
import { readNativeInventory } from './readNativeInventory.js';

/**
 * An inventory file (JSON, JSONC, YAML; native or found in the wild) to a fragment. Never throws: what cannot
 * be read is a problem at its range, everything else is there.
 * @param tree of the source's text
 */
export function* readInventory(source: SourceText, encoding: string, tree: ValueTree): Steps<Fragment> {
  const { path, text, repaired } = source;
  if (text.trim() === '') return emptyFragment({ path, kind: 'inventory', encoding, repaired }, RANKS.found);
  const { root, problems, lineStarts } = tree;
  if (lineStarts) source.knowLines(lineStarts);
  const native = root !== undefined && (yield* isNative(path, root));
  const fragment = emptyFragment(
    { path, kind: 'inventory', encoding, repaired },
    native ? RANKS.native : RANKS.found,
  );
  for (const problem of problems)
    source.problem(problem.start, problem.end, problem.severity, problem.message);
  fragment.broken = problems.some((problem) => problem.severity === 'error');
  if (fragment.broken) fragment.source.broken = true;

  if (root?.kind === 'map' && native) yield* readNativeInventory(root, source, fragment);
  else if (root && root.kind !== 'scalar') yield* readFoundInventory(root, source, fragment);
  else if (!fragment.broken && root?.kind === 'scalar' && root.value !== null) {
    source.problem(
      0,
      firstLineEnd(text),
      'error',
      l10n.t('An inventory is a mapping or a list; this is a single value.'),
    );
  }
  fragment.problems = source.problems;
  return fragment;
}

/** @param copies see `parsingJson` */
export function* inventoryTree(
  { path, text }: Pick<SourceText, 'path' | 'text'>,
  copies = false,
): Steps<ValueTree> {
  return /\.ya?ml$/iu.test(path) ? parseYaml(text) : yield* parsingJson(text, copies);
}

const nativeKeys = new Set(Object.keys(nativeInventory.shape));
const listKeys = ['defects', 'phases', 'criteria', 'templates'];

/**
 * Native when the text says so (`version: 1` beside one of the lists). Without a version, when the file bears the
 * native name, holds nothing but native keys, and its defects read as native ones: a `defects.json` of another tool
 * has the name too, with other words in it.
 */
function* isNative(path: string, root: ValueNode): Steps<boolean> {
  if (root.kind !== 'map') return false;
  const hasList = listKeys.some((key) => isListOrEmpty(root, key));
  const version = entryOf(root, 'version')?.value;
  if (hasList && version?.kind === 'scalar' && version.value === 1) return true;
  const named = /^defects\.(?:ya?ml|jsonc?)$/iu.test(baseName(path));
  if (!named || root.entries.length === 0 || !root.entries.every((entry) => nativeKeys.has(entry.key)))
    return false;
  const defects = entryOf(root, 'defects')?.value;
  return defects?.kind !== 'list' || (yield* everyItem(defects, (item) => readAs.defect.isRight(item)));
}

function* everyItem(list: ListNode, holds: (item: ValueNode) => boolean): Steps<boolean> {
  let all = true;
  yield* inSteps(eachItem(list), (item) => (all &&= holds(item)));
  return all;
}

function isListOrEmpty(root: MapNode, key: string): boolean {
  const value = entryOf(root, key)?.value;
  return value !== undefined && (value.kind === 'list' || (value.kind === 'scalar' && value.value === null));
}

function firstLineEnd(text: string): number {
  const end = text.search(/[\r\n]/u);
  return end < 0 ? text.length : end;
}
