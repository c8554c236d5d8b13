import { isOpen } from '../../core/model/vocabulary.js';
import type { Defect } from '../../core/model/ledger.js';
import { evidenceWord } from '../../views/model/labels.js';
import { disagreement } from '../../core/ledger/liveness.js';
import type { Lines } from './entryAt.js';
import { groupEntries, type EntryGroup } from './groupEntries.js';
import type { SourceEntry } from './sourceEntries.js';

/** A text above a line of a source, and what a click on it shows. */
export interface SourceLens {
  /** Zero-based, inside the document. */
  line: number;
  title: string;
  shows: 'defects' | 'occurrences' | 'reports';
  /** Ids of the defects that it is about. */
  defects: readonly string[];
}

/** The lenses of a source from top to bottom. A table or a list of one-liners is not torn apart: it has one for all. */
export function sourceLenses(entries: readonly SourceEntry[], path: string, lines: Lines): SourceLens[] {
  return groupEntries(entries, lines).flatMap((group) => {
    const defects = [...new Set(group.entries.map(({ defect }) => defect))];
    return defects.length === 1 && !group.table
      ? lensesOf(defects[0]!, group.line, path)
      : summary(defects, group);
  });
}

function lensesOf(defect: Defect, line: number, path: string): SourceLens[] {
  const { occurrences } = defect;
  const others = new Set(defect.mentions.map((mention) => mention.path));
  others.delete(path);
  const lens = (title: string, shows: SourceLens['shows']): SourceLens => ({
    line,
    title,
    shows,
    defects: [defect.id],
  });
  return [
    lens(evidenceWord(defect), 'defects'),
    ...(occurrences.length > 0 ? [lens(counted(occurrences.length, 'occurrence'), 'occurrences')] : []),
    ...(others.size > 0 ? [lens(counted(others.size, 'other report'), 'reports')] : []),
  ];
}

function summary(defects: readonly Defect[], { line }: EntryGroup): SourceLens[] {
  const ids = defects.map(({ id }) => id);
  const occurrences = defects.reduce((sum, defect) => sum + defect.occurrences.length, 0);
  const title = `${counted(defects.length, kindOf(defects))}: ${tally(defects)}`;
  return [
    { line, title, shows: 'defects', defects: ids },
    ...(occurrences > 0
      ? [
          {
            line,
            title: counted(occurrences, 'occurrence'),
            shows: 'occurrences' as const,
            defects: ids,
          },
        ]
      : []),
  ];
}

/** What needs a look first. */
const states = [
  ['confirmed', 'confirmed'],
  ['still in the code though closed', 'still in the code though closed'],
  ['looks fixed', 'look fixed'],
  ['located', 'located'],
  ['not located', 'not located'],
  ['closed', 'closed'],
] as const;

/** `3 confirmed, 1 looks fixed, 7 not located` */
function tally(defects: readonly Defect[]): string {
  const counts = new Map<string, number>();
  for (const defect of defects) {
    const state = stateOf(defect);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return states
    .flatMap(([one, many]) => {
      const count = counts.get(one);
      if (count === undefined) return [];
      return count === defects.length && count === 1 ? [one] : [`${count} ${count === 1 ? one : many}`];
    })
    .join(', ');
}

function stateOf(defect: Defect): (typeof states)[number][0] {
  if (disagreement(defect) === 'regression') return 'still in the code though closed';
  if (!isOpen(defect.status)) return 'closed';
  switch (defect.evidence) {
    case 'confirmed':
      return 'confirmed';
    case 'cleared':
      return 'looks fixed';
    case 'located':
      return 'located';
    case 'unlocated':
      return 'not located';
  }
}

/** Gaps and risks by their name where there is nothing else. */
function kindOf(defects: readonly Defect[]): string {
  const kinds = new Set(defects.map(({ kind }) => kind));
  return kinds.size === 1 ? [...kinds][0]! : 'defect';
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
