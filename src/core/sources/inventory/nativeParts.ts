import type { Check } from '../../model/ledger.js';
import type { SourceText } from '../SourceText.js';
import type { ValueNode } from '../valueTree.js';

/** Checks with their places: those of the list's items, which are as many. */
export function readNativeChecks(
  checks: readonly { text: string; done: boolean }[] | undefined,
  list: ValueNode | undefined,
  whole: ValueNode,
  source: SourceText,
): Check[] {
  if (!checks) return [];
  const nodes = itemsOf(list);
  return checks.map(({ text, done }, i) => ({ text, done, source: source.mentionOf(nodes[i] ?? whole) }));
}

export function asText(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

export function itemsOf(node: ValueNode | undefined): readonly ValueNode[] {
  return node?.kind === 'list' ? node.items : [];
}
