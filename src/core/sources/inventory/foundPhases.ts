import * as l10n from '@vscode/l10n';
import type { Check, Phase, Task } from '../../model/ledger.js';
import type { Fragment } from '../fragment.js';
import { countWeeks, datesOf } from '../phaseDates.js';
import { phaseReferences } from '../phaseReferences.js';
import type { SourceText } from '../SourceText.js';
import { scalarText, type ListNode, type MapEntry, type MapNode, type ValueNode } from '../valueTree.js';
import { canonicalKey, humanize, numberIn } from '../words.js';
import { isDone, measured, readChecks } from './foundParts.js';
import { afterTexts, roadmapStart, timesOf } from './foundPhaseTimes.js';
import { fieldEntry, isCriteriaGroup, isPhaseGroup, keyedEntry } from './keys.js';

const taskListKeys = ['tasks', 'deliverables', 'items', 'actions', 'activities', 'work_items', 'steps'];
const weeksKeys = ['weeks', 'week', 'week_range'];

/**
 * The phases of a roadmap (`implementation_roadmap: { phase_1: {...} }`, `phases: [...]`) into the fragment, in
 * the order written. Weeks that are only given as durations are counted from week 1. False when it holds none.
 */
export function readFoundPhases(group: MapEntry, source: SourceText, fragment: Fragment): boolean {
  const before = fragment.phases.length;
  const counter: Counter = { nextWeek: 1, count: 0, after: new Map() };
  readGroup(group.value, source, fragment, counter, 0, isListOfPhases(group));
  const phases = fragment.phases.slice(before);
  for (const [phase, texts] of counter.after) {
    const dependsOn = phaseReferences(texts, phases, phase);
    if (dependsOn.length > 0) phase.dependsOn = dependsOn;
  }
  countWeeks(phases, roadmapStart(group.value) ?? fragment.source.date);
  return fragment.phases.length > before;
}

interface Counter {
  nextWeek: number | undefined;
  count: number;
  /** What the phases say that they come after, in the source's own words. */
  readonly after: Map<Phase, readonly string[]>;
}

function readGroup(
  value: ValueNode,
  source: SourceText,
  fragment: Fragment,
  counter: Counter,
  depth: number,
  ofPhases: boolean,
): void {
  if (depth > 10 || value.kind === 'scalar') return;
  const entries: { entry: MapEntry | undefined; node: ValueNode }[] =
    value.kind === 'list'
      ? value.items.map((node) => ({ entry: undefined, node }))
      : value.entries.map((entry) => ({ entry, node: entry.value }));
  for (const { entry, node } of entries) {
    const named = ofPhases && node.kind === 'map' && taskTitle(node) !== undefined;
    if (node.kind === 'map' && (named || isPhase(entry, node))) {
      fragment.phases.push(readPhase(entry, node, source, counter));
    } else if (entry && node.kind === 'list' && !isListOfPhases(entry) && isTaskList(node)) {
      fragment.phases.push(readBarePhase(entry, node, source, counter));
    } else if (!entry || isPhaseGroup(entry)) {
      readGroup(node, source, fragment, counter, depth + 1, entry !== undefined && isListOfPhases(entry));
    }
  }
}

/** `phases: [{ name: One }, ...]`: the key says that the items are phases, even without tasks. */
function isListOfPhases(entry: MapEntry): boolean {
  return /(?:^|_)(?:phases|sprints|iterations)$/u.test(entry.canonical) && entry.value.kind === 'list';
}

function isPhase(entry: MapEntry | undefined, node: MapNode): boolean {
  if (taskList(node)) return true;
  const numbered =
    entry !== undefined &&
    /^(?:phase|sprint|milestone|week|release|iteration|stage)s?_?\w*\d/u.test(entry.canonical);
  const describes =
    keyedEntry(node, 'focus', 'goal', 'duration', 'duration_weeks', 'objective', ...weeksKeys) !== undefined;
  return describes && (numbered || keyedEntry(node, 'name', 'title', 'phase') !== undefined);
}

/** `"Q1 2026": ["a", "b"]`: tasks right under the name of the phase. */
function isTaskList(node: ListNode): boolean {
  return (
    node.items.length > 0 &&
    node.items.every(
      (item) =>
        item.kind === 'scalar' || (item.kind === 'map' && !isPhase(undefined, item) && taskTitle(item)),
    )
  );
}

function readBarePhase(entry: MapEntry, node: ListNode, source: SourceText, counter: Counter): Phase {
  counter.count += 1;
  counter.nextWeek = undefined;
  const dates = datesOf({ period: entry.key.replaceAll('_', ' ') });
  return {
    ...(dates ? { dates } : {}),
    id: entry.canonical.replaceAll('_', '-'),
    title: humanize(entry.key),
    order: counter.count,
    tasks: node.items.flatMap((item) => readTask(item, source)),
    exitCriteria: [],
    mentions: [source.mention(entry.keyStart, node.end)],
  };
}

function taskTitle(node: MapNode): string | undefined {
  return scalarText(
    keyedEntry(node, 'task', 'title', 'name', 'description', 'action', 'item', 'deliverable')?.value,
  );
}

function taskList(node: MapNode): MapEntry | undefined {
  const entry = keyedEntry(node, ...taskListKeys);
  return entry?.value.kind === 'list' ? entry : undefined;
}

function readPhase(entry: MapEntry | undefined, node: MapNode, source: SourceText, counter: Counter): Phase {
  counter.count += 1;
  const number = phaseNumber(entry, node);
  const title = scalarText(keyedEntry(node, 'title', 'name', 'focus', 'goal', 'objective', 'theme')?.value);
  const key = entry?.key ?? scalarText(keyedEntry(node, 'id', 'phase')?.value) ?? `phase-${counter.count}`;
  const ownId = scalarText(keyedEntry(node, 'id')?.value);
  const phase: Phase = {
    id: ownId ?? (number === undefined ? canonicalKey(key).replaceAll('_', '-') : `phase-${number}`),
    title: title ?? humanize(key),
    order: number ?? counter.count,
    ...timesOf(node, `${key.replaceAll('_', ' ')}`),
    tasks:
      (taskList(node)?.value as { items: ValueNode[] } | undefined)?.items.flatMap((item) =>
        readTask(item, source),
      ) ?? [],
    exitCriteria: readExitCriteria(node, source),
    mentions: [source.mention(entry?.keyStart ?? node.start, node.end)],
  };
  const weeks = readWeeks(node, counter);
  if (weeks) phase.weeks = weeks;
  counter.after.set(phase, afterTexts(node));
  return phase;
}

function phaseNumber(entry: MapEntry | undefined, node: MapNode): number | undefined {
  const explicit = scalarText(keyedEntry(node, 'phase', 'number', 'order', 'phase_number')?.value);
  const fromField = explicit === undefined ? undefined : numberIn(explicit);
  if (fromField !== undefined) return fromField;
  const match = entry && /(\d+)$/u.exec(entry.canonical.replace(/_weeks?_.*$/u, ''));
  return match ? Number(match[1]) : undefined;
}

/** `weeks: "1-2"`, `week_start`/`week_end`, or `duration_weeks` counted on from the phase before. */
function readWeeks(node: MapNode, counter: Counter): { start: number; end: number } | undefined {
  const written = scalarText(keyedEntry(node, ...weeksKeys)?.value);
  const span = written === undefined ? null : /(\d+)\s*(?:-|–|—|to)\s*(\d+)/u.exec(written);
  const start = numberOf(node, 'week_start', 'start_week');
  const end = numberOf(node, 'week_end', 'end_week');
  const duration =
    numberOf(node, 'duration_weeks', 'weeks', 'duration_in_weeks') ??
    weeksIn(scalarText(keyedEntry(node, 'duration')?.value));
  let weeks: { start: number; end: number } | undefined;
  if (span) weeks = { start: Number(span[1]), end: Number(span[2]) };
  else if (start !== undefined && end !== undefined) weeks = { start, end };
  else if (duration !== undefined && duration > 0 && counter.nextWeek !== undefined) {
    weeks = { start: counter.nextWeek, end: counter.nextWeek + Math.ceil(duration) - 1 };
  }
  // After a phase of unknown length nobody knows in which week the next begins.
  counter.nextWeek = weeks ? weeks.end + 1 : undefined;
  return weeks;
}

function numberOf(node: MapNode, ...keys: string[]): number | undefined {
  const text = scalarText(keyedEntry(node, ...keys)?.value);
  return text !== undefined && /^\d+(?:\.\d+)?$/u.test(text.trim()) ? Number(text) : undefined;
}

function weeksIn(text: string | undefined): number | undefined {
  const match = text === undefined ? null : /(\d+)\s*weeks?/iu.exec(text);
  return match ? Number(match[1]) : undefined;
}

function readTask(node: ValueNode, source: SourceText): Task[] {
  if (node.kind !== 'map') {
    const title = scalarText(node);
    return title === undefined ? [] : [{ title, done: false, defects: [], source: source.mentionOf(node) }];
  }
  const title = taskTitle(node);
  if (title === undefined) {
    source.problem(
      node.start,
      Math.min(node.end, node.start + 1),
      'warning',
      l10n.t('This task has no title; expected `task`, `title` or `name`.'),
    );
    return [];
  }
  const effortEntry = fieldEntry(node, 'effort');
  const effort = effortEntry && scalarText(effortEntry.value);
  const owner = scalarText(fieldEntry(node, 'owner')?.value);
  return [
    {
      title,
      done: isDone(node),
      ...(effortEntry && effort !== undefined ? { effort: measured(effortEntry.canonical, effort) } : {}),
      ...(owner === undefined ? {} : { owner }),
      defects: idsOf(
        keyedEntry(node, 'defects', 'defect', 'defect_ids', 'defect_id', 'issues', 'fixes', 'resolves')
          ?.value,
      ),
      source: source.mentionOf(node),
    },
  ];
}

function idsOf(value: ValueNode | undefined): string[] {
  if (!value) return [];
  const texts = (value.kind === 'list' ? value.items : [value]).map(scalarText);
  return texts
    .flatMap((text) => (text === undefined ? [] : text.split(/[\s,;]+/u)))
    .filter((id) => id !== '');
}

function readExitCriteria(node: MapNode, source: SourceText): Check[] {
  return node.entries
    .filter((entry) => isCriteriaGroup(entry) || /(?:^|_)milestones(?:_|$)/u.test(entry.canonical))
    .flatMap((entry) => readChecks(entry.value, source));
}
