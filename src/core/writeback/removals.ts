import type { OffsetEdit } from '../fixes/offsetEdits.js';
import type { ValueNode } from '../sources/valueTree.js';
import { ownEntries } from './dataNodes.js';
import { contentEnd, linesOf, type Extent } from './entryExtent.js';

/** What stands beside a part of JSON or YAML in what holds it, and how its comments are told. */
export interface RemovedPart {
  readonly text: string;
  /** The list or map that it stands in. */
  readonly parent: ValueNode;
  /** Where the part starts; of a pair its key. */
  readonly start: number;
  /** Of the lines right above it that go with it. */
  readonly comment: RegExp;
}

/** How a part of a list or map could be taken out, with its comma or its lines; the likeliest first. */
export function* removals({ text, parent, start, comment }: RemovedPart): Iterable<OffsetEdit[]> {
  const spans = siblings(parent);
  const at = spans.findIndex((span) => span.start === start);
  const own = spans[at];
  if (!own) return;
  const end = contentEnd(text, own.start, own.end);
  const isFlow = text[parent.start] === '[' || text[parent.start] === '{';
  const [previous, next] = [spans[at - 1], spans[at + 1]];
  const lines = linesOf(text, own.start, end, comment);
  if (!isFlow) {
    // The first pair of an item stands behind its dash.
    const isBehindDash =
      parent.kind === 'map' && at === 0 && /-\s+$/u.test(text.slice(Math.max(0, start - 20), start));
    if (spans.length > 1 && lines && !isBehindDash) yield [{ ...lines, newText: '' }];
    if (isBehindDash && next) yield [{ start, end: next.start, newText: '' }];
    // A list of nothing is written so.
    if (spans.length === 1 && parent.kind === 'list') yield [{ start: parent.start, end, newText: '[]' }];
    return;
  }
  const comma = previous && text.indexOf(',', previous.end);
  const hasComma = /^\s*,/u.test(text.slice(end));
  if (lines && (next || hasComma)) yield [{ ...lines, newText: '' }];
  else if (lines && comma !== undefined && comma >= 0 && comma < lines.start)
    yield [
      { start: comma, end: comma + 1, newText: '' },
      { ...lines, newText: '' },
    ];
  if (next) yield [{ start: own.start, end: next.start, newText: '' }];
  else if (previous) yield [{ start: previous.end, end, newText: '' }];
  else yield [{ start: own.start, end, newText: '' }];
}

function siblings(parent: ValueNode): Extent[] {
  if (parent.kind === 'list') return parent.items.map(({ start, end }) => ({ start, end }));
  if (parent.kind !== 'map') return [];
  return ownEntries(parent).map(({ keyStart, value }) => ({ start: keyStart, end: value.end }));
}
