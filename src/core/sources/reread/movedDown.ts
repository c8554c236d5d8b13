import type { Check, Problem } from '../../model/ledger.js';
import type { Mention } from '../../model/range.js';
import { rangeDown } from '../../model/rangeDown.js';
import { anchorEntry } from '../anchorEntry.js';
import type { AnchorEntry, DefectEntry } from '../fragment.js';
import { fieldRangesDown } from '../inventory/FieldRanges.js';

/** The entry of an inventory so many lines further down in it. Written out, with the keys of the readers in their order: see `copyDefect`. */
export function entryDown(entry: DefectEntry, lines: number): DefectEntry {
  const { checklist, anchors } = entry;
  const moved: { [K in keyof Required<DefectEntry>]: DefectEntry[K] } = {
    id: entry.id,
    title: entry.title,
    kind: entry.kind,
    priority: entry.priority,
    severity: entry.severity,
    status: entry.status,
    rawStatus: entry.rawStatus,
    category: entry.category,
    description: entry.description,
    rootCause: entry.rootCause,
    impact: entry.impact,
    effort: entry.effort,
    timeline: entry.timeline,
    owner: entry.owner,
    gapPercent: entry.gapPercent,
    current: entry.current,
    target: entry.target,
    fixOptions: entry.fixOptions,
    checklist: checklist.length === 0 ? checklist : checklist.map((check) => checkDown(check, lines)),
    dependsOn: entry.dependsOn,
    details: entry.details,
    hasOwnId: entry.hasOwnId,
    titleFromKey: entry.titleFromKey,
    form: entry.form,
    siblings: entry.siblings,
    mention: mentionDown(entry.mention, lines),
    fieldRanges: fieldRangesDown(entry.fieldRanges, lines),
    anchors: anchors.length === 0 ? anchors : anchors.map((anchor) => anchorDown(anchor, lines)),
    templates: entry.templates,
  };
  return moved;
}

export function problemDown(problem: Problem, lines: number): Problem {
  return lines === 0 ? problem : { ...problem, range: rangeDown(problem.range, lines) };
}

function checkDown({ text, done, source }: Check, lines: number): Check {
  return { text, done, source: mentionDown(source, lines) };
}

function anchorDown(anchor: AnchorEntry, lines: number): AnchorEntry {
  return anchorEntry(anchor, anchor.inferred, mentionDown(anchor.source, lines));
}

function mentionDown({ path, range }: Mention, lines: number): Mention {
  return { path, range: rangeDown(range, lines) };
}
