import type { Check } from '../../model/ledger.js';
import type { SourceText } from '../SourceText.js';
import { scalarText, type MapNode, type ValueNode } from '../valueTree.js';
import { statusOf } from '../words.js';
import { fieldEntry } from './keys.js';

/** A number with the unit that stands in its key: `effort_days: 3` to `3 days`. */
export function measured(canonical: string, value: string): string {
  if (!/^[\d.\s–-]+$/u.test(value)) return value;
  const unit = /(?:^|_)(hours?|days?|weeks?|months?)(?:_|$)/u.exec(canonical)?.[1];
  if (!unit) return value;
  const one = unit.replace(/s$/u, '');
  return `${value} ${value.trim() === '1' ? one : `${one}s`}`;
}

export function isTrue(node: ValueNode): boolean {
  return node.kind === 'scalar' && (node.value === true || /^(?:true|yes|done)$/iu.test(String(node.value)));
}

/** `done: true`, `completed: yes`, `status: DONE`. */
export function isDone(node: MapNode): boolean {
  for (const entry of node.entries) {
    const key = entry.canonical;
    if (/^(?:is_)?(?:done|completed?|met|achieved|passed|checked)$/u.test(key)) return isTrue(entry.value);
    if (key === 'status' || key === 'state') {
      const status = statusOf(scalarText(entry.value) ?? '');
      return status === 'resolved' || status === 'verified';
    }
  }
  return false;
}

/** A list of checks: texts, or mappings with a title and perhaps a tick. Anything else is none. */
export function readChecks(value: ValueNode | undefined, source: SourceText): Check[] {
  if (value?.kind !== 'list') return [];
  const checks: Check[] = [];
  for (const item of value.items) {
    const text = scalarText(item.kind === 'map' ? titleOf(item) : item);
    if (text === undefined) continue;
    checks.push({ text, done: item.kind === 'map' && isDone(item), source: source.mentionOf(item) });
  }
  return checks;
}

function titleOf(node: MapNode): ValueNode | undefined {
  return (fieldEntry(node, 'title') ?? fieldEntry(node, 'description'))?.value;
}
