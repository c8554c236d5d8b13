import type { Problem } from '../../model/ledger.js';
import type { Mention } from '../../model/range.js';
import { rangeDown } from '../../model/rangeDown.js';
import type { DefectEntry } from '../fragment.js';
import { fieldRangesDown } from '../inventory/FieldRanges.js';

/** The entry so many lines further down in its source. */
export function entryDown(entry: DefectEntry, lines: number): DefectEntry {
  const { checklist, anchors } = entry;
  return {
    ...entry,
    mention: mentionDown(entry.mention, lines),
    fieldRanges: fieldRangesDown(entry.fieldRanges, lines),
    checklist: checklist.length === 0 ? checklist : checklist.map((check) => sourceDown(check, lines)),
    anchors: anchors.length === 0 ? anchors : anchors.map((anchor) => sourceDown(anchor, lines)),
  };
}

export function problemDown(problem: Problem, lines: number): Problem {
  return lines === 0 ? problem : { ...problem, range: rangeDown(problem.range, lines) };
}

function sourceDown<T extends { source: Mention }>(item: T, lines: number): T {
  return { ...item, source: mentionDown(item.source, lines) };
}

function mentionDown({ path, range }: Mention, lines: number): Mention {
  return { path, range: rangeDown(range, lines) };
}
