import * as l10n from '@vscode/l10n';
import type { Contradiction } from '../../model/ledger.js';
import { isOpen, SEVERITIES } from '../../model/vocabulary.js';
import type { DefectGroup, JoinedEntry } from '../identity/DefectGroup.js';
import { contradictionOf, disagreeing, type Claim } from './Claim.js';

/** What is said of one defect's status, of defects of several entries: work remains, or it does not. In which words, and how far the work is, is no contradiction. */
export function statusContradictions(groups: readonly DefectGroup[]): Contradiction[] {
  return groups.flatMap((group) => known(group, 'status', statusOf));
}

function statusOf({ id, entries }: DefectGroup): Contradiction[] {
  const claims = entries.flatMap(({ entry, fragment }): Claim[] => {
    const { rawStatus, status } = entry;
    if (rawStatus === undefined) return [];
    const done = isOpen(status) ? 0 : 1;
    return claimOf({ entry, fragment }, 'status', rawStatus, done);
  });
  return contradictionOf('status', l10n.t('status of {0}', id), disagreeing(claims), id);
}

/** Different severities of one defect of several entries, of sources that state one. */
export function severityContradictions(groups: readonly DefectGroup[]): Contradiction[] {
  return groups.flatMap((group) => known(group, 'severity', severityOf));
}

function severityOf({ id, entries }: DefectGroup): Contradiction[] {
  const claims = entries.flatMap(({ entry, fragment }) => {
    const { severity } = entry;
    return severity ? claimOf({ entry, fragment }, 'severity', severity, SEVERITIES.indexOf(severity)) : [];
  });
  return contradictionOf('severity', l10n.t('severity of {0}', id), disagreeing(claims), id);
}

/** What is said of the fields of some defects. */
export interface FieldContradictions {
  readonly status: Contradiction[];
  readonly severity: Contradiction[];
}

export function fieldContradictions(groups: readonly DefectGroup[]): FieldContradictions {
  const joined = groups.filter(isJoined);
  return { status: statusContradictions(joined), severity: severityContradictions(joined) };
}

function isJoined({ entries }: DefectGroup): boolean {
  return entries.length > 1;
}

/** Looks for both of one defect, so that asking for those of all finds them known. */
export function fieldsOfGroup(group: DefectGroup): void {
  if (group.entries.length < 2) return;
  known(group, 'status', statusOf);
  known(group, 'severity', severityOf);
}

type Field = 'status' | 'severity';

/** Groups are the same objects while nothing of them changes but their ids. */
function known(
  group: DefectGroup,
  field: Field,
  find: (group: DefectGroup) => Contradiction[],
): Contradiction[] {
  if (group.said?.id !== group.id) group.said = { id: group.id };
  return (group.said[field] ??= find(group));
}

/** Nothing for a field that the source does not write: what is inferred claims nothing. */
function claimOf(
  { entry, fragment }: Pick<JoinedEntry, 'entry' | 'fragment'>,
  field: Field,
  value: string,
  level: number,
): Claim[] {
  const range = entry.fieldRanges[field];
  if (!range) return [];
  const { date } = fragment.source;
  return [{ value, source: { path: entry.mention.path, range }, span: { min: level, max: level }, date }];
}
