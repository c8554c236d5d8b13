import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { disagreement } from '../core/ledger/liveness.js';
import type { Defect } from '../core/model/ledger.js';
import { isOpen } from '../core/model/vocabulary.js';
import { defectCard, type CardFacts } from './model/defectCard.js';
import { escapeMarkdown } from './model/escapeMarkdown.js';
import { severityName } from './model/groupLabels.js';
import { isFixable } from './model/isFixable.js';
import { joined } from './model/roadmapLabels.js';
import { spokenEvidence } from './model/rowEvidence.js';
import { defectHeading, defectName, evidenceLabel, placeLabel, statusWord } from './model/labels.js';

/** Severity as the Problems panel shows it: shape and theme colour, so that neither alone carries the meaning. */
export function severityIcon(defect: Defect): vscode.ThemeIcon {
  if (disagreement(defect) === 'regression') {
    return new vscode.ThemeIcon('issue-reopened', new vscode.ThemeColor('problemsErrorIcon.foreground'));
  }
  if (!isOpen(defect.status))
    return new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed'));
  switch (defect.severity) {
    case 'critical':
      return new vscode.ThemeIcon('flame', new vscode.ThemeColor('problemsErrorIcon.foreground'));
    case 'high':
      return new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground'));
    case 'medium':
      return new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground'));
    case 'low':
      return new vscode.ThemeIcon('info', new vscode.ThemeColor('problemsInfoIcon.foreground'));
    default:
      return new vscode.ThemeIcon('circle-outline');
  }
}

export interface DefectItemOptions {
  /** Its workspace folder, where rows of several are shown. */
  readonly folder?: string | undefined;
  /** What the code says of it, as the row tells it. Default: all of it */
  readonly evidence?: string;
}

/** The row of a defect: severity, id, title, evidence; the hover has the rest. */
export function defectItem(
  defect: Defect,
  collapsible: vscode.TreeItemCollapsibleState,
  { folder, evidence = evidenceLabel(defect) }: DefectItemOptions = {},
): vscode.TreeItem {
  const item = new vscode.TreeItem(defectName(defect), collapsible);
  item.iconPath = severityIcon(defect);
  item.description = joined(folder, evidence);
  const located = defect.occurrences.length > 0 ? '.located' : '';
  item.contextValue = `defect${located}${isFixable(defect) ? '.fixable' : ''}`;
  const words = [
    defect.priority,
    defect.severity && l10n.t('severity: {0}', severityName(defect.severity)),
    l10n.t('status: {0}', statusWord(defect.status)),
    l10n.t('evidence: {0}', spokenEvidence(defect)),
    defect.owner === undefined ? undefined : l10n.t('owner: {0}', defect.owner),
    folder === undefined ? undefined : l10n.t('folder: {0}', folder),
  ];
  item.accessibilityInformation = {
    label: [defectHeading(defect), ...words.filter((word) => word !== undefined)].join(', '),
  };
  return item;
}

/** Source text is untrusted: it is shown as it is, without HTML, links and icons. */
export function defectTooltip(defect: Defect, facts: CardFacts = {}): vscode.MarkdownString {
  const sources = defect.mentions.map((mention) => placeLabel(mention.path, mention.range.start.line));
  const reported = escapeMarkdown(l10n.t('Reported in {0}', sources.join(', ')));
  return new vscode.MarkdownString(`${defectCard(defect, facts)}\n\n---\n\n${reported}`);
}
