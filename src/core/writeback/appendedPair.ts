import { yamlFlow } from '../export/inventory/yamlItem.js';
import { appendToBrackets, bracketLayout } from '../fixes/data/bracketEdits.js';
import { lineEndAt, lineEndOf, lineStartAt } from '../fixes/lines.js';
import type { OffsetEdit } from '../fixes/offsetEdits.js';
import type { MapNode } from '../sources/valueTree.js';
import { ownEntries } from './dataNodes.js';
import { contentEnd } from './entryExtent.js';
import type { Proof } from './Proof.js';

/**
 * A mapping under a key of its own, behind the last pair of a mapping of JSON or YAML, in the layout of its others.
 * @param target it has pairs, and the value of the last one is a mapping
 * @param value as it is written there: with its braces, or the lines of a block of YAML
 */
export function* appendedPair(
  { work: { text }, format }: Proof,
  target: MapNode,
  key: string,
  value: string,
): Iterable<readonly OffsetEdit[]> {
  const pairs = ownEntries(target);
  const last = pairs.at(-1);
  if (!last) return;
  const written = format === 'json' || text[last.keyStart] === '"' ? JSON.stringify(key) : yamlFlow(key);
  if (text[target.start] === '{') {
    const items = pairs.map((pair) => ({ start: pair.keyStart, end: pair.value.end }));
    const lineComment = format === 'json' ? '//' : '#';
    const brackets = { text, start: target.start, end: target.end, items, lineComment };
    const layout = bracketLayout(brackets)!;
    const lines = `${written}: ${value}`.split('\n');
    yield appendToBrackets(brackets, layout, [lines.join(layout.lines ? `\n${layout.indent}` : '\n')]);
    return;
  }
  const lead = blanks(text.slice(lineStartAt(text, last.keyStart), last.keyStart));
  const below = blanks(text.slice(lineStartAt(text, last.value.start), last.value.start));
  const lineEnd = lineEndOf(text);
  const block = value
    .split('\n')
    .map((line) => lineEnd + below + line)
    .join('');
  const at = lineEndAt(text, contentEnd(text, last.keyStart, last.value.end));
  const isFlow = text[last.value.start] === '{';
  yield [{ start: at, end: at, newText: `${lineEnd}${lead}${written}:${isFlow ? ` ${value}` : block}` }];
}

/** A byte order mark has no width. */
function blanks(text: string): string {
  return text.replace('\uFEFF', '').replaceAll(/[^\t]/gu, ' ');
}
