import * as vscode from 'vscode';
import type { Defect } from '../core/model/ledger.js';
import { isOpen } from '../core/model/vocabulary.js';
import { escapeMarkdown } from './model/escapeMarkdown.js';
import { detailLines } from './model/detailLines.js';
import { disagreement, evidenceLabel, placeLabel } from './model/labels.js';

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
  const item = new vscode.TreeItem(`${defect.id}  ${defect.title}`, collapsible);
  item.iconPath = severityIcon(defect);
  item.description = evidenceLabel(defect);
  item.contextValue = `defect${defect.occurrences.length > 0 ? '.located' : ''}`;
  const words = [
    defect.priority,
    defect.severity && `${defect.severity} severity`,
    defect.status,
    evidenceLabel(defect),
  ];
  item.accessibilityInformation = {
    label: [`${defect.id}: ${defect.title}`, ...words.filter((word) => word !== undefined)].join(', '),
  };
  return item;
}

/** Source text is untrusted: it is shown as it is, without HTML, links and icons. */
export function defectTooltip(defect: Defect): vscode.MarkdownString {
  const card = new vscode.MarkdownString();
  card.appendMarkdown(`**${escapeMarkdown(`${defect.id}: ${defect.title}`)}**\n\n`);
  const marks = [defect.priority, defect.severity, defect.rawStatus ?? defect.status, evidenceLabel(defect)];
  card.appendMarkdown(escapeMarkdown(marks.filter((mark) => mark !== undefined).join(' · ')));
  const checked = defect.checklist.filter((check) => check.done).length;
  const fields: [string, string | undefined][] = [
    ['Category', defect.category],
    ['Description', defect.description],
    ['Root cause', defect.rootCause],
    ['Impact', defect.impact],
    ['Current', defect.current],
    ['Target', defect.target],
    ['Gap', defect.gapPercent === undefined ? undefined : `${defect.gapPercent}%`],
    ['Effort', defect.effort],
    ['Timeline', defect.timeline],
    ['Owner', defect.owner],
    ['Fix', defect.fixOptions.find((option) => option.recommended)?.description],
    ['Depends on', defect.dependsOn.length > 0 ? defect.dependsOn.join(', ') : undefined],
    ['Checklist', defect.checklist.length > 0 ? `${checked} of ${defect.checklist.length} done` : undefined],
  ];
  const details = detailLines(defect);
  // A mapping of which one line became the field is shown in full, once.
  const plain = fields.filter(([name]) => details.every(([detail]) => detail !== name));
  for (const [name, value] of [...plain, ...details]) {
    if (value === undefined || value === '') continue;
    // The names of details are the source's own words too.
    card.appendMarkdown(`\n\n**${escapeMarkdown(name)}** ${escapeMarkdown(value)}`);
  }
  const sources = defect.mentions.map((mention) => placeLabel(mention.path, mention.range.start.line));
  card.appendMarkdown(`\n\n---\n\n${escapeMarkdown(`Reported in ${sources.join(', ')}`)}`);
  return card;
}
