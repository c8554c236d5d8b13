import * as l10n from '@vscode/l10n';
import { counted } from '../../core/text/counted.js';
import { plainWords } from '../../core/text/plainWords.js';
import type { EvidenceState, Severity, Status } from '../../core/model/vocabulary.js';
import type { Grouping, Sorting } from './arrangement.js';
import type { DefectGroup } from './DefectGroups.js';
import type { LedgerFacts } from './LedgerFacts.js';

export function severityName(severity: Severity): string {
  switch (severity) {
    case 'critical':
      return l10n.t('Critical');
    case 'high':
      return l10n.t('High');
    case 'medium':
      return l10n.t('Medium');
    case 'low':
      return l10n.t('Low');
  }
}

function statusName(status: Status): string {
  switch (status) {
    case 'open':
      return l10n.t('Open');
    case 'in-progress':
      return l10n.t('In progress');
    case 'blocked':
      return l10n.t('Blocked');
    case 'resolved':
      return l10n.t('Resolved');
    case 'verified':
      return l10n.t('Verified');
    case 'wont-fix':
      return l10n.t("Won't fix");
  }
}

function evidenceName(evidence: EvidenceState): string {
  switch (evidence) {
    case 'confirmed':
      return l10n.t('Confirmed');
    case 'located':
      return l10n.t('Located');
    case 'cleared':
      return l10n.t('Cleared');
    case 'unlocated':
      return l10n.t('Not located');
  }
}

export function groupingName(by: Grouping): string {
  switch (by) {
    case 'priority':
      return l10n.t('Priority');
    case 'severity':
      return l10n.t('Severity');
    case 'status':
      return l10n.t('Status');
    case 'evidence':
      return l10n.t('Evidence');
    case 'category':
      return l10n.t('Category');
    case 'phase':
      return l10n.t('Phase');
    case 'file':
      return l10n.t('File');
    case 'source':
      return l10n.t('Source');
    case 'owner':
      return l10n.t('Owner');
    case 'folder':
      return l10n.t('Workspace folder');
    case 'none':
      return l10n.t('No groups');
  }
}

export function sortingName(by: Sorting): string {
  switch (by) {
    case 'urgency':
      return l10n.t('Open first, then priority and severity');
    case 'id':
      return l10n.t('Id');
    case 'title':
      return l10n.t('Title');
    case 'status':
      return l10n.t('Status');
    case 'evidence':
      return l10n.t('Evidence');
    case 'source':
      return l10n.t('Order in the sources');
  }
}

/** What the rows of a group have in common, or that they have none of it. A file or source by its whole path. */
export function groupName(
  by: Grouping,
  { key, value }: Pick<DefectGroup, 'key' | 'value'>,
  facts: LedgerFacts,
): string {
  if (value === undefined) return noneName(by);
  switch (by) {
    case 'severity':
      return severityName(value as Severity);
    case 'status':
      return statusName(value as Status);
    case 'evidence':
      return evidenceName(value as EvidenceState);
    case 'phase':
      return plainWords(facts.phaseTitle(key ?? '', value) ?? value);
    case 'folder':
      return facts.folderName(value);
    case 'file':
    case 'source':
      return value;
    default:
      return plainWords(value);
  }
}

function noneName(by: Grouping): string {
  switch (by) {
    case 'priority':
      return l10n.t('No priority');
    case 'severity':
      return l10n.t('No severity');
    case 'category':
      return l10n.t('No category');
    case 'phase':
      return l10n.t('No phase');
    case 'file':
      return l10n.t('No code found');
    case 'source':
      return l10n.t('No source');
    case 'owner':
      return l10n.t('No owner');
    default:
      return l10n.t('None');
  }
}

/** How many there are, how many of them are open, how many the code confirms; nothing that goes without saying, or that the group's name says. */
export function countsLabel({ rows: { size: total }, ...counts }: CountedRows, by: Grouping): string {
  const open = by === 'status' ? total : counts.open;
  const confirmed = by === 'evidence' ? 0 : counts.confirmed;
  if (open < total && confirmed > 0) return l10n.t('{0} · {1} open · {2} confirmed', total, open, confirmed);
  if (open < total) return l10n.t('{0} · {1} open', total, open);
  if (confirmed > 0) return l10n.t('{0} · {1} confirmed', total, confirmed);
  return String(total);
}

/** All of it as a sentence, for the hover and for a screen reader. */
export function spokenCounts({ rows: { size: total }, open, confirmed }: CountedRows): string {
  return counted(
    total,
    l10n.t('1 defect, {0} open, {1} confirmed', open, confirmed),
    l10n.t('{0} defects, {1} open, {2} confirmed', total, open, confirmed),
  );
}

type CountedRows = Pick<DefectGroup, 'open' | 'confirmed'> & { rows: { size: number } };
