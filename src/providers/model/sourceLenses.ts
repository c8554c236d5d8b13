import * as l10n from '@vscode/l10n';
import { counted } from '../../core/text/counted.js';
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
    ...(occurrences.length > 0 ? [lens(occurrencesLabel(occurrences.length), 'occurrences')] : []),
    ...(others.size > 0
      ? [
          lens(
            counted(
              others.size,
              l10n.t('{0} other report', others.size),
              l10n.t('{0} other reports', others.size),
            ),
            'reports',
          ),
        ]
      : []),
  ];
}

function summary(defects: readonly Defect[], { line }: EntryGroup): SourceLens[] {
  const ids = defects.map(({ id }) => id);
  const occurrences = defects.reduce((sum, defect) => sum + defect.occurrences.length, 0);
  const title = `${countLabel(defects)}: ${tally(defects)}`;
  return [
    { line, title, shows: 'defects', defects: ids },
    ...(occurrences > 0
      ? [
          {
            line,
            title: occurrencesLabel(occurrences),
            shows: 'occurrences' as const,
            defects: ids,
          },
        ]
      : []),
  ];
}

/** What needs a look first. */
const states = ['confirmed', 'regression', 'looks-fixed', 'located', 'unlocated', 'closed'] as const;
type State = (typeof states)[number];

/** `3 confirmed, 1 looks fixed, 7 not located` */
function tally(defects: readonly Defect[]): string {
  const counts = new Map<State, number>();
  for (const defect of defects) {
    const state = stateOf(defect);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return states
    .flatMap((state) => {
      const count = counts.get(state);
      if (count === undefined) return [];
      return count === defects.length && count === 1 ? [stateWord(state)] : [stateCount(state, count)];
    })
    .join(', ');
}

function stateWord(state: State): string {
  switch (state) {
    case 'confirmed':
      return l10n.t('confirmed');
    case 'regression':
      return l10n.t('still in the code though closed');
    case 'looks-fixed':
      return l10n.t('looks fixed');
    case 'located':
      return l10n.t('located');
    case 'unlocated':
      return l10n.t('not located');
    case 'closed':
      return l10n.t('closed');
  }
}

function stateCount(state: State, count: number): string {
  switch (state) {
    case 'confirmed':
      return l10n.t('{0} confirmed', count);
    case 'regression':
      return l10n.t('{0} still in the code though closed', count);
    case 'looks-fixed':
      return counted(count, l10n.t('{0} looks fixed', count), l10n.t('{0} look fixed', count));
    case 'located':
      return l10n.t('{0} located', count);
    case 'unlocated':
      return l10n.t('{0} not located', count);
    case 'closed':
      return l10n.t('{0} closed', count);
  }
}

function stateOf(defect: Defect): State {
  if (disagreement(defect) === 'regression') return 'regression';
  if (!isOpen(defect.status)) return 'closed';
  return defect.evidence === 'cleared' ? 'looks-fixed' : defect.evidence;
}

/** Gaps and risks by their name where there is nothing else. */
function countLabel(defects: readonly Defect[]): string {
  const [kind, other] = new Set(defects.map((defect) => defect.kind));
  const count = defects.length;
  if (kind === 'gap' && other === undefined)
    return counted(count, l10n.t('{0} gap', count), l10n.t('{0} gaps', count));
  if (kind === 'risk' && other === undefined)
    return counted(count, l10n.t('{0} risk', count), l10n.t('{0} risks', count));
  if (kind === 'action' && other === undefined)
    return counted(count, l10n.t('{0} action', count), l10n.t('{0} actions', count));
  return counted(count, l10n.t('{0} defect', count), l10n.t('{0} defects', count));
}

function occurrencesLabel(count: number): string {
  return counted(count, l10n.t('{0} occurrence', count), l10n.t('{0} occurrences', count));
}
