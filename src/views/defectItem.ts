import * as vscode from 'vscode';
import { disagreement } from '../core/ledger/liveness.js';
import type { Defect } from '../core/model/ledger.js';
import { isOpen } from '../core/model/vocabulary.js';
import { defectCard } from './model/defectCard.js';
import { escapeMarkdown } from './model/escapeMarkdown.js';
import { defectHeading, defectName, evidenceLabel, placeLabel } from './model/labels.js';

/** Severity as the Problems panel shows it: shape and theme colour, so that neither alone carries the meaning. */
export function severityIcon(defect: Defect): vscode.ThemeIcon {
  if (disagreement(defect) === 'regression') {
    return new vscode.ThemeIcon('debug-restart', new vscode.ThemeColor('problemsErrorIcon.foreground'));
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

/** The row of a defect: severity, id, title, evidence; the hover has the rest. */
export function defectItem(defect: Defect, collapsible: vscode.TreeItemCollapsibleState): vscode.TreeItem {
  const item = new vscode.TreeItem(defectName(defect), collapsible);
  item.iconPath = severityIcon(defect);
  item.description = evidenceLabel(defect);
  const located = defect.occurrences.length > 0 ? '.located' : '';
  item.contextValue = `defect${located}${isFixable(defect) ? '.fixable' : ''}`;
  const words = [
    defect.priority,
    defect.severity && `${defect.severity} severity`,
    defect.status,
    evidenceLabel(defect),
  ];
  item.accessibilityInformation = {
    label: [defectHeading(defect), ...words.filter((word) => word !== undefined)].join(', '),
  };
  return item;
}

/** Source text is untrusted: it is shown as it is, without HTML, links and icons. */
export function defectTooltip(defect: Defect): vscode.MarkdownString {
  const sources = defect.mentions.map((mention) => placeLabel(mention.path, mention.range.start.line));
  const reported = escapeMarkdown(`Reported in ${sources.join(', ')}`);
  return new vscode.MarkdownString(`${defectCard(defect)}\n\n---\n\n${reported}`);
}

/** There is something to fix it with: a template, or a function that is missing. */
function isFixable({ templates, anchors }: Defect): boolean {
  return (
    templates.length > 0 || anchors.some(({ kind, state }) => kind === 'import' && state === 'confirmed')
  );
}
