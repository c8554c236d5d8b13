import type { Criterion } from '../../model/ledger.js';
import type { Fragment } from '../fragment.js';
import type { SourceText } from '../SourceText.js';
import { entryOf, scalarText, type MapEntry, type MapNode, type ValueNode } from '../valueTree.js';
import { humanize } from '../words.js';
import { isDone } from './foundParts.js';
import { fieldEntry, isNull, keyedEntry } from './keys.js';

/** Criteria by category (`success_criteria: { performance: { latency_ms: { target: 100 } } }`) into the fragment. */
export function readFoundCriteria(group: MapEntry, source: SourceText, fragment: Fragment): void {
  read(group.value, undefined, source, fragment, 0);
}

function read(
  value: ValueNode,
  category: string | undefined,
  source: SourceText,
  fragment: Fragment,
  depth: number,
): void {
  if (depth > 10) return;
  if (value.kind === 'list') {
    for (const item of value.items) fragment.criteria.push(...listed(item, category, source));
    return;
  }
  if (value.kind === 'scalar') return;
  for (const child of value.entries) {
    if (isNull(child.value)) continue;
    if (child.value.kind === 'scalar' || (child.value.kind === 'map' && isCriterion(child.value))) {
      fragment.criteria.push(keyed(child, category, source));
    } else {
      const name = humanize(child.key);
      read(child.value, category === undefined ? name : `${category} / ${name}`, source, fragment, depth + 1);
    }
  }
}

function isCriterion(node: MapNode): boolean {
  return (
    fieldEntry(node, 'target') !== undefined ||
    fieldEntry(node, 'current') !== undefined ||
    node.entries.every((e) => e.value.kind === 'scalar')
  );
}

function keyed(entry: MapEntry, category: string | undefined, source: SourceText): Criterion {
  const place = source.mention(entry.keyStart, entry.value.end);
  const base = { ...(category === undefined ? {} : { category }), text: humanize(entry.key), source: place };
  if (entry.value.kind === 'scalar') {
    const { value } = entry.value;
    if (typeof value === 'boolean') return { ...base, done: value };
    return { ...base, done: false, target: String(value) };
  }
  return entry.value.kind === 'map' ? { ...base, ...figures(entry.value) } : { ...base, done: false };
}

function listed(item: ValueNode, category: string | undefined, source: SourceText): Criterion[] {
  const text =
    item.kind === 'map'
      ? scalarText(
          (
            keyedEntry(item, 'text', 'criterion') ??
            fieldEntry(item, 'title') ??
            fieldEntry(item, 'description')
          )?.value,
        )
      : scalarText(item);
  if (text === undefined) return [];
  const base = { ...(category === undefined ? {} : { category }), text, source: source.mentionOf(item) };
  return [item.kind === 'map' ? { ...base, ...figures(item) } : { ...base, done: false }];
}

/** Done when it says so, or when the current value is the target. */
function figures(node: MapNode): Pick<Criterion, 'done' | 'target' | 'current'> {
  const target = scalarText(fieldEntry(node, 'target')?.value);
  const current = scalarText(fieldEntry(node, 'current')?.value);
  const unit = scalarText(entryOf(node, 'unit')?.value);
  const withUnit = (value: string): string =>
    unit === undefined || !/^[\d.,]+$/u.test(value) ? value : `${value} ${unit}`;
  return {
    done: isDone(node) || (target !== undefined && target === current),
    ...(target === undefined ? {} : { target: withUnit(target) }),
    ...(current === undefined ? {} : { current: withUnit(current) }),
  };
}
