import * as l10n from '@vscode/l10n';
import type { Fragment } from '../fragment.js';
import type { SourceText } from '../SourceText.js';
import { percentSpan } from '../words.js';
import {
  forEachEntry,
  forEachItem,
  scalarText,
  type ListNode,
  type MapEntry,
  type ValueNode,
} from '../valueTree.js';
import { readFoundCriteria } from './foundCriteria.js';
import { foundDate } from './foundDate.js';
import { groupBelow, topGroup, type Group, type Placed } from './Group.js';
import { FoundDefects, isFoundDefect } from './foundDefect.js';
import { readFoundPhases } from './foundPhases.js';
import { readFoundTotals } from './foundTotals.js';
import { isCriteriaGroup, isDefectGroup, isPhaseGroup, keyedEntry } from './keys.js';

/**
 * Any mapping tree, read tolerantly (READING.md, "Found in the wild"): defects by what a mapping holds, their
 * group and priority by the keys above, phases, criteria and readiness by the key that names them.
 */
export function readFoundInventory(value: ValueNode, source: SourceText, fragment: Fragment): void {
  const date = foundDate(value);
  if (date !== undefined) fragment.source = { ...fragment.source, date };
  const defects = new FoundDefects(source);
  walk(value, undefined, { ...topGroup, ofDefects: value.kind === 'list' }, defects, fragment, 0);
}

const maxDepth = 60;

function walk(
  node: ValueNode,
  entry: MapEntry | undefined,
  group: Group,
  defects: FoundDefects,
  fragment: Fragment,
  depth: number,
): void {
  if (depth > maxDepth || node.kind === 'scalar') return;
  if (node.kind === 'list') {
    const before = fragment.defects.length;
    forEachItem(node, (item) => walk(item, undefined, group, defects, fragment, depth + 1));
    if (group.ofDefects && fragment.defects.length > before) reportStrays(node, defects.source);
    return;
  }
  const placed: Placed = { node, entry, group, fields: defects.fieldsOf(node) };
  if (isFoundDefect(placed)) {
    fragment.defects.push(defects.read(placed));
    for (const child of node.entries) {
      // Sub-issues of a defect are defects of their own; its other fields are its details.
      if (child.value.kind !== 'scalar' && isDefectGroup(child) && holdsMaps(child.value))
        descend(child, group, defects, fragment, depth);
    }
    return;
  }
  forEachEntry(node, (child) => descend(child, group, defects, fragment, depth));
}

function descend(
  child: MapEntry,
  group: Group,
  defects: FoundDefects,
  fragment: Fragment,
  depth: number,
): void {
  const { source } = defects;
  readFoundTotals(child, source, fragment);
  if (readFigures(child, source, fragment)) return;
  if (isCriteriaGroup(child)) return readFoundCriteria(child, source, fragment);
  if (isPhaseGroup(child) && readFoundPhases(child, source, fragment)) return;
  walk(child.value, child, groupBelow(group, child), defects, fragment, depth + 1);
}

/** Among defects, what is no mapping cannot be read as one. */
function reportStrays(list: ListNode, source: SourceText): void {
  forEachItem(list, (item) => {
    if (item.kind === 'map' || (item.kind === 'scalar' && item.value === null)) return;
    source.problem(
      item.start,
      item.end,
      'information',
      l10n.t('This is not read as a defect: a mapping with an id or a title is expected.'),
    );
  });
}

/** `0.55` is a share, `55` and `55%` are percent. */
function readinessSpan(text: string | undefined): { min: number; max: number } | undefined {
  const share = text === undefined ? NaN : Number(text);
  return share > 0 && share < 1
    ? { min: Math.round(share * 1000) / 10, max: Math.round(share * 1000) / 10 }
    : percentSpan(text ?? '');
}

function holdsMaps(node: ValueNode): boolean {
  if (node.kind === 'list') return node.items.some((item) => item.kind === 'map');
  return node.kind === 'map' && node.entries.some((entry) => entry.value.kind === 'map');
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
