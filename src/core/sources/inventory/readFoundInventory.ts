import * as l10n from '@vscode/l10n';
import type { Steps } from '../../steps.js';
import type { Fragment } from '../fragment.js';
import type { SourceText } from '../SourceText.js';
import { percentSpan } from '../words.js';
import {
  eachEntry,
  eachItem,
  scalarText,
  type ListNode,
  type MapEntry,
  type MapNode,
  type ValueNode,
} from '../valueTree.js';
import { readFoundCriteria } from './foundCriteria.js';
import { foundDate } from './foundDate.js';
import { groupBelow, topGroup, type Group } from './Group.js';
import { FoundDefects } from './foundDefect.js';
import { readFoundPhases } from './foundPhases.js';
import { readFoundTotals } from './foundTotals.js';
import { isCriteriaGroup, isPhaseGroup, keyedEntry } from './keys.js';

/**
 * Any mapping tree, read tolerantly (READING.md, "Found in the wild"): defects by what a mapping holds, their
 * group and priority by the keys above, phases, criteria and readiness by the key that names them.
 */
export function* readFoundInventory(value: ValueNode, source: SourceText, fragment: Fragment): Steps {
  const date = foundDate(value);
  if (date !== undefined) fragment.source = { ...fragment.source, date };
  const defects = new FoundDefects(source);
  const top = topGroup(value.kind === 'list');
  const steps = walk(value, undefined, top, defects, fragment, 0);
  if (steps) yield* steps;
}

type ScalarOrList = Exclude<ValueNode, MapNode>;

const maxDepth = 60;

/** So many values are looked at between two rests. */
const perStep = 32;

/** What is left to be done beneath: most values are defects, for which there is nothing, and no steps need be made. */
function walk(
  node: ValueNode,
  entry: MapEntry | undefined,
  group: Group,
  defects: FoundDefects,
  fragment: Fragment,
  depth: number,
): Steps | undefined {
  if (depth > maxDepth || node.kind === 'scalar') return undefined;
  if (node.kind === 'list') return walkItems(node, group, defects, fragment, depth);
  const defect = defects.read(node, entry, group);
  if (!defect) return descend(eachEntry(node), group, defects, fragment, depth);
  fragment.defects.push(defect);
  const below = defects.subIssues();
  return below.length > 0 ? descend(below, group, defects, fragment, depth) : undefined;
}

function* walkItems(
  node: ListNode,
  group: Group,
  defects: FoundDefects,
  fragment: Fragment,
  depth: number,
): Steps {
  const before = fragment.defects.length;
  const strays: ScalarOrList[] = [];
  let count = 0;
  for (const item of eachItem(node)) {
    if (group.ofDefects && item.kind !== 'map') strays.push(item);
    const steps = walk(item, undefined, group, defects, fragment, depth + 1);
    if (steps) yield* steps;
    if (++count % perStep === 0) yield;
  }
  if (group.ofDefects && fragment.defects.length > before) reportStrays(strays, defects.source);
}

function* descend(
  children: Iterable<MapEntry>,
  group: Group,
  defects: FoundDefects,
  fragment: Fragment,
  depth: number,
): Steps {
  let count = 0;
  for (const child of children) {
    const steps = readChild(child, group, defects, fragment, depth);
    if (steps) yield* steps;
    if (++count % perStep === 0) yield;
  }
}

function readChild(
  child: MapEntry,
  group: Group,
  defects: FoundDefects,
  fragment: Fragment,
  depth: number,
): Steps | undefined {
  const { source } = defects;
  readFoundTotals(child, source, fragment);
  if (readFigures(child, source, fragment)) return undefined;
  if (isCriteriaGroup(child)) {
    readFoundCriteria(child, source, fragment);
    return undefined;
  }
  if (isPhaseGroup(child) && readFoundPhases(child, source, fragment)) return undefined;
  return walk(child.value, child, groupBelow(group, child), defects, fragment, depth + 1);
}

/** Among defects, what is no mapping cannot be read as one. */
function reportStrays(strays: readonly ScalarOrList[], source: SourceText): void {
  for (const item of strays) {
    if (item.kind === 'scalar' && item.value === null) continue;
    source.problem(
      item.start,
      item.end,
      'information',
      l10n.t('This is not read as a defect: a mapping with an id or a title is expected.'),
    );
  }
}

/** `0.55` is a share, `55` and `55%` are percent. */
function readinessSpan(text: string | undefined): { min: number; max: number } | undefined {
  const share = text === undefined ? NaN : Number(text);
  return share > 0 && share < 1
    ? { min: Math.round(share * 1000) / 10, max: Math.round(share * 1000) / 10 }
    : percentSpan(text ?? '');
}

/** Readiness (`production_readiness: { current: 50-55% }`) and suites (`{ name, passed, total }`). */
function readFigures(entry: MapEntry, source: SourceText, fragment: Fragment): boolean {
  const { value } = entry;
  if (/(?:^|_)readiness(?:_|$)/u.test(entry.canonical)) {
    const currentNode =
      value.kind === 'map'
        ? keyedEntry(value, 'current', 'current_percent', 'percent', 'score', 'overall', 'value')?.value
        : value;
    const current = readinessSpan(scalarText(currentNode));
    if (!current || !currentNode) return false;
    const target =
      value.kind === 'map'
        ? percentSpan(scalarText(keyedEntry(value, 'target', 'goal')?.value) ?? '')
        : undefined;
    fragment.readiness.push({
      current,
      ...(target ? { target: target.max } : {}),
      source: source.mentionOf(currentNode),
    });
    return true;
  }
  if (value.kind === 'list' && /(?:^|_)suites(?:_|$)/u.test(entry.canonical)) {
    for (const item of value.items) readSuite(item, source, fragment);
    return true;
  }
  return false;
}

function readSuite(node: ValueNode, source: SourceText, fragment: Fragment): void {
  if (node.kind !== 'map') return;
  const name = scalarText(keyedEntry(node, 'name', 'suite', 'title')?.value);
  const passed = Number(scalarText(keyedEntry(node, 'passed', 'passing')?.value));
  const total = Number(scalarText(keyedEntry(node, 'total', 'count')?.value));
  if (name !== undefined && Number.isFinite(passed) && Number.isFinite(total)) {
    const totalSpan = { min: total, max: total };
    fragment.suites.push({ name, passed, total, totalSpan, source: source.mentionOf(node) });
  }
}
