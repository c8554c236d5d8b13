import * as l10n from '@vscode/l10n';
import { LineIndex } from '../../../text/LineIndex.js';
import { parseJsonc } from '../../../sources/json/parseJsonc.js';
import type { ValueNode } from '../../../sources/valueTree.js';
import { unreadable, type MergeText } from '../../MergeText.js';
import { Refusal } from '../../python/Refusal.js';
import type { DataEntry, DataNode } from '../DataNode.js';

/** JSON or JSONC with places; undefined for a blank text. What does not parse is refused. */
export function readJsonData(text: string, which: MergeText): DataNode | undefined {
  const base = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (text.slice(base).trim() === '') return undefined;
  const { root, problems } = parseJsonc(text.slice(base), base);
  const [problem] = problems;
  if (problem || !root) {
    const line = new LineIndex(text).position(problem?.start ?? 0).line + 1;
    throw new Refusal(
      unreadable(which, 'JSON', line, problem?.message ?? l10n.t('A value is expected here.')),
    );
  }
  return dataNode(root, which);
}

function dataNode(node: ValueNode, which: MergeText): DataNode {
  const { start, end } = node;
  if (node.kind === 'scalar') return { kind: 'scalar', start, end, value: node.value, empty: false };
  if (node.kind === 'list') {
    const items = node.items.map((item) => dataNode(item, which));
    return { kind: 'list', flow: true, start, end, items, itemStarts: items.map((item) => item.start) };
  }
  const seen = new Set<string>();
  const entries = node.entries.map(({ key, keyStart, keyEnd, value }): DataEntry => {
    if (seen.has(key)) throw new Refusal(keyTwice(which, key));
    seen.add(key);
    return {
      key,
      start: keyStart,
      keyStart,
      keyEnd,
      afterColon: keyEnd,
      value: dataNode(value, which),
      marked: false,
    };
  });
  return { kind: 'map', flow: true, start, end, entries };
}

function keyTwice(which: MergeText, key: string): string {
  switch (which) {
    case 'file':
      return l10n.t('The file has the key `{0}` twice in one object.', key);
    case 'template':
      return l10n.t('The template has the key `{0}` twice in one object.', key);
    case 'result':
      return l10n.t('The file after the merge has the key `{0}` twice in one object.', key);
  }
}
